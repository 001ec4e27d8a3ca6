"""What an enforcement order still brings on a day: costs, interest, principal (domain §8.4 and §8.6)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.dues import Received, check_none_negative
from recouvrement.domain.law.interest import (
    LegalRateApplied,
    Period,
    Segment,
    contractual_interest,
    daily_interest,
    increase_applies_after,
    legal_interest,
    total_interest,
)
from recouvrement.domain.law.order_allocation import DEBTOR_ORDER, Order, OrderAllocation, OrderBalance, pour_on_order
from recouvrement.domain.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recouvrement.domain.law.parameters import LegalParameters


@dataclass(frozen=True, slots=True)
class Cost:
    """Owed by the debtor from that day (Ccom A444-31, CPCE L111-8)."""

    noted_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class OrderClaim:
    """`awarded` holds interest up to `counted_on`; what came later is in `costs` and `payments`.

    `annual_rate_pct` None: the legal rate runs, five points more after two months (CMF L313-3); `enforceable_on` None:
    no increase yet. Raises InvalidMessage for a negative sum.
    """

    awarded: OrderBalance
    counted_on: date
    annual_rate_pct: Decimal | None
    enforceable_on: date | None
    costs: tuple[Cost, ...]
    payments: tuple[Received, ...]
    order: Order = DEBTOR_ORDER

    def __post_init__(self) -> None:
        check_none_negative("a cost", (cost.amount for cost in self.costs))
        check_none_negative("a payment", (payment.amount for payment in self.payments))


@dataclass(frozen=True, slots=True)
class PouredPayment:
    received_on: date
    amount: Money
    allocation: OrderAllocation


@dataclass(frozen=True, slots=True)
class OrderStatement:
    """`dropped_interest`: older than the law lets the bank claim, and unpaid; it is not in what is due."""

    claim: OrderClaim
    statement_on: date
    interest_lines: tuple[Segment, ...]
    payments: tuple[PouredPayment, ...]
    dropped_interest: Money
    closing: OrderBalance
    total_due: Money
    daily_interest: Money  # zero at the legal rate: it changes every half-year
    parameters_version: str


def interest_kept_from(statement_on: date, interrupted_on: Iterable[date], months: int) -> date:
    """Day after which unpaid interest can still be claimed: so many months back, further where an act interrupted.

    An order's ten years do not cover the interest that it lets run (Cass. avis 4 July 2016; CCo L218-2).
    """
    kept_from = add_months(statement_on, -months)
    for act in sorted(interrupted_on, reverse=True):
        if kept_from <= act <= statement_on:
            kept_from = min(kept_from, add_months(act, -months))
    return kept_from


def order_statement(
    claim: OrderClaim, statement_on: date, kept_from: date, parameters: LegalParameters
) -> OrderStatement:
    """Run the order to that day. `kept_from`: of `interest_kept_from`.

    Raises InvalidMessage when the statement comes before the award, InvalidProcedure for a missing legal rate.
    """
    course = _Course(claim, _rate(claim, parameters), claim.awarded)
    course.run(Period(claim.counted_on, statement_on), kept_from)
    dropped = course.dropped(kept_from)
    closing = replace(course.owed, interest=course.owed.interest - dropped)
    rate = claim.annual_rate_pct
    return OrderStatement(
        claim=claim,
        statement_on=statement_on,
        interest_lines=tuple(course.lines),
        payments=tuple(course.payments),
        dropped_interest=dropped,
        closing=closing,
        total_due=closing.costs + closing.interest + closing.principal,
        daily_interest=ZERO if rate is None else daily_interest(closing.principal, rate),
        parameters_version=parameters.version,
    )


def _rate(claim: OrderClaim, parameters: LegalParameters) -> LegalRateApplied:
    rules = parameters.legal_interest
    since = claim.enforceable_on
    return LegalRateApplied(rules, increased_after=None if since is None else increase_applies_after(since, rules))


@dataclass(slots=True)
class _Course:
    """The order as it runs. Interest is printed in lines cut at each payment, and where claimable interest begins."""

    claim: OrderClaim
    rate: LegalRateApplied
    owed: OrderBalance
    lines: list[Segment] = field(default_factory=list)
    payments: list[PouredPayment] = field(default_factory=list)

    def run(self, whole: Period, kept_from: date) -> None:
        start = whole.from_excl
        for day in self._cuts(whole, kept_from):
            self._accrue(Period(start, day))
            for cost in self.claim.costs:
                if cost.noted_on == day:
                    self.owed = replace(self.owed, costs=self.owed.costs + cost.amount)
            for payment in self.claim.payments:
                if payment.received_on == day and day > whole.from_excl:
                    self._pour(payment)
            start = day
        self._accrue(Period(start, whole.to_incl))

    def _cuts(self, whole: Period, kept_from: date) -> Iterator[date]:
        happened = {cost.noted_on for cost in self.claim.costs}
        happened |= {payment.received_on for payment in self.claim.payments} | {kept_from}
        return (day for day in sorted(happened) if whole.from_excl <= day <= whole.to_incl)

    def _accrue(self, period: Period) -> None:
        principal, rate = self.owed.principal, self.claim.annual_rate_pct
        lines = (
            legal_interest(principal, period, self.rate)
            if rate is None
            else contractual_interest(principal, rate, period)
        )
        self.lines.extend(lines)
        self.owed = replace(self.owed, interest=self.owed.interest + total_interest(lines))

    def _pour(self, payment: Received) -> None:
        allocation = pour_on_order(self.owed, payment.amount, self.claim.order)
        self.payments.append(PouredPayment(payment.received_on, payment.amount, allocation))
        self.owed = allocation.remaining

    def dropped(self, kept_from: date) -> Money:
        """Payments took the oldest interest first: what is unpaid beyond the interest of the kept days is barred."""
        paid = sum((one.allocation.allocated.interest for one in self.payments), ZERO)
        unpaid_late = total_interest(self.lines) - max(ZERO, paid - self.claim.awarded.interest)
        kept = total_interest([line for line in self.lines if line.from_excl >= kept_from])
        return max(ZERO, unpaid_late - kept)
