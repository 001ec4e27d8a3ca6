"""The plan that somebody can keep, from what he declares to earn and to spend (domain §5, §4.9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.delegation import Level, PlanProposal, plan_level_required
from recouvrement.domain.law.dues import check_not_negative
from recouvrement.domain.law.repayment_plan import PlanTerms, plan_schedule
from recouvrement.domain.money import ZERO, Money

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.law.bank_rules import DelegationParameters


@dataclass(frozen=True, slots=True)
class Means:
    """Of a month, as the debtor declares them. Raises InvalidMessage for a negative sum."""

    income: Money
    charges: Money

    def __post_init__(self) -> None:
        check_not_negative("the declared income", self.income)
        check_not_negative("the sum of declared charges", self.charges)

    @property
    def left_to_pay(self) -> Money:
        return max(ZERO, self.income - self.charges)


@dataclass(frozen=True, slots=True)
class AffordablePlan:
    terms: PlanTerms
    level: Level  # lowest that may agree to it


def affordable_plan(
    claim: Money, left_to_pay: Money, first_due_on: date, rules: DelegationParameters
) -> AffordablePlan | None:
    """The shortest plan whose every instalment is within what is left each month.

    None: the longest that the head of collections may grant is still beyond those means; other measures are needed.
    Raises InvalidMessage when there is nothing to pay.
    """
    if claim <= ZERO:
        raise InvalidMessage(f"a plan clears a sum above zero, not {claim}")
    for count in range(1, rules.head_of_collections_plan_months + 1):
        terms = PlanTerms(claim, count, first_due_on, first_due_on.day)
        if highest_instalment(terms) <= left_to_pay:
            return AffordablePlan(terms, level_for(terms, claim, rules))
    return None


def highest_instalment(terms: PlanTerms) -> Money:
    """The last one: it takes the cents that do not divide."""
    return plan_schedule(terms)[-1].amount


def level_for(terms: PlanTerms, claim: Money, rules: DelegationParameters) -> Level:
    """By the claim of the day, the length, and the smallest instalment."""
    smallest = plan_schedule(terms)[0].amount
    return plan_level_required(PlanProposal(claim, terms.count, smallest), rules)
