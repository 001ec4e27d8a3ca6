"""The components of an accelerated claim, in the order in which payments extinguish them (domain §8.4 point 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from recouvrement.domain.law.allocation import pour_in_order
from recouvrement.domain.law.dues import check_not_negative
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from datetime import date

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

    def with_interest(self, contractual: Money, legal: Money) -> ClaimBalance:
        """Add what a period accrued."""
        if not contractual and not legal:
            return self
        late, on_indemnity = self.late_interest + contractual, self.legal_interest_on_indemnity + legal
        return replace(self, late_interest=late, legal_interest_on_indemnity=on_indemnity)


@dataclass(frozen=True, slots=True)
class AllocatedPayment:
    received_on: date
    amount: Money
    allocated: tuple[tuple[Component, Money], ...]  # non-zero parts only, in the order of allocation
    unallocated: Money


def pour_on_claim(balance: ClaimBalance, payment: Received) -> tuple[ClaimBalance, AllocatedPayment]:
    """Allocate one payment after acceleration (domain §8.4 point 5). Raises InvalidMessage for a negative one."""
    check_not_negative("a payment", payment.amount)
    owed = balance.in_order
    taken, unallocated = pour_in_order(owed, payment.amount)
    left = ClaimBalance(*(before - part if part else before for before, part in zip(owed, taken, strict=True)))
    parts = tuple((component, part) for component, part in zip(_ORDER, taken, strict=True) if part)
    return left, AllocatedPayment(payment.received_on, payment.amount, parts, unallocated)
