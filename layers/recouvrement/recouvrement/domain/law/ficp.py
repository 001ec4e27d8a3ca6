"""FICP, the national file of credit incidents: trigger, window, declaration.

CCo L751-1 ff; order of 26 October 2010, art. 4; convention C-12.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Self

from recouvrement.domain.law.calendar import Region, add_months, add_working_days
from recouvrement.domain.law.dues import check_none_negative, check_not_negative
from recouvrement.domain.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.law.dues import Due, Received
    from recouvrement.domain.law.parameters import LegalParameters

_BY_DUE_DATE: Final = attrgetter("due_on")
_BY_RECEPTION: Final = attrgetter("received_on")


@dataclass(frozen=True, slots=True)
class FicpTimeline:
    """From the sending of the information letter; only the latest day counts worked days."""

    thirty_days: date
    one_month: date
    cure_last_day: date
    declaration_from: date
    declaration_latest: date
    parameters_version: str


def ficp_timeline(sent_on: date, parameters: LegalParameters, region: Region = Region.GENERAL) -> FicpTimeline:
    """Window: the later of 30 days and one month, not rolled; then four working days to declare (C-12)."""
    rules = parameters.ficp
    days = sent_on + timedelta(days=rules.window_days)
    month = add_months(sent_on, rules.window_months)
    end = max(days, month)
    return FicpTimeline(
        thirty_days=days,
        one_month=month,
        cure_last_day=end,
        declaration_from=end + timedelta(days=1),
        declaration_latest=add_working_days(end, rules.declaration_working_days, region),
        parameters_version=parameters.version,
    )


def information_letter_due_by(trigger_on: date, parameters: LegalParameters, region: Region = Region.GENERAL) -> date:
    """Last day for the information letter: four working days after the trigger, whatever the cadence (C-12)."""
    return add_working_days(trigger_on, parameters.ficp.letter_working_days, region)


@dataclass(frozen=True, slots=True)
class FicpTest:
    """One due date: what was unpaid that evening against the last two instalments; None: only one has fallen due."""

    on: date
    unpaid: Money
    threshold: Money | None


@dataclass(frozen=True, slots=True)
class FicpTrigger:
    history: tuple[FicpTest, ...]  # also after the trigger
    trigger_on: date | None
    parameters_version: str


def monthly_trigger(
    instalments: Iterable[Due], payments: Iterable[Received], today: date, parameters: LegalParameters
) -> FicpTrigger:
    """Unpaid total reaches the last two instalments, and 150 € (order of 2010, art. 4; C-12).

    Raises InvalidMessage for a negative amount.
    """
    fallen = sorted((one for one in instalments if one.due_on <= today), key=_BY_DUE_DATE)
    received = sorted(payments, key=_BY_RECEPTION)
    check_none_negative("an instalment", (one.amount for one in fallen))
    check_none_negative("a payment", (one.amount for one in received))
    owed = _RunningTotal.of((one.due_on, one.amount) for one in fallen)
    paid = _RunningTotal.of((one.received_on, one.amount) for one in received)
    history = tuple(
        FicpTest(day, max(ZERO, owed.until(day) - paid.until(day)), owed.last_two(day))
        for day in sorted(set(owed.days))
    )
    trigger = next((test.on for test in history if _reaches(test, parameters)), None)
    return FicpTrigger(history, trigger, parameters.version)


@dataclass(frozen=True, slots=True)
class _RunningTotal:
    """Sums by day, in date order."""

    days: tuple[date, ...]
    sums: tuple[Money, ...]  # one more than days: nothing before the first

    @classmethod
    def of(cls, entries: Iterable[tuple[date, Money]]) -> Self:
        listed = tuple(entries)
        sums = accumulate((amount for _, amount in listed), initial=ZERO)
        return cls(tuple(day for day, _ in listed), tuple(sums))

    def until(self, day: date) -> Money:
        return self.sums[bisect_right(self.days, day)]

    def last_two(self, day: date) -> Money | None:
        """Sum of the last two entries; None: there is only one."""
        place = bisect_right(self.days, day)
        return self.sums[place] - self.sums[place - 2] if place > 1 else None


def _reaches(test: FicpTest, parameters: LegalParameters) -> bool:
    return test.threshold is not None and test.unpaid >= max(test.threshold, parameters.ficp.minimum)


@dataclass(frozen=True, slots=True)
class UnscheduledTrigger:
    """Overdraft, revolving credit: sixty days after a formal notice."""

    sixty_day_end: date
    is_trigger: bool
    parameters_version: str


def unscheduled_trigger(
    formal_notice_on: date, amount_due: Money, today: date, parameters: LegalParameters
) -> UnscheduledTrigger:
    """At least 500 € still due strictly after the sixty days, which are not rolled (C-12).

    Raises InvalidMessage for a negative amount.
    """
    check_not_negative("the amount due", amount_due)
    rules = parameters.ficp
    end = formal_notice_on + timedelta(days=rules.no_schedule_days)
    return UnscheduledTrigger(end, today > end and amount_due >= rules.no_schedule_threshold, parameters.version)
