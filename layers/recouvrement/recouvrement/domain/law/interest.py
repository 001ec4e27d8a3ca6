"""Interest by exact days: segments that a letter can print, each rounded (C-02, C-03)."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.legal_rates import CreditorCategory
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from recouvrement.domain.law.parameters import LegalInterestParameters


@dataclass(frozen=True, slots=True)
class Period:
    """From `from_excl`, not counted, to `to_incl`, counted (C-02). Raises InvalidMessage when reversed."""

    from_excl: date
    to_incl: date

    def __post_init__(self) -> None:
        if self.to_incl < self.from_excl:
            raise InvalidMessage(f"dates are reversed: the period goes from {self.from_excl} to {self.to_incl}")


class Segment(NamedTuple):
    """Days at one rate inside one calendar year; `year_days` is 365 or 366 (annex to CCo R314-3).

    A named tuple, like the line that prints it: a frozen dataclass takes almost three times as long to make (ADR 0010).
    """

    from_excl: date
    to_incl: date
    days: int
    rate_pct: Decimal
    year_days: int
    interest: Money


@dataclass(frozen=True, slots=True)
class LegalRateApplied:
    """Which legal rate runs: that of the creditor's category, more after a decision left unpaid (CMF L313-3)."""

    parameters: LegalInterestParameters
    category: CreditorCategory = CreditorCategory.OTHER
    increased_after: date | None = None

    def rate_pct(self, from_excl: date, to_incl: date) -> Decimal:
        """Percent per year over days that no half-year end and no increase cuts. Raises InvalidProcedure."""
        rate = self.parameters.rates.rate_pct_on(to_incl, self.category)
        if self.increased_after is not None and from_excl >= self.increased_after:
            return rate + self.parameters.increase_points
        return rate

    def next_cut(self, day: date) -> date:
        """Next day after which the legal rate may differ."""
        cut = _half_year_end_after(day)
        if self.increased_after is not None and day < self.increased_after:
            return min(cut, self.increased_after)
        return cut


def increase_applies_after(enforceable_on: date, parameters: LegalInterestParameters) -> date:
    """Last day without the five points: two months after the decision became enforceable (CMF L313-3)."""
    return add_months(enforceable_on, parameters.increase_after_months)


def contractual_interest(principal: Money, rate_pct: Decimal, period: Period) -> tuple[Segment, ...]:
    """Interest at the loan's rate, cut after 31 December (CCo L312-39, L313-51).

    Raises InvalidMessage for a negative principal or rate.
    """
    if rate_pct < 0:
        raise InvalidMessage(f"the rate is negative: {rate_pct}")
    if not _bears_interest(principal):
        return ()
    return tuple([_segment(principal, rate_pct, piece) for piece in _pieces(period, _year_end_after)])


def legal_interest(principal: Money, period: Period, applied: LegalRateApplied) -> tuple[Segment, ...]:
    """Interest at the legal rate, cut after 30 June, 31 December and where the increase starts (CC 1231-6).

    Raises InvalidMessage for a negative principal, InvalidProcedure naming a half-year without a rate.
    """
    if not _bears_interest(principal):
        return ()
    pieces = _pieces(period, applied.next_cut)
    return tuple([_segment(principal, applied.rate_pct(*piece), piece) for piece in pieces])


def total_interest(segments: Sequence[Segment]) -> Money:
    """Sum of the printed lines (C-01)."""
    return total([segment.interest for segment in segments])


def arrears_still_claimable(period: Period, today: date, parameters: LegalInterestParameters) -> Period:
    """Drop the interest of an order older than two years: the order's ten years do not cover it (CCo L218-2).

    Counted back from `today`; a caller that knows of an act which interrupted gives the day of that act instead.
    """
    oldest = add_months(today, -parameters.arrears_months_after_order)
    start = min(max(period.from_excl, oldest), period.to_incl)
    return Period(start, period.to_incl)


def daily_interest(principal: Money, rate_pct: Decimal) -> Money:
    """Print the interest of one day: principal × rate / 365, whatever the year (domain §11.4, line J)."""
    return Money.rounded(principal.amount * rate_pct / 36500)


def _bears_interest(principal: Money) -> bool:
    """Whether there is a base at all. Raises InvalidMessage for a negative one."""
    if principal.amount < 0:
        raise InvalidMessage(f"the principal is negative: {principal}")
    return bool(principal.amount)


def _segment(principal: Money, rate_pct: Decimal, piece: tuple[date, date]) -> Segment:
    from_excl, to_incl = piece
    days = (to_incl - from_excl).days
    year_days = 366 if isleap(to_incl.year) else 365
    interest = Money.rounded(principal.amount * rate_pct * days / (100 * year_days))
    return Segment(from_excl, to_incl, days, rate_pct, year_days, interest)


def _pieces(period: Period, next_cut: Callable[[date], date]) -> list[tuple[date, date]]:
    """Cut a period; a cut on its first or last day makes no piece of its own."""
    pieces: list[tuple[date, date]] = []
    start, last = period.from_excl, period.to_incl
    while start < last:
        cut = next_cut(start)
        end = cut if cut < last else last  # noqa: FURB136 - min() takes three times as long, for every line printed
        pieces.append((start, end))
        start = end
    return pieces


def _year_end_after(day: date) -> date:
    end = date(day.year, 12, 31)
    return end if day < end else date(day.year + 1, 12, 31)


def _half_year_end_after(day: date) -> date:
    middle = date(day.year, 6, 30)
    if day < middle:
        return middle
    end = date(day.year, 12, 31)
    return end if day < end else date(day.year + 1, 6, 30)
