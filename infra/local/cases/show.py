"""One case as a person wants it: who, what is owed and since when, what comes next and why, what has happened."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from infra.local.report.histories import History, dated, names_of
from infra.local.report.people import Cast
from infra.local.report.sentences import is_mechanism, sentence
from infra.local.report.words import CLOSE_REASONS, PHASES, PRODUCTS, ROLES, obstacle, step_name
from recouvrement.domain.case.steps.guards import approved, blockers
from recouvrement.domain.case.view import View
from recouvrement.domain.letters.french import day as long_day
from recouvrement.domain.letters.french import euros, short_day
from recouvrement.domain.procedure import Situation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from infra.local.cases.archive import Archive
    from infra.local.report.histories import DatedEvent
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.identifiers import CaseId


def show(case_id: CaseId, today: date, archive: Archive) -> str:
    """Plain text, in French. Raises KeyError for a case that nobody knows."""
    stored = archive.store.case(case_id)
    if stored is None:
        raise KeyError(case_id)
    case = stored.case
    procedure = archive.procedures.of(case.terms.product)
    if procedure is None:
        raise KeyError(case.terms.product)
    history = History(case, dated(archive.store.journal(case_id)), names_of(archive.store, case))
    # What stands in the way because facts are old today is not what a reader of an earlier day asks about.
    view = View(case, procedure, Situation(today, stored.as_of, stored.as_of))
    cast = Cast(case, history.names)
    parts = (_head(view), _people(view, cast), _owed(view), _next(view), _tasks(view), _story(history, cast))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(view: View) -> list[str]:
    case = view.case
    opened = f"ouvert le {long_day(case.opened_on)}"
    end = "" if case.closed_on is None else f", clos le {long_day(case.closed_on)}"
    reason = "" if case.close_reason is None else f" ({CLOSE_REASONS[case.close_reason]})"
    product = PRODUCTS[case.terms.product]
    return [
        f"Dossier {case.case_id}, au {long_day(view.today)}",
        f"{product}, contrat {case.contract_id}, agence {case.terms.agency}",
        f"{PHASES[case.phase]} ; {opened}{end}{reason}",
    ]


def _people(view: View, cast: Cast) -> list[str]:
    return ["Qui doit", *(f"  {line}" for debtor in view.case.debtors for line in _person(debtor, cast))]


def _person(debtor: Debtor, cast: Cast) -> Iterator[str]:
    yield f"{cast.person(debtor.party_id)}, {ROLES[debtor.role]}"
    for label, on in _dates(debtor):
        if on is not None:
            yield f"  {label} {long_day(on)}"
    if debtor.frozen is not None:
        yield f"  poursuites suspendues ({debtor.frozen})"


def _dates(debtor: Debtor) -> Iterator[tuple[str, date | None]]:
    yield "décédé le", debtor.deceased_on
    yield "adresse inconnue depuis le", debtor.address_invalid_on
    yield "effacement de ses dettes le", debtor.discharged_on
    if debtor.notice is not None:
        yield "mise en demeure présentée le", debtor.notice.presented_on
        yield "délai de régularisation jusqu’au", debtor.notice.cure_ends_on
    yield "déchéance du terme notifiée le", debtor.accelerated_on
    if debtor.ficp is not None and debtor.ficp.stands:
        yield "inscrit au FICP depuis le", debtor.ficp.declared_on


def _owed(view: View) -> list[str]:
    arrears, lines = view.arrears, ["Ce qui est dû"]
    lines.append(f"  {euros(view.outstanding)} au total")
    if arrears.oldest_unpaid_on is not None:
        days = (view.today - arrears.oldest_unpaid_on).days
        lines.append(f"  impayé depuis le {long_day(arrears.oldest_unpaid_on)} ({days} jours)")
    lines += [f"  échéance du {short_day(one.due_on)} : {euros(one.amount)}" for one in arrears.unpaid]
    if view.last_day_to_sue is not None:
        left = (view.last_day_to_sue - view.today).days
        lines.append(f"  dernier jour pour agir en justice : {long_day(view.last_day_to_sue)} (reste {left} jours)")
    return lines


def _next(view: View) -> list[str]:
    step = view.required if view.case.is_open else None
    if step is None:
        return ["La suite", "  aucune étape n’est attendue"]
    day = "quand une date manquante sera connue" if step.not_before is None else f"le {long_day(step.not_before)}"
    lines = ["La suite", f"  {step_name(step.step.name)}, au plus tôt {day}"]
    waits = [*blockers(step.step.guard, view), *(approved(step.step.approval, view) if step.step.approval else ())]
    lines += [f"  attend : {obstacle(blocker.code, blocker.sentence)}" for blocker in waits]
    lines += [f"  en route : {letter.code}, demandée le {short_day(letter.requested_on)}" for letter in step.in_flight]
    return lines


def _tasks(view: View) -> list[str]:
    waiting = [task for task in view.case.tasks if task.is_open]
    lines = [
        f"  avant le {short_day(task.deadline)} : {task.sentence}"
        + (f" ({task.owner})" if task.owner is not None else "")
        for task in waiting
    ]
    return ["À faire", *lines] if lines else []


def _story(history: History, cast: Cast) -> list[str]:
    lines = ["Chronologie"]
    for on, events in groupby(history.events, lambda each: each.on):
        told = [sentence(each.event, cast) for each in events if _matters(each)]
        lines += [f"  {short_day(on)}  {text}" for text in told]
    return lines


def _matters(each: DatedEvent) -> bool:
    return not is_mechanism(each.event)
