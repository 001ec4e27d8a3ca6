"""A day is reached: whatever case has something to do is told so, in tickets of ten."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from recouvrement.domain.case.commands.day import Slot
from recouvrement.domain.case.state import Phase
from recouvrement.messages.functions import CASES_PER_TICK
from recouvrement.messages.reports import day_reached

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recouvrement.domain.identifiers import CaseId
    from recouvrement.messages.envelope import Envelope
    from recouvrement.messages.reports import DayStart
    from recouvrement.usecases.ports import Inbox


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of the sparse index: a case that something is owed to."""

    case_id: CaseId
    next_action_on: date
    phase: Phase


class Agenda(Protocol):
    def due(self, today: date) -> Iterator[CaseId]:
        """Cases whose next action is on that day or before it."""

    def rows(self) -> Iterator[AgendaRow]:
        """All of it: read once a day, to count."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """`open_cases` by phase, counted in the morning only; None in the other slots."""

    told: int
    open_cases: Counter[Phase] | None


def sweep_cases(start: DayStart, agenda: Agenda, ticks: Inbox) -> Sweep:
    """Send one `day.reached` for each ten cases that are due. Raises Outage; telling twice is harmless."""
    phases: Counter[Phase] | None = Counter() if start.slot is Slot.MORNING else None
    cases = agenda.due(start.today) if phases is None else _counted(agenda.rows(), start.today, phases)
    told: list[int] = []
    ticks.send(_tickets(start, cases, told))
    return Sweep(sum(told), phases)


def _counted(rows: Iterable[AgendaRow], today: date, phases: Counter[Phase]) -> Iterator[CaseId]:
    for row in rows:
        if row.phase is not Phase.CLOSED:
            phases[row.phase] += 1
        if row.next_action_on <= today:
            yield row.case_id


def _tickets(start: DayStart, cases: Iterable[CaseId], told: list[int]) -> Iterator[Envelope]:
    waiting: list[CaseId] = []
    for case_id in cases:
        waiting.append(case_id)
        if len(waiting) == CASES_PER_TICK:
            told.append(len(waiting))
            yield day_reached(start, waiting)
            waiting = []
    if waiting:
        told.append(len(waiting))
        yield day_reached(start, waiting)
