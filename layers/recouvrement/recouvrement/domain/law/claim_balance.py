"""The components of an accelerated claim, in the order in which payments extinguish them (domain §8.4 point 5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from recouvrement.domain.law.dues import Received


class Component(StrEnum):
    COSTS = "costs"
    ACCRUED_INTEREST = "accrued_interest"
    LATE_INTEREST = "late_interest"
    LEGAL_INTEREST_ON_INDEMNITY = "legal_interest_on_indemnity"
    PRINCIPAL = "principal"
    INSURANCE = "insurance"
    INDEMNITY = "indemnity"


_ORDER: Final = tuple(Component)


@dataclass(frozen=True, slots=True)
class ClaimBalance:
    """What is owed, component by component; the fields stand in the order of allocation."""

    costs: Money
    accrued_interest: Money
    late_interest: Money
    legal_interest_on_indemnity: Money
    principal: Money
    insurance: Money
    indemnity: Money

    @property
    def in_order(self) -> tuple[Money, ...]:
        return (
            self.costs,
            self.accrued_interest,
            self.late_interest,
            self.legal_interest_on_indemnity,
            self.principal,
            self.insurance,
            self.indemnity,
        )

    @property
    def total(self) -> Money:
        return total(self.in_order)


class AllocatedPayment(NamedTuple):
    """A line of the statement: a named tuple for the reason given at `interest.Segment`."""

    received_on: date
    amount: Money
    allocated: tuple[tuple[Component, Money], ...]  # non-zero parts only, in the order of allocation
    unallocated: Money


def pour_on_claim(owed: list[Decimal], payment: Received) -> AllocatedPayment:
    """Take one payment out of what is owed, component by component (domain §8.4 point 5).

    `owed`, in bare decimals and in the order of ClaimBalance, is lowered in place.
    """
    left = payment.amount.amount
    parts: list[tuple[Component, Money]] = []
    for place, amount in enumerate(owed):
        if not left:
            break
        if amount:
            part = min(amount, left)
            owed[place] = amount - part
            left -= part
            parts.append((_ORDER[place], Money.exact(part)))
    return AllocatedPayment(payment.received_on, payment.amount, tuple(parts), Money.exact(left))
