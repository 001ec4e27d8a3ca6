"""A loan repaid by equal payments: interest on the balance and the rest principal, with insurance on top."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.money import Money
from recouvrement.domain.position import Instalment

if TYPE_CHECKING:
    from infra.local.sample.portfolio import LoanEntry


def schedule(loan: LoanEntry) -> tuple[Instalment, ...]:
    """Every instalment of the loan; the last one takes what roundings left of the principal."""
    instalments = []
    balance, monthly = Money(loan.principal), loan.rate / 1200
    repaid = monthly_payment(balance, monthly, loan.months)
    for rank in range(loan.months):
        interest = balance.times(monthly)
        principal = balance if rank == loan.months - 1 else repaid - interest
        due_on = add_months(loan.first_due, rank)
        instalments.append(Instalment(rank + 1, due_on, interest, Money(loan.insurance), principal))
        balance = balance - principal
    return tuple(instalments)


def monthly_payment(principal: Money, monthly: Decimal, months: int) -> Money:
    """Give the constant payment, insurance not included. `monthly` is the rate of a month, as a fraction."""
    return principal.times(monthly / (1 - (1 + monthly) ** -months))
