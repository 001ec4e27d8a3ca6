"""What may be said to each debtor, kept the naive way: the procedures he is in, as they were told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

ENDS: Final = frozenset({"FIN", "ended"})
ERASED: Final = "RP_SANS_LJ"
INSOLVENCY: Final = "insolvency"


@dataclass
class Stretch:
    """A hold, a dispute or a grace period; `party_id` None: it is everybody's."""

    first: date
    last: date | None = None
    party_id: str | None = None
    is_dispute: bool = False
    changes: list[tuple[date, date, bool, date]] = field(default_factory=list)  # from, said on, a lift?, last day

    def holds(self, day: date) -> bool:
        """A hold is placed anew after what was said to begin before it; a dispute is over from its first answer."""
        if day < self.first:
            return False
        if self.is_dispute:
            return all(day < change[0] for change in self.changes)
        said = [one for one in self.changes if self.first <= one[0] <= day]
        last = max(said)[3] if said else self.last
        return last is None or day <= last


@dataclass
class Person:
    is_guarantor: bool
    is_consumer: bool = True
    has_address: bool = True
    moves: int = 0
    stages: set[tuple[str, date, bool, str]] = field(default_factory=set)  # reason, day, is it the end?, stage
    reviews: list[date] = field(default_factory=list)
    served_on: list[date] = field(default_factory=list)
    opposed_on: list[date] = field(default_factory=list)

    @property
    def is_erased(self) -> bool:
        return any(stage == ERASED for _, _, _, stage in self.stages)

    @property
    def is_frozen(self) -> bool:
        """In a procedure, or out of one that nobody has looked at since."""
        return any(self._is_in(reason) for reason, _, _, _ in self.stages)

    @property
    def is_insolvent(self) -> bool:
        return self._is_in(INSOLVENCY)

    def ended_on(self, reason: str) -> date | None:
        """None: it runs, or there was none."""
        runs, ended = self._course(reason)
        return None if runs else ended

    def is_observed(self, day: date) -> bool:
        """From the opening of an insolvency until what the court decides next (Ccom L622-28)."""
        told = sorted((on, is_end, stage) for reason, on, is_end, stage in self.stages if reason == INSOLVENCY)
        opened = [on for on, _, stage in told if stage == "opened"]
        since = max((on for on in opened if on <= day), default=None)
        return since is not None and not any(since <= on <= day for on, _, stage in told if stage != "opened")

    def _is_in(self, reason: str) -> bool:
        runs, ended = self._course(reason)
        return runs or (ended is not None and not any(on >= ended for on in self.reviews))

    def _course(self, reason: str) -> tuple[bool, date | None]:
        runs, ended = False, None
        for _, on, is_end, _ in sorted(one for one in self.stages if one[0] == reason):
            if is_end and runs:
                ended = on
            runs = not is_end
        return runs, ended
