"""Statement of claim after acceleration (décompte de créance): convention C-14, layout of domain §11.4.

A value that the Word statement prints as it is: every line is rounded, every total is the sum of printed lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from recouvrement.domain.law.claim_balance import AllocatedPayment, ClaimBalance, pour_on_claim
from recouvrement.domain.law.interest import (
    LegalRateApplied,
    Period,
    Segment,
    contractual_interest,
    daily_interest,
    legal_interest,
)
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.law.frozen_claim import FrozenClaim
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.position import Instalment

_BY_RECEPTION: Final = attrgetter("received_on")


class InterestKind(StrEnum):
    CONTRACTUAL = "contractual"  # on the principal, CCo L312-39
    LEGAL = "legal"  # on the indemnity, CC 1231-6


@dataclass(frozen=True, slots=True)
class InterestLine:
    kind: InterestKind
    base: Money
    segment: Segment


@dataclass(frozen=True, slots=True)
class ClaimStatement:
    """Letters A to J are those of the layout; the variant without interest is `forfeiture.claim_without_interest`."""

    claim: FrozenClaim
    statement_on: date
    opening: ClaimBalance  # B is in claim.principal_not_yet_due, E in claim.acceleration.indemnity
    interest_lines: tuple[InterestLine, ...]  # D
    payments: tuple[AllocatedPayment, ...]  # H
    closing: ClaimBalance  # C, F, G and what is left of the others
    total_due: Money  # I
    daily_interest: Money  # J
    parameters_version: str

    @property
    def overdue(self) -> tuple[Instalment, ...]:
        """A: instalments fallen due, what was unpaid of each at the acceleration."""
        return self.claim.overdue

    def interest_accrued(self, kind: InterestKind) -> Money:
        """Sum of the lines of that kind, paid since or not."""
        return total(line.segment.interest for line in self.interest_lines if line.kind is kind)

    @property
    def unallocated(self) -> Money:
        """Money to give back: more was paid than was due."""
        return total(payment.unallocated for payment in self.payments)


def statement_of_claim(claim: FrozenClaim, statement_on: date, parameters: LegalParameters) -> ClaimStatement:
    """Run the claim from its acceleration to the statement; later payments are left out.

    Raises InvalidMessage when the statement comes before the acceleration, InvalidProcedure naming a half-year that
    has no legal rate.
    """
    Period(claim.acceleration.notified_on, statement_on)  # refuses reversed dates
    opening = claim.opening_balance()
    lines: list[InterestLine] = []
    payments: list[AllocatedPayment] = []
    balance, start = opening, claim.acceleration.notified_on
    rates = LegalRateApplied(parameters.legal_interest)
    for payment in sorted(claim.payments, key=_BY_RECEPTION):
        if payment.received_on > statement_on:
            break
        balance = _accrue(claim, balance, (Period(start, payment.received_on), rates), lines)
        balance, allocated = pour_on_claim(balance, payment)
        payments.append(allocated)
        start = payment.received_on
    closing = _accrue(claim, balance, (Period(start, statement_on), rates), lines)
    return ClaimStatement(
        claim=claim,
        statement_on=statement_on,
        opening=opening,
        interest_lines=tuple(lines),
        payments=tuple(payments),
        closing=closing,
        total_due=closing.total,
        daily_interest=daily_interest(closing.principal, claim.annual_rate_pct),
        parameters_version=parameters.version,
    )


def _accrue(
    claim: FrozenClaim, balance: ClaimBalance, over: tuple[Period, LegalRateApplied], lines: list[InterestLine]
) -> ClaimBalance:
    """Print the lines of one period, contractual then legal, and add them to the balance."""
    period, rates = over
    contractual = contractual_interest(balance.principal, claim.annual_rate_pct, period)
    legal = legal_interest(balance.indemnity, period, rates)
    lines.extend(InterestLine(InterestKind.CONTRACTUAL, balance.principal, segment) for segment in contractual)
    lines.extend(InterestLine(InterestKind.LEGAL, balance.indemnity, segment) for segment in legal)
    return balance.with_interest(total(one.interest for one in contractual), total(one.interest for one in legal))
