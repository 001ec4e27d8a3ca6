"""What a named person decided about chasing: dated actions, folded into the days on which nobody is chased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.law.periods import Days, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class HoldReason(StrEnum):
    """Why nobody is chased for a while (domain §10.2)."""

    DISPUTE = "dispute"
    FRAUD = "fraud"
    GRACE_PERIOD = "grace_period"
    VULNERABILITY = "vulnerability"
    INSURANCE = "insurance"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Hold:
    """A placement. What was decided about the same hold since is in its changes."""

    hold_id: str
    reason: HoldReason
    placed_on: date  # takes effect; may be before or after the day on which it is said
    until: date | None  # last day of the hold; None: until somebody lifts it
    party_id: PartyId | None = None  # None: nobody of the case is chased


@dataclass(frozen=True, slots=True)
class HoldChange:
    """From the day `on`, the hold has another last day; None: until somebody lifts it. Lifted: the day before `on`."""

    hold_id: str
    on: date
    until: date | None
    said_on: date  # of two that take effect the same day, the one that was said last stands

    @property
    def is_lift(self) -> bool:
        return self.until is not None and self.until < self.on


def lifted(hold_id: str, on: date, said_on: date) -> HoldChange:
    return HoldChange(hold_id, on, on - timedelta(days=1), said_on)


def hold_days(hold: Hold, changes: Iterable[HoldChange]) -> tuple[Days, ...]:
    """Its days, whatever the order in which placement, extensions and lifts were heard of.

    A day is held if the last change in force on it, or else the placement, had not run out by then. What takes effect
    before the placement does nothing to it: the hold is placed anew.
    """
    return merged(_stretches(hold, changes))


def _stretches(hold: Hold, changes: Iterable[HoldChange]) -> Iterator[Days]:
    own = sorted((one for one in changes if one.hold_id == hold.hold_id), key=_by_effect)
    lasts = [(hold.placed_on, hold.until), *((one.on, one.until) for one in own if one.on >= hold.placed_on)]
    for (start, until), (following, _) in pairwise(lasts):
        yield Days(start, _sooner(until, following - timedelta(days=1)))
    yield Days(*lasts[-1])


def _by_effect(change: HoldChange) -> tuple[date, date, bool, date]:
    return change.on, change.said_on, change.is_lift, change.until or date.max


def _sooner(until: date | None, day: date) -> date:
    return day if until is None else min(until, day)
