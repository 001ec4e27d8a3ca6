"""What a measure changes and costs, so that it is proposed with figures (CCo L312-35-1; mention L08.2)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from recouvrement.domain.law.dues import check_count
from recouvrement.domain.money import ZERO, Money

if TYPE_CHECKING:
    from recouvrement.domain.position import Instalment

_MONTHLY_PCT: Final = Decimal(1200)
_LONGEST_MONTHS: Final = 600


def simple_interest(principal: Money, rate_pct: Decimal, months: int) -> Money:
    """Of a principal whose payment waits so many months; no interest on interest (CCo L312-38)."""
    return Money.rounded(principal.amount * rate_pct * months / _MONTHLY_PCT)


def interest_by_parts(principal: Money, rate_pct: Decimal, months: int) -> Money:
    """Of a principal paid in equal monthly parts, the first in a month."""
    return Money.rounded(principal.amount * rate_pct * (months + 1) / 2 / _MONTHLY_PCT)


def constant_payment(principal: Money, rate_pct: Decimal, months: int) -> Money:
    """Interest and principal of each month. Raises InvalidMessage without a month to pay in."""
    check_count("the number of months", months, 1)
    monthly = rate_pct / _MONTHLY_PCT
    if not monthly:
        return Money.rounded(principal.amount / months)
    return Money.rounded(principal.amount * monthly / (1 - (1 + monthly) ** -months))


def months_left(principal: Money, rate_pct: Decimal, instalment: Instalment) -> int:
    """Months in which instalments like that one repay what is not yet due; 0: none is left, or they never do."""
    balance, payment, months = principal, instalment.principal + instalment.interest, 0
    while balance > ZERO and months < _LONGEST_MONTHS:
        repaid = payment - simple_interest(balance, rate_pct, 1)
        if repaid <= ZERO:
            return 0
        balance, months = balance - repaid, months + 1
    return months if balance <= ZERO else 0
