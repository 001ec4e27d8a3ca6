"""Debits on their way a second time, and what was paid back (domain §4.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from recouvrement.domain.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Representation:
    presented_on: date
    answer_by: date  # last day on which the debtor's bank may still answer

    def waits_on(self, day: date) -> bool:
        return day <= self.answer_by


@dataclass(frozen=True, slots=True)
class EverydayMoney:
    representations: tuple[Representation, ...] = ()
    refunded: Money = ZERO

    def pending_on(self, day: date) -> Representation | None:
        """The one whose answer comes last. None: nothing is on its way, or everything was answered."""
        waiting = [one for one in self.representations if one.waits_on(day)]
        return max(waiting, key=lambda one: one.answer_by, default=None)


NOTHING_YET: Final = EverydayMoney()
