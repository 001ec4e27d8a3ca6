"""What a run cost, in AWS calls of the functions: per transition, per case, per day on which nothing happened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from infra.local.template import Properties
    from infra.local.world import World

DECIDING_CALL = ("advance_case", "TransactWriteItems")  # one transition is one transaction


@dataclass(slots=True)
class Figures:
    """A hook of the calendar: remembers the totals at the end of each day."""

    days: list[tuple[date, int, int]] = field(default_factory=list)  # day, calls and transitions of that day
    _calls: int = 0
    _transitions: int = 0

    def __call__(self, day: date, world: World) -> None:
        calls, transitions = world.counter.total(), transitions_of(world)
        self.days.append((day, calls - self._calls, transitions - self._transitions))
        self._calls, self._transitions = calls, transitions

    def summary(self, world: World, cases: int) -> Properties:
        """Give the figures as JSON will show them. A quiet day is one without any transition."""
        quiet = [calls for _, calls, transitions in self.days if transitions == 0]
        transitions = transitions_of(world)
        return {
            "days": len(self.days),
            "invocations": dict(sorted(world.counter.invocations.items())),
            "aws_calls": world.counter.total(),
            "aws_calls_by_function": _by_operation(world),
            "transitions": transitions,
            "aws_calls_per_transition": _ratio(world.counter.total(), transitions),
            "aws_calls_per_case": _ratio(world.counter.total(), cases),
            "quiet_days": len(quiet),
            "aws_calls_per_quiet_day": _ratio(sum(quiet), len(quiet)),
        }


def transitions_of(world: World) -> int:
    return sum(count for (function, _, call), count in world.counter.calls.items() if (function, call) == DECIDING_CALL)


def _by_operation(world: World) -> dict[str, dict[str, int]]:
    functions: dict[str, Counter[str]] = {}
    for (function, service, call), count in sorted(world.counter.calls.items()):
        functions.setdefault(function, Counter())[f"{service}:{call}"] += count
    return {function: dict(calls) for function, calls in functions.items()}


def _ratio(count: int, of: int) -> float | None:
    return round(count / of, 2) if of else None
