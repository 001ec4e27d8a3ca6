"""The two-year time bar of consumer credit, fatal and raised by the judge himself (CCo R312-35; domain §9).

Stopped by the *service* of a payment order or of a summons, never by a letter, a filing or a payment as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.dues import check_none_negative
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recouvrement.domain.law.dues import Due, Received
    from recouvrement.domain.law.parameters import LegalParameters

_BY_DUE_DATE: Final = attrgetter("due_on")


@dataclass(frozen=True, slots=True)
class TimeBar:
    """All None and zero: nothing is unpaid, no bar runs. The last day is never rolled (C-05)."""

    first_unregularised_due_on: date | None
    remaining: Money  # of that instalment
    last_day_to_sue: date | None
    parameters_version: str

    def days_left(self, today: date) -> int | None:
        """Days until the last day, 0 on it, negative once barred; None: no bar runs."""
        return None if self.last_day_to_sue is None else (self.last_day_to_sue - today).days

    def is_barred(self, today: date) -> bool:
        return self.last_day_to_sue is not None and today > self.last_day_to_sue


@dataclass(frozen=True, slots=True)
class OverdraftTimeBar:
    three_month_term: date  # CCo L312-93
    last_day_to_sue: date
    parameters_version: str


def loan_time_bar(instalments: Iterable[Due], payments: Iterable[Received], parameters: LegalParameters) -> TimeBar:
    """Pour every payment ever received on the oldest instalments: the first left unpaid starts the bar.

    `instalments`: those fallen due. Raises InvalidMessage for a negative amount.
    """
    amounts = [payment.amount for payment in payments]
    check_none_negative("a payment", amounts)
    left = total(amounts).amount  # bare decimals: every case is looked at every day
    for instalment in sorted(instalments, key=_BY_DUE_DATE):
        amount = instalment.amount.amount
        if amount < 0:
            raise InvalidMessage(f"the instalment of {instalment.due_on} is negative: {amount}")
        left -= amount
        if left < 0:
            return _bar(instalment.due_on, Money.rounded(-left), parameters)
    return TimeBar(None, ZERO, None, parameters.version)


def _bar(due_on: date, remaining: Money, parameters: LegalParameters) -> TimeBar:
    last_day = add_months(due_on, parameters.time_limits.time_bar_months)
    return TimeBar(due_on, remaining, last_day, parameters.version)


def time_bar_after_plan(
    signed_on: date, instalments: Iterable[Due], payments: Iterable[Received], parameters: LegalParameters
) -> TimeBar:
    """Restart on a plan that both parties signed: only the money received since, on the plan's instalments.

    A judge's grace period restarts it likewise (Cass. 1re civ. 1 July 2015 no 14-13.790).
    """
    since = [payment for payment in payments if payment.received_on >= signed_on]
    return loan_time_bar(instalments, since, parameters)


def overdraft_time_bar(overrun_since: date, parameters: LegalParameters) -> OverdraftTimeBar:
    """Start at the end of the three months after which another credit had to be offered (CCo L312-93, R312-35)."""
    limits = parameters.time_limits
    term = add_months(overrun_since, limits.overdraft_term_months)
    return OverdraftTimeBar(term, add_months(term, limits.time_bar_months), parameters.version)


def earlier(one: TimeBar, other: TimeBar) -> TimeBar:
    """Of two that one could argue (an unsigned plan, the twelve instalments), the prudent one."""
    if one.last_day_to_sue is None or other.last_day_to_sue is None:
        return one if other.last_day_to_sue is None else other
    return one if one.last_day_to_sue <= other.last_day_to_sue else other
