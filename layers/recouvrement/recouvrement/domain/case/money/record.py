"""Debits on their way a second time, money whose owner is searched, and what was paid back (domain §4.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.money import ZERO, Money
from recouvrement.domain.position import Receipt


@dataclass(frozen=True, slots=True)
class Representation:
    presented_on: date
    answer_by: date  # last day on which the debtor's bank may still answer

    def waits_on(self, day: date) -> bool:
        return day <= self.answer_by


@dataclass(frozen=True, slots=True)
class Unallocated:
    """Money that may be of this contract; nobody knows yet. It pays nothing before a named person attaches it."""

    receipt: Receipt
    told_on: date  # the search counts from here, the thirty days from the receipt's own day


@dataclass(frozen=True, slots=True)
class EverydayMoney:
    representations: tuple[Representation, ...] = ()
    refunded: Money = ZERO  # of what was paid too much; moved to another contract, too
    waived: Money = ZERO  # given up for good: nobody owes it any more
    unallocated: tuple[Unallocated, ...] = ()  # attached and returned ones stay
    returned: tuple[ReceiptId, ...] = ()

    def pending_on(self, day: date) -> Representation | None:
        """The one whose answer comes last. None: nothing is on its way, or everything was answered."""
        waiting = [one for one in self.representations if one.waits_on(day)]
        return max(waiting, key=lambda one: one.answer_by, default=None)


NOTHING_YET: Final = EverydayMoney()
