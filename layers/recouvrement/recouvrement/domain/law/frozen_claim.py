"""A loan's claim as acceleration froze it: what fell due before, what was not yet due, what came since (domain §7)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.claim_balance import ClaimBalance
from recouvrement.domain.law.dues import Payment, check_none_negative
from recouvrement.domain.money import ZERO, total

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.law.dues import Received
    from recouvrement.domain.law.indemnity import Indemnity
    from recouvrement.domain.law.periods import Days
    from recouvrement.domain.money import Money
    from recouvrement.domain.position import Instalment, Position


@dataclass(frozen=True, slots=True)
class Acceleration:
    """Notified: first presentation of the letter, or its refusal; against several debtors, the latest date."""

    notified_on: date
    indemnity: Indemnity
    recoverable_costs: Money  # taxable costs only (CCo L312-38)


@dataclass(frozen=True, slots=True)
class FrozenClaim:
    """Instalments fallen due after the acceleration, if any is given, are left out of it (C-14).

    Raises InvalidMessage for a negative sum or rate, and for a payment dated before the acceleration.
    """

    acceleration: Acceleration
    principal_not_yet_due: Money
    instalments: tuple[Instalment, ...]  # what is unpaid of each at the acceleration
    annual_rate_pct: Decimal
    payments: tuple[Received, ...]  # since the acceleration
    without_interest: tuple[Days, ...] = ()  # disjoint, in order: the law stops interest then (CCo L722-14)

    def __post_init__(self) -> None:
        check_none_negative("the principal not yet due", (self.principal_not_yet_due,))
        check_none_negative("the sum of recoverable costs", (self.acceleration.recoverable_costs,))
        parts = [part for one in self.instalments for part in (one.interest, one.insurance, one.principal)]
        check_none_negative("a part of an overdue instalment", parts)
        check_none_negative("a payment", (payment.amount for payment in self.payments))
        start = self.acceleration.notified_on
        early = [payment.received_on for payment in self.payments if payment.received_on < start]
        if early:
            raise InvalidMessage(f"a payment of {early[0]} comes before the acceleration of {start}")

    @property
    def overdue(self) -> tuple[Instalment, ...]:
        """Instalments fallen due up to the acceleration."""
        day = self.acceleration.notified_on
        return tuple([one for one in self.instalments if one.due_on <= day])

    def opening_balance(self) -> ClaimBalance:
        overdue = self.overdue
        return ClaimBalance(
            costs=self.acceleration.recoverable_costs,
            accrued_interest=total([one.interest for one in overdue]),
            late_interest=ZERO,
            legal_interest_on_indemnity=ZERO,
            principal=total([one.principal for one in overdue]) + self.principal_not_yet_due,
            insurance=total([one.insurance for one in overdue]),
            indemnity=self.acceleration.indemnity.amount,
        )


def freeze_claim(position: Position, acceleration: Acceleration) -> FrozenClaim:
    """Freeze a position: receipts up to the acceleration pour on instalments, those after it on the whole claim.

    `position.principal_not_yet_due` must be the one of the acceleration: later figures are ignored (domain §7).
    Money left over when every instalment was paid counts from the day of the acceleration.
    """
    day = acceleration.notified_on
    fallen = [one for one in position.instalments if one.due_on <= day]
    before = pour_on_instalments(fallen, (one.amount for one in position.receipts if one.received_on <= day))
    since: list[Received] = [one for one in position.receipts if one.received_on > day]
    if before.unallocated:
        since.insert(0, Payment(day, before.unallocated))
    return FrozenClaim(
        acceleration, position.principal_not_yet_due, before.unpaid, position.terms.annual_rate_pct, tuple(since)
    )
