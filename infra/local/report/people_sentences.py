"""Facts of one debtor, and what keeps the bank from chasing."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from infra.local.report.words import HOLD_REASONS, ROLES, SEARCH_OUTCOMES, STAGES
from recouvrement.domain.case.events.people import (
    AccelerationSent,
    AddressInvalidated,
    CurePeriodOpened,
    DebtorAccelerated,
    DebtorChanged,
    DebtorDied,
    DebtorFrozen,
    DebtorUnfrozen,
    HoldLifted,
    HoldPlaced,
    NoticeExtinguished,
    NoticeGiven,
    PeopleEvent,
    SearchDecided,
)
from recouvrement.domain.letters.french import day, euros

if TYPE_CHECKING:
    from infra.local.report.people import Cast
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.stops.holds import Hold


def people_sentence(event: PeopleEvent, cast: Cast) -> str:
    match event:
        case DebtorChanged(debtor):
            return _changed(debtor, cast)
        case AddressInvalidated(party_id, on):
            return f"{cast.person(party_id)} n’habite plus à l’adresse connue : la banque l’apprend le {day(on)}."
        case SearchDecided(party_id, decision, reason):
            choice = SEARCH_OUTCOMES[decision.outcome]
            return f"Adresse de {cast.person(party_id)} introuvable. {decision.by} décide : {choice}. {reason}"
        case DebtorDied(party_id, on):
            return f"Décès de {cast.person(party_id)} le {day(on)} : plus aucune lettre ne lui est adressée."
        case DebtorFrozen(party_id=party_id, stage=stage, on=on):
            return f"{cast.person(party_id)} : {_stage(stage)} le {day(on)}. Plus rien ne lui est demandé."
        case DebtorUnfrozen(party_id, stage, on):
            return f"{cast.person(party_id)} : {_stage(stage)} le {day(on)}."
        case NoticeGiven():
            days = f"{event.cure_days} jours à compter de la première présentation"
            return f"Somme à régulariser par {cast.person(event.party_id)} : {euros(event.cure_amount)}, {days}."
        case AccelerationSent(party_id):
            return f"La déchéance du terme part pour {cast.person(party_id)}."
        case CurePeriodOpened(party_id, _, presented_on, ends_on):
            proof = f"Mise en demeure présentée à {cast.person(party_id)} le {day(presented_on)}"
            return f"{proof} : régularisation possible jusqu’au {day(ends_on)}."
        case DebtorAccelerated(party_id, _, on):
            return f"Déchéance du terme notifiée à {cast.person(party_id)} le {day(on)} : tout le prêt est exigible."
        case NoticeExtinguished():
            return "La somme mise en demeure est payée : la mise en demeure est éteinte pour tous."
        case HoldPlaced(hold, by):
            return f"Suspension des relances par {by} : {_hold(hold)}."
        case HoldLifted(_, by, on, _):
            return f"Fin de la suspension, décidée par {by} le {day(on)}."
        case _:
            assert_never(event)


def _changed(debtor: Debtor, cast: Cast) -> str:
    person = cast.person(debtor.party_id)
    if debtor.version == 1:
        return f"{person} rejoint le dossier ({ROLES[debtor.role]})."
    return f"Nouvelles coordonnées de {person} (version {debtor.version})."


def _hold(hold: Hold) -> str:
    end = "jusqu’à nouvel ordre" if hold.until is None else f"jusqu’au {day(hold.until)}"
    return f"{HOLD_REASONS[hold.reason]}, {end}"


def _stage(stage: str) -> str:
    return STAGES.get(stage, stage)
