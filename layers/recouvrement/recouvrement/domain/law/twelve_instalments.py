"""The debtor's right to repay a cut overdraft in twelve equal instalments (CCo L312-93, L312-90; convention C-11)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.dues import check_count
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from recouvrement.domain.law.parameters import LegalParameters

_MONTHS_TIMES_HUNDRED = 1200


@dataclass(frozen=True, slots=True)
class OverdraftDebt:
    """The balance to repay, at the overdraft's rate, free of extra fee. Raises InvalidMessage below zero."""

    principal: Money
    rate_pct: Decimal
    count: int = 12  # fewer if the debtor prefers to pay faster

    def __post_init__(self) -> None:
        check_count("the number of instalments", self.count, 1)
        if self.principal <= ZERO:
            raise InvalidMessage(f"the principal must be above zero, not {self.principal}")
        if self.rate_pct < 0:
            raise InvalidMessage(f"the rate is negative: {self.rate_pct}")

    @property
    def monthly_payment(self) -> Money:
        """P·i / (1 − (1+i)^−n), exact until its one rounding."""
        principal, rate = Fraction(self.principal.amount), Fraction(self.rate_pct) / _MONTHS_TIMES_HUNDRED
        exact = principal * rate / (1 - (1 + rate) ** -self.count) if rate else principal / self.count
        return Money.rounded(Decimal(exact.numerator) / Decimal(exact.denominator))


@dataclass(frozen=True, slots=True)
class OverdraftInstalment:
    number: int  # from 1
    payment: Money
    interest: Money
    principal: Money
    balance: Money  # after the payment


@dataclass(frozen=True, slots=True)
class OverdraftSchedule:
    instalments: tuple[OverdraftInstalment, ...]
    parameters_version: str

    @property
    def monthly_payment(self) -> Money:
        return self.instalments[0].payment

    @property
    def last_payment(self) -> Money:
        return self.instalments[-1].payment

    @property
    def total_paid(self) -> Money:
        return total(one.payment for one in self.instalments)

    @property
    def total_interest(self) -> Money:
        return total(one.interest for one in self.instalments)


def overdraft_schedule(debt: OverdraftDebt, parameters: LegalParameters) -> OverdraftSchedule:
    """Interest on the balance each month, rounded; the last payment clears what is left.

    Raises InvalidMessage beyond the twelve instalments that the law gives.
    """
    most = parameters.overdraft.instalments
    if debt.count > most:
        raise InvalidMessage(f"the law gives {most} instalments, not {debt.count}")
    payment, balance = debt.monthly_payment, debt.principal
    instalments = []
    for number in range(1, debt.count + 1):
        instalment = _instalment(debt, number, min(payment, balance + _interest(debt, balance)), balance)
        balance = instalment.balance
        instalments.append(instalment)
    return OverdraftSchedule(tuple(instalments), parameters.version)


def _instalment(debt: OverdraftDebt, number: int, payment: Money, balance: Money) -> OverdraftInstalment:
    interest = _interest(debt, balance)
    paid = balance + interest if number == debt.count else payment
    return OverdraftInstalment(number, paid, interest, paid - interest, balance - (paid - interest))


def _interest(debt: OverdraftDebt, balance: Money) -> Money:
    return Money.rounded(balance.amount * debt.rate_pct / _MONTHS_TIMES_HUNDRED)
