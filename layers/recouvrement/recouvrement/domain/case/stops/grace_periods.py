"""A delay that a judge gave: two years at most, without increase nor penalty (CC 1343-5, CCo L314-20; domain §10.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.law.periods import Days
from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class ScheduledPayment:
    """What a judge or the over-indebtedness commission has a debtor pay on a day. No interest is told apart."""

    due_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class GracePeriod:
    """`order_id` is the bank's reference of the decision."""

    order_id: str
    granted_on: date  # day of the decision
    until: date  # last day of the delay
    party_id: PartyId | None = None  # None: it was given to all the debtors
    schedule: tuple[ScheduledPayment, ...] = ()  # empty: everything is due again after the last day

    @property
    def days(self) -> Days:
        return Days(self.granted_on, self.until)


def first_uncovered(schedule: Iterable[ScheduledPayment], received: Money) -> date | None:
    """Due date, past or to come, of the oldest payment that the money received does not cover; None: all are."""
    left = received
    for one in sorted(schedule, key=lambda payment: payment.due_on):
        if left < one.amount:
            return one.due_on
        left = left - one.amount
    return None
