"""Wage and account attachments: what may be taken, what is left (CT R3252-2, R3252-3; CPCE L162-2, L212-1, R211-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from recouvrement.domain.law.dues import check_count, check_not_negative
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.law.parameters import LegalParameters, WageScale

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Wage:
    """A month's net wage, after compulsory contributions and tax withheld. Raises InvalidMessage below zero."""

    monthly_net: Money
    dependants: int

    def __post_init__(self) -> None:
        check_not_negative("the monthly net wage", self.monthly_net)
        check_count("the number of dependants", self.dependants, 0)


@dataclass(frozen=True, slots=True)
class WageLimits:
    """What bounds the share beside the scale. Raises InvalidMessage below zero."""

    scale: WageScale
    protected_minimum: Money  # left in any case
    remaining_debt: Money | None  # None: no bound

    def __post_init__(self) -> None:
        check_not_negative("the protected minimum", self.protected_minimum)
        if self.remaining_debt is not None:
            check_not_negative("the remaining debt", self.remaining_debt)


@dataclass(frozen=True, slots=True)
class WageShare:
    """A month. An estimate: the employer computes the pay-slip (domain §12.1)."""

    scale_amount: Money  # the scale alone
    attachable: Money  # after floor and debt
    left_to_debtor: Money


def wage_share(wage: Wage, limits: WageLimits) -> WageShare:
    """Least of the scale, of what stands above the floor, and of the debt (C-10)."""
    scale_amount = _scale_amount(wage, limits.scale)
    attachable = min(scale_amount, max(ZERO, wage.monthly_net - limits.protected_minimum))
    if limits.remaining_debt is not None:
        attachable = min(attachable, limits.remaining_debt)
    return WageShare(scale_amount, attachable, wage.monthly_net - attachable)


def wage_limits_on(day: date, remaining_debt: Money | None, parameters: LegalParameters) -> WageLimits:
    """Scale and floor in force that day. Raises InvalidProcedure when none is known."""
    rules = parameters.attachments
    return WageLimits(rules.scales.on(day), rules.protected_minimum.on(day), remaining_debt)


def wage_scale(year: int, parameters: LegalParameters) -> WageScale:
    """Give the scale of a calendar year, revised every 1 January. Raises InvalidProcedure when none is known."""
    return parameters.attachments.scales.on(date(year, 1, 1))


def _scale_amount(wage: Wage, scale: WageScale) -> Money:
    """Exact on twelve months, slice by slice, and one rounding."""
    yearly = Fraction(wage.monthly_net.amount) * _MONTHS
    more = scale.per_dependant.times(wage.dependants)
    bounds = [Fraction((threshold + more).amount) for threshold in scale.annual_thresholds]
    floors = [Fraction(0), *bounds]
    tops = [*bounds, max(yearly, bounds[-1])]
    shares = zip(floors, tops, scale.fractions, strict=True)
    taken = (
        sum((max(Fraction(0), min(yearly, top) - floor) * part for floor, top, part in shares), Fraction(0)) / _MONTHS
    )
    return Money.rounded(Decimal(taken.numerator) / Decimal(taken.denominator))


@dataclass(frozen=True, slots=True)
class AccountAttachment:
    credit_total: Money
    protected_balance: Money
    attached: Money


def account_attachment(balances: Iterable[Money], claim: Money, protected_minimum: Money) -> AccountAttachment:
    """Credit balances less the protected balance, up to the claim; overdrawn accounts are ignored (CPCE L162-2).

    Raises InvalidMessage for a negative claim or minimum.
    """
    check_not_negative("the claim", claim)
    check_not_negative("the protected minimum", protected_minimum)
    credit = total(balance for balance in balances if balance > ZERO)
    protected = min(protected_minimum, credit)
    return AccountAttachment(credit, protected, min(claim, credit - protected))
