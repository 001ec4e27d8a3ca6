"""How a plan is followed: what it asks for, what is late, when it lapses, what it keeps from being sent (domain §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.plans.record import PlanEnd, PlanInterest, PlanOrigin
from recouvrement.domain.case.time_bar.facts import plan_dues
from recouvrement.domain.law.repayment_plan import plan_breach
from recouvrement.domain.money import ZERO, Money, total
from recouvrement.domain.strategy import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.plans.record import Plan
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Late:
    """An instalment with which the unpaid sum is worth a letter; cents are no breach (as for the cadence)."""

    due_on: date
    unpaid: Money  # of all that has fallen due until then
    letter_on: date  # L14, next working day after due + 8
    lapses_on: date | None  # None: the letter that says so has not reached everybody it can


def signers(case: Case) -> tuple[Debtor, ...]:
    """All co-borrowers, but one who is frozen: he may not pay an earlier debt (CCo L722-5)."""
    return tuple(
        debtor
        for debtor in case.debtors
        if debtor.is_borrower and debtor.deceased_on is None and debtor.frozen is None and debtor.discharged_on is None
    )


def signed_on(case: Case, plan: Plan) -> date | None:
    """The day of the last signature, the bank's included; None: somebody has not signed yet.

    An agreement before the bailiff is that of whoever came to sign it.
    """
    who = signers(case)
    if plan.agreement is not None and plan.origin is PlanOrigin.BAILIFF:
        return max((signature.on for signature in plan.signatures), default=None)
    if plan.agreement is None or not who or not all(plan.is_signed_by(debtor.party_id) for debtor in who):
        return None
    return max(plan.agreement.on, *(signature.on for signature in plan.signatures))


def in_force(case: Case) -> Plan | None:
    return next((plan for plan in reversed(case.plans) if plan.is_in_force), None)


def offered(case: Case) -> Plan | None:
    """The last one, if it still waits for signatures."""
    last = case.plans[-1] if case.plans else None
    return last if last is not None and last.is_offered else None


def is_open_offer(view: View) -> bool:
    """While it lasts nobody is chased for the sum that he was offered to pay by parts."""
    plan = offered(view.case)
    return plan is not None and plan.sign_by is not None and view.today <= plan.sign_by


def last_lapse(case: Case) -> Plan | None:
    return next((plan for plan in reversed(case.plans) if plan.end is PlanEnd.LAPSED), None)


def unpaid(case: Case, plan: Plan, due_until: date, paid_before: date) -> Money:
    """Of what fell due under the plan, by the money received since its signature (R312-35)."""
    owed = total(due.amount for due in plan_dues(case, plan) if due.due_on <= due_until)
    return max(ZERO, owed - paid_under(case, plan, paid_before))


def paid_under(case: Case, plan: Plan, before: date) -> Money:
    start = plan.in_force_on or plan.proposed_on
    return total(receipt.amount for receipt in receipts(case) if start <= receipt.received_on < before)


def late(view: View, plan: Plan) -> Late | None:
    """The first instalment that is late, as its lapse will judge it: by money received before the day it lapses."""
    fallen = sorted({due.due_on for due in plan_dues(view.case, plan) if due.due_on <= view.today})
    return next((found for due_on in fallen if (found := _late(view, plan, due_on)) is not None), None)


def _late(view: View, plan: Plan, due_on: date) -> Late | None:
    breach = plan_breach(due_on, view.parameters)
    lapses_on = _lapses_on(view, plan, due_on)
    before = view.today + _ONE_DAY if lapses_on is None else lapses_on
    left = unpaid(view.case, plan, due_on, before)
    if left < view.rules.no_letter_under:
        return None
    return Late(due_on, left, breach.letter_leaves_on, lapses_on)


def _lapses_on(view: View, plan: Plan, due_on: date) -> date | None:
    """Due + 15; but never in silence: a letter that left later gives as many days as one in time would have.

    Of his own agreement the bailiff speaks with the debtor himself.
    """
    rules, by_rule = view.rules, plan_breach(due_on, view.parameters).lapses_on
    duty = view.strategy.duty_on(Trigger.PLAN_UNPAID)
    if duty is None or plan.origin is PlanOrigin.BAILIFF:
        return by_rule
    step = f"{duty.name}:{about(plan, due_on)}"
    told = [letter.sent_on for letter in view.case.letters if letter.step == step and letter.stands and letter.sent_on]
    if not told and any(debtor.may_be_asked for debtor in signers(view.case)):
        return None
    days = timedelta(days=rules.plan_lapse_days - rules.plan_letter_days)
    return by_rule if not told or max(told) <= by_rule else max(told) + days


def about(plan: Plan, due_on: date) -> str:
    return f"{plan.plan_id}:{due_on}"


def is_kept(view: View, plan: Plan) -> bool:
    """Every instalment is paid, those to come included."""
    last = max(due.due_on for due in plan_dues(view.case, plan))
    return unpaid(view.case, plan, last, date.max) <= view.rules.treated_as_paid


def settles(view: View) -> bool:
    """A kept plan whose sum held all that is asked for leaves nothing due, whatever interest ran meanwhile."""
    last = view.case.plans[-1] if view.case.plans else None
    return last is not None and last.end is PlanEnd.KEPT and last.conditions.interest is not PlanInterest.KEPT


def plan_dates(view: View) -> Iterator[date]:
    """When a plan has something to say next: the end of an offer, an instalment, its letter, its lapse."""
    offer, plan = offered(view.case), in_force(view.case)
    if offer is not None and offer.sign_by is not None and view.today <= offer.sign_by:
        yield offer.sign_by + _ONE_DAY
    if plan is None:
        return
    for due in plan_dues(view.case, plan):
        breach = plan_breach(due.due_on, view.parameters)
        yield from (day for day in (due.due_on, breach.letter_leaves_on, breach.lapses_on) if day > view.today)
    if is_kept(view, plan):
        yield view.today
    found = late(view, plan)
    if found is not None:
        yield max(view.today, found.lapses_on or view.today)
