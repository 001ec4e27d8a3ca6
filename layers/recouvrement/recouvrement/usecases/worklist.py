"""The worklist of an agency: what to do first, and one call a day to a person whatever he owes (domain §4.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from recouvrement.domain.case.dialogue.calls import contacts_with, why_not_called
from recouvrement.domain.case.tasks.record import Task, TaskKind
from recouvrement.domain.case.tasks.worklists import worklist_rank
from recouvrement.domain.case.view import View
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.procedure import Situation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.identifiers import CaseId, PartyId
    from recouvrement.domain.position import Party
    from recouvrement.usecases.ports import CaseStore, Feeds, Procedures


class Worklists(Protocol):
    """The indexes of tasks and of people."""

    def of_agency(self, agency: str) -> Iterator[CaseId]:
        """Cases with an open task, the most urgent first."""

    def of_person(self, party_id: PartyId) -> Iterator[CaseId]:
        """Every case of that person, open or closed, once."""


@dataclass(frozen=True, slots=True)
class Sources:
    cases: CaseStore
    worklists: Worklists
    procedures: Procedures
    feeds: Feeds


@dataclass(frozen=True, slots=True)
class CaseTasks:
    """What is to be done in one case of the person. A joint account stands under each of its holders."""

    view: View
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, or one case for what is about no person."""

    party: Party | None  # None: about the case, or erased
    cases: tuple[CaseTasks, ...]  # most urgent first
    no_call: str | None  # French: why nobody calls him today; None: call, if a task says so


def worklist(agency: str, today: date, sources: Sources) -> tuple[Entry, ...]:
    """Most urgent first. Raises Outage, InvalidMessage for a case that the bank has no strategy for."""
    found: dict[str, list[CaseTasks]] = {}
    for case_id in sources.worklists.of_agency(agency):
        view = _view(case_id, today, sources)
        for key, tasks in _by_person(view).items():
            found.setdefault(key, []).append(CaseTasks(view, tasks))
    return tuple(_entry(agency, cases, sources) for cases in found.values())


def _by_person(view: View) -> dict[str, tuple[Task, ...]]:
    people: dict[str, tuple[Task, ...]] = {}
    for task in view.case.tasks:
        if task.is_for(view.today):
            key = task.party_id or view.case.case_id
            people[key] = (*people.get(key, ()), task)
    return people


def _entry(agency: str, cases: list[CaseTasks], sources: Sources) -> Entry:
    first = cases[0]
    party_id = first.tasks[0].party_id
    if party_id is None:
        return Entry(None, tuple(cases), None)
    version = first.view.case.debtor(party_id).version
    party = sources.cases.party(first.view.case.case_id, party_id, version)
    calls = any(task.kind is TaskKind.CALL for one in cases for task in one.tasks)
    return Entry(party, tuple(cases), _no_call(agency, party_id, first.view, sources) if calls else None)


def _no_call(agency: str, party_id: PartyId, view: View, sources: Sources) -> str | None:
    """By all his contracts: what was tried, how fresh the facts are, and which agency's case comes first."""
    views = [_view(case_id, view.today, sources) for case_id in sources.worklists.of_person(party_id)]
    tried = [contact for one in views for contact in contacts_with(party_id, one)]
    reason = why_not_called(tried, view.today, view.parameters.dialogue, view.case.region_of(party_id))
    if reason is not None:
        return reason
    wanted = [one for one in views if _is_call_wanted(one, party_id)]
    if not all(one.situation.is_fresh for one in wanted):
        return "les positions ne sont pas à jour : il a peut-être payé"
    caller = min(wanted, key=_urgency).case.terms.agency
    return None if caller == agency else f"l’agence {caller} l’appelle pour tous ses contrats"


def _is_call_wanted(view: View, party_id: PartyId) -> bool:
    return any(
        task.kind is TaskKind.CALL and task.party_id == party_id and task.is_for(view.today) for task in view.case.tasks
    )


def _urgency(view: View) -> tuple[str, str]:
    return worklist_rank(view) or "", view.case.case_id


def _view(case_id: CaseId, today: date, sources: Sources) -> View:
    stored = sources.cases.case(case_id)
    if stored is None:
        raise InvalidMessage(f"there is no case {case_id}")
    procedure = sources.procedures.of(stored.case.terms.product)
    if procedure is None:
        raise InvalidMessage(f"the bank has no strategy for {stored.case.terms.product}")
    return View(stored.case, procedure, Situation(today, sources.feeds.newest_complete(), stored.as_of))
