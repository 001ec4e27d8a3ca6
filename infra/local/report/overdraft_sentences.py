"""The twelve instalments of a cut overdraft."""

from __future__ import annotations

from typing import assert_never

from recouvrement.domain.case.events.overdraft import (
    AccountClosed,
    LimitEnded,
    LimitEndingDecided,
    OverdraftEvent,
    OverrunEnded,
    TwelveInstalmentsAccepted,
    TwelveInstalmentsBreached,
    TwelveInstalmentsRefused,
)
from recouvrement.domain.letters.french import day, euros


def overdraft_sentence(event: OverdraftEvent) -> str:
    match event:
        case TwelveInstalmentsAccepted(schedule, on):
            first = schedule[0]
            part = f"{len(schedule)} mensualités de {euros(first.payment)}, à partir du {day(first.due_on)}"
            return f"Le titulaire choisit de rembourser le découvert en {part} (accord du {day(on)})."
        case TwelveInstalmentsRefused(on):
            return f"Le titulaire refuse les douze mensualités, le {day(on)}."
        case TwelveInstalmentsBreached(due_on):
            return f"La mensualité du {day(due_on)} n’a pas été payée : le solde restant peut être réclamé."
        case OverrunEnded(next_since):
            return f"Le dépassement a pris fin ; un autre a commencé le {day(next_since)}, qui a son propre dossier."
        case AccountClosed(on):
            return f"Le préavis s’est achevé le {day(on)} : le compte est clos, tout son solde est exigible."
        case LimitEndingDecided(by, requested_by, shorter, on):
            notice = (
                "deux mois de préavis" if shorter is None else f"{shorter.days} jours de préavis ({shorter.reason})"
            )
            return f"{by} met fin au découvert autorisé le {day(on)}, à la demande de {requested_by} : {notice}."
        case LimitEnded(on):
            return f"Le préavis s’est achevé le {day(on)} : plus aucun découvert n’est autorisé."
        case _:
            assert_never(event)
