"""Stretches of whole days: what was stopped, and what the time outside of it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both counted; `last` None: without an end. A last day before the first: no day at all."""

    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def is_empty(self) -> bool:
        return self.last is not None and self.last < self.first


def merged(stretches: Iterable[Days]) -> tuple[Days, ...]:
    """The same days, disjoint, not even touching, the earliest first."""
    found: list[Days] = []
    for one in sorted((days for days in stretches if not days.is_empty), key=lambda days: days.first):
        before = found[-1] if found else None
        if before is None or (before.last is not None and before.last + _ONE_DAY < one.first):
            found.append(one)
        else:
            found[-1] = Days(before.first, _later(before.last, one.last))
    return tuple(found)


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def after(start: date, count: int, stopped: Sequence[Days]) -> date | None:
    """The day on which so many days have passed since `start`, those that were stopped not counted.

    `stopped` as `merged` gives it. None: a stretch without an end comes first, so nobody knows yet.
    """
    day = start + timedelta(days=count)
    for one in stopped:
        if one.first > day:
            break
        if one.last is None:
            return None
        day += timedelta(days=max(0, (one.last - max(one.first - _ONE_DAY, start)).days))
    return day


def outside(first_excl: date, last_incl: date, stopped: Sequence[Days]) -> tuple[tuple[date, date], ...]:
    """What is left of (first, last] without the days that were stopped, as such intervals, in order (C-02)."""
    pieces: list[tuple[date, date]] = []
    start = first_excl
    for one in stopped:
        if one.first > last_incl:
            break
        if start < one.first - _ONE_DAY:
            pieces.append((start, one.first - _ONE_DAY))
        start = last_incl if one.last is None else max(start, one.last)
    if start < last_incl:
        pieces.append((start, last_incl))
    return tuple(pieces)
