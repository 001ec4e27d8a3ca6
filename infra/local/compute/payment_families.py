"""Families of payments and time: allocation, time bar, plans, FICP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infra.local.compute.shapes import day_shape, read_due_amounts, read_instalments, read_payments
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.ficp import ficp_timeline, monthly_trigger, unscheduled_trigger
from recouvrement.domain.law.order_allocation import (
    DEBTOR_ORDER,
    UNINFORMED_GUARANTOR_ORDER,
    Order,
    OrderBalance,
    pour_on_order,
)
from recouvrement.domain.law.repayment_plan import PlanTerms, plan_schedule
from recouvrement.domain.law.time_bar import TimeBar, loan_time_bar, overdraft_time_bar, time_bar_after_plan
from recouvrement.domain.law.twelve_instalments import OverdraftDebt, OverdraftInstalment, overdraft_schedule

if TYPE_CHECKING:
    from infra.local.compute.inputs import Inputs
    from infra.local.compute.shapes import Result
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.position import Instalment


def compute_allocation(inputs: Inputs, _: LegalParameters) -> Result:
    stage = inputs.optional_text("stage")
    if stage is None:
        return _allocation_on_instalments(inputs)
    if stage != "after_enforcement_order":
        raise InvalidMessage(f"stage: no payment_allocation at stage {stage!r}")
    return _allocation_on_order(inputs)


def _allocation_on_instalments(inputs: Inputs) -> Result:
    poured = pour_on_instalments(read_instalments(inputs, "instalments"), inputs.moneys("payments"))
    return {
        "remaining": [_remaining_shape(instalment) for instalment in poured.remaining],
        "total_remaining": str(poured.total_remaining),
        "unallocated": str(poured.unallocated),
        "first_unpaid_due_date": day_shape(poured.first_unpaid_due_on),
    }


def _remaining_shape(instalment: Instalment) -> Result:
    return {
        "due": instalment.due_on.isoformat(),
        "interest": str(instalment.interest),
        "insurance": str(instalment.insurance),
        "principal": str(instalment.principal),
    }


def _allocation_on_order(inputs: Inputs) -> Result:
    balance = OrderBalance(inputs.money("costs"), inputs.money("interest"), inputs.money("principal"))
    poured = pour_on_order(balance, inputs.money("payment"), _order(inputs.text("ledger")))
    return {
        "allocated": _order_shape(poured.allocated),
        "remaining": _order_shape(poured.remaining),
        "unallocated": str(poured.unallocated),
    }


def _order(ledger: str) -> Order:
    match ledger:
        case "debtor":
            return DEBTOR_ORDER
        case "uninformed_guarantor":
            return UNINFORMED_GUARANTOR_ORDER
        case _:
            raise InvalidMessage(f"ledger: {ledger!r} is not one of debtor, uninformed_guarantor")


def _order_shape(balance: OrderBalance) -> Result:
    return {"costs": str(balance.costs), "interest": str(balance.interest), "principal": str(balance.principal)}


def compute_time_bar(inputs: Inputs, parameters: LegalParameters) -> Result:
    match inputs.text("kind"):
        case "consumer_loan":
            dues, paid = read_due_amounts(inputs, "instalments"), read_payments(inputs, "payments")
            return _time_bar_shape(loan_time_bar(dues, paid, parameters))
        case "after_repayment_plan":
            dues = read_due_amounts(inputs, "plan_instalments")
            paid = read_payments(inputs, "payments_after_signature")
            return _time_bar_shape(time_bar_after_plan(inputs.day("plan_signed_on"), dues, paid, parameters))
        case "overdraft_overrun":
            bar = overdraft_time_bar(inputs.day("overrun_since"), parameters)
            return {
                "three_month_term": bar.three_month_term.isoformat(),
                "last_day_to_sue": bar.last_day_to_sue.isoformat(),
            }
        case unknown:
            raise InvalidMessage(f"kind: no time_bar of kind {unknown!r}")


def _time_bar_shape(bar: TimeBar) -> Result:
    return {
        "first_unregularised_due_date": day_shape(bar.first_unregularised_due_on),
        "remaining_on_that_instalment": str(bar.remaining),
        "last_day_to_sue": day_shape(bar.last_day_to_sue),
    }


def compute_plan(inputs: Inputs, _: LegalParameters) -> Result:
    interest = inputs.text("interest")
    if interest != "none":
        raise InvalidMessage(f"interest: only plans without interest ('none') are scheduled, not {interest!r}")
    count, anchor = inputs.whole_number("count"), inputs.whole_number("anchor_day")
    schedule = plan_schedule(PlanTerms(inputs.money("total"), count, inputs.day("first_due"), anchor))
    return {
        "schedule": [{"n": one.number, "due": one.due_on.isoformat(), "amount": str(one.amount)} for one in schedule]
    }


def compute_twelve_instalments(inputs: Inputs, parameters: LegalParameters) -> Result:
    debt = OverdraftDebt(inputs.money("principal"), inputs.rate_pct("rate_pct"), inputs.whole_number("count"))
    schedule = overdraft_schedule(debt, parameters)
    return {
        "monthly_payment": str(schedule.monthly_payment),
        "last_payment": str(schedule.last_payment),
        "total_paid": str(schedule.total_paid),
        "total_interest": str(schedule.total_interest),
        "schedule": [_overdraft_shape(one) for one in schedule.instalments],
    }


def _overdraft_shape(one: OverdraftInstalment) -> Result:
    return {
        "n": one.number,
        "payment": str(one.payment),
        "interest": str(one.interest),
        "principal": str(one.principal),
        "balance": str(one.balance),
    }


def compute_ficp_timeline(inputs: Inputs, parameters: LegalParameters) -> Result:
    timeline = ficp_timeline(inputs.day("information_letter_sent_on"), parameters)
    return {
        "thirty_days": timeline.thirty_days.isoformat(),
        "one_month": timeline.one_month.isoformat(),
        "cure_last_day": timeline.cure_last_day.isoformat(),
        "declaration_from": timeline.declaration_from.isoformat(),
        "declaration_latest": timeline.declaration_latest.isoformat(),
    }


def compute_ficp_trigger(inputs: Inputs, parameters: LegalParameters) -> Result:
    match inputs.text("kind"):
        case "monthly_loan":
            return _monthly_trigger(inputs, parameters)
        case "no_schedule":
            notice, due = inputs.day("formal_notice_on"), inputs.money("amount_due")
            found = unscheduled_trigger(notice, due, inputs.day("as_of"), parameters)
            return {"sixty_day_end": found.sixty_day_end.isoformat(), "is_trigger": found.is_trigger}
        case unknown:
            raise InvalidMessage(f"kind: no ficp_trigger of kind {unknown!r}")


def _monthly_trigger(inputs: Inputs, parameters: LegalParameters) -> Result:
    dues, paid = read_due_amounts(inputs, "instalments"), read_payments(inputs, "payments")
    found = monthly_trigger(dues, paid, inputs.day("as_of"), parameters)
    history = [
        {
            "on": test.on.isoformat(),
            "unpaid": str(test.unpaid),
            "threshold": None if test.threshold is None else str(test.threshold),
        }
        for test in found.history
    ]
    return {"history": history, "trigger_date": day_shape(found.trigger_on)}
