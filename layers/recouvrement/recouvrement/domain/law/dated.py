"""Values that the law replaces from a known day on: never two at once, never none in between, never extrapolated."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

from recouvrement.domain.errors import InvalidProcedure

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class InForce(Generic[Value]):
    """A value and its first and last day; `until` None: no end is known yet."""

    since: date
    until: date | None
    value: Value


@dataclass(frozen=True, slots=True)
class Dated(Generic[Value]):
    """The successive values of one figure, oldest first; `name` is for messages.

    Raises InvalidProcedure on an empty list, an overlap, a gap or disorder.
    """

    name: str
    entries: tuple[InForce[Value], ...]

    def __post_init__(self) -> None:
        if not self.entries:
            raise InvalidProcedure("no value at all")
        for entry in self.entries:
            if entry.until is not None and entry.until < entry.since:
                raise InvalidProcedure(f"disorder: it ends on {entry.until}, before it starts on {entry.since}")
        for before, after in pairwise(self.entries):
            _check_neighbours(before.since, before.until, after.since)

    def on(self, day: date) -> Value:
        """Return the value in force that day. Raises InvalidProcedure when none is known."""
        for entry in reversed(self.entries):
            if entry.since <= day and (entry.until is None or day <= entry.until):
                return entry.value
        raise InvalidProcedure(
            f"{self.name}: no value is known on {day}, only from {self.entries[0].since} to {self.entries[-1].until}"
        )


def _check_neighbours(since: date, until: date | None, next_since: date) -> None:
    if next_since <= since:
        raise InvalidProcedure(f"disorder: {next_since} comes after {since}")
    if until is None or next_since <= until:
        raise InvalidProcedure(f"overlap: {next_since} starts before the value of {since} ends")
    if next_since != until + timedelta(days=1):
        raise InvalidProcedure(f"gap: nothing between {until} and {next_since}")
