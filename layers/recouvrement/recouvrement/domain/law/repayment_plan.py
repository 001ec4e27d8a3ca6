"""Repayment plan (plan d'apurement): its instalments, and what a missed one starts (domain §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.calendar import Region, day_of_month, next_working_day
from recouvrement.domain.law.dues import check_count
from recouvrement.domain.money import ZERO, Money

if TYPE_CHECKING:
    from recouvrement.domain.law.parameters import LegalParameters

_LAST_ANCHOR = 31


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """Equal monthly parts of a sum, on the anchor day of each month, clipped at month end, never rolled.

    Raises InvalidMessage: nothing to pay, no instalment, no such anchor day, or a first date not on the anchor day.
    """

    total: Money
    count: int
    first_due_on: date
    anchor_day: int  # 1 to 31

    def __post_init__(self) -> None:
        check_count("the number of instalments of a plan", self.count, 1)
        if self.total <= ZERO:
            raise InvalidMessage(f"a plan clears a sum above zero, not {self.total}")
        if not 1 <= self.anchor_day <= _LAST_ANCHOR:
            raise InvalidMessage(f"the anchor day is between 1 and 31, not {self.anchor_day}")
        if self.first_due_on != self.due_on(1):
            raise InvalidMessage(f"the first date {self.first_due_on} is not on the anchor day {self.anchor_day}")

    def due_on(self, number: int) -> date:
        first = self.first_due_on
        return day_of_month(first.year, first.month + number - 1, self.anchor_day)


@dataclass(frozen=True, slots=True)
class PlanInstalment:
    number: int  # from 1
    due_on: date
    amount: Money


def plan_schedule(terms: PlanTerms) -> tuple[PlanInstalment, ...]:
    """Parts rounded down to the cent; the last takes the remainder, so that the sum is the claim."""
    part = Money.from_cents(terms.total.cents // terms.count)
    last = terms.total - part.times(terms.count - 1)
    return tuple(
        PlanInstalment(number, terms.due_on(number), last if number == terms.count else part)
        for number in range(1, terms.count + 1)
    )


@dataclass(frozen=True, slots=True)
class PlanBreach:
    """What an unpaid plan instalment starts; the plan's dates are not rolled, the letter leaves on a working day."""

    due_on: date
    letter_due_on: date
    letter_leaves_on: date
    lapses_on: date  # the old claim revives, less what was paid
    parameters_version: str


def plan_breach(due_on: date, parameters: LegalParameters, region: Region = Region.GENERAL) -> PlanBreach:
    """Letter of breach at due + 8 days, lapse at + 15."""
    rules = parameters.collection
    letter_due_on = due_on + timedelta(days=rules.plan_letter_days)
    return PlanBreach(
        due_on=due_on,
        letter_due_on=letter_due_on,
        letter_leaves_on=next_working_day(letter_due_on, region),
        lapses_on=due_on + timedelta(days=rules.plan_lapse_days),
        parameters_version=parameters.version,
    )
