"""The portfolio by phase, day after day: each journal is folded up to the close of each day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from recouvrement.domain.case.evolve import evolve, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infra.local.report.histories import History
    from recouvrement.domain.case.state import Phase


@dataclass(frozen=True, slots=True)
class Span:
    """Days of a run, both included."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=offset) for offset in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class PhaseCount:
    on: date
    cases: Counter[Phase]


def phases_of(histories: Iterable[History], span: Span) -> tuple[PhaseCount, ...]:
    """How many cases stood in each phase at the close of each day."""
    changes = [_changes(history) for history in histories]
    return tuple(
        PhaseCount(day, Counter(phase for change in changes if (phase := _on(day, change)) is not None))
        for day in span.days
    )


def _changes(history: History) -> list[tuple[date, Phase]]:
    """Phase after each event, by the day of the event."""
    opening, *rest = history.events
    cases = accumulate((each.event for each in rest), evolve, initial=fold([opening.event]))
    return [(each.on, case.phase) for each, case in zip(history.events, cases, strict=True)]


def _on(day: date, changes: list[tuple[date, Phase]]) -> Phase | None:
    """None: the case was not open yet."""
    return next((phase for on, phase in reversed(changes) if on <= day), None)
