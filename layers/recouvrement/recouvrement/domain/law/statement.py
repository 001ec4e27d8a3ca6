"""Statement of claim after acceleration (décompte de créance): convention C-14, layout of domain §11.4.

A value that the Word statement prints as it is: every line is rounded, every total is the sum of printed lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from recouvrement.domain.law.claim_balance import AllocatedPayment, ClaimBalance, Component, pour_on_claim
from recouvrement.domain.law.interest import (
    LegalRateApplied,
    Period,
    Segment,
    contractual_interest,
    daily_interest,
    legal_interest,
)
from recouvrement.domain.law.periods import outside
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from recouvrement.domain.law.frozen_claim import FrozenClaim
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.position import Instalment

_BY_RECEPTION: Final = attrgetter("received_on")
_PRINCIPAL: Final = list(Component).index(Component.PRINCIPAL)
_INDEMNITY: Final = list(Component).index(Component.INDEMNITY)
_LATE_INTEREST: Final = list(Component).index(Component.LATE_INTEREST)
_LEGAL_INTEREST: Final = list(Component).index(Component.LEGAL_INTEREST_ON_INDEMNITY)


class InterestKind(StrEnum):
    CONTRACTUAL = "contractual"  # on the principal, CCo L312-39
    LEGAL = "legal"  # on the indemnity, CC 1231-6


class InterestLine(NamedTuple):
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
    whole = Period(claim.acceleration.notified_on, statement_on)  # refuses reversed dates
    opening = claim.opening_balance()
    course = _Course(claim, LegalRateApplied(parameters.legal_interest), [amount.amount for amount in opening.in_order])
    course.run(whole)
    closing = ClaimBalance(*map(Money.exact, course.owed))
    return ClaimStatement(
        claim=claim,
        statement_on=statement_on,
        opening=opening,
        interest_lines=tuple(course.lines),
        payments=tuple(course.payments),
        closing=closing,
        total_due=closing.total,
        daily_interest=daily_interest(closing.principal, claim.annual_rate_pct),
        parameters_version=parameters.version,
    )


_CONTRACTUAL: Final = InterestKind.CONTRACTUAL
_LEGAL: Final = InterestKind.LEGAL


@dataclass(slots=True)
class _Course:
    """The claim as it runs, changed in place: a balance made anew at each payment costs more than the arithmetic."""

    claim: FrozenClaim
    rates: LegalRateApplied
    owed: list[Decimal]  # in the order of ClaimBalance
    lines: list[InterestLine] = field(default_factory=list)
    payments: list[AllocatedPayment] = field(default_factory=list)

    def run(self, whole: Period) -> None:
        start = whole.from_excl
        for payment in sorted(self.claim.payments, key=_BY_RECEPTION):
            if payment.received_on > whole.to_incl:
                break
            self._accrue(Period(start, payment.received_on))
            self.payments.append(pour_on_claim(self.owed, payment))
            start = payment.received_on
        self._accrue(Period(start, whole.to_incl))

    def _accrue(self, period: Period) -> None:
        """Print the lines of one period, contractual then legal, and add them to what is owed."""
        for first_excl, last_incl in outside(period.from_excl, period.to_incl, self.claim.without_interest):
            self._bear(Period(first_excl, last_incl))

    def _bear(self, period: Period) -> None:
        principal, indemnity = Money.exact(self.owed[_PRINCIPAL]), Money.exact(self.owed[_INDEMNITY])
        for segment in contractual_interest(principal, self.claim.annual_rate_pct, period):
            self.lines.append(InterestLine(_CONTRACTUAL, principal, segment))
            self.owed[_LATE_INTEREST] += segment.interest.amount
        for segment in legal_interest(indemnity, period, self.rates):
            self.lines.append(InterestLine(_LEGAL, indemnity, segment))
            self.owed[_LEGAL_INTEREST] += segment.interest.amount
