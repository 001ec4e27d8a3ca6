"""A repayment plan from its offer to its end. Instalments of 216.50 € fall due on the 12th; that of July was paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.endings import DecideTimeBar
from recouvrement.domain.case.commands.plans import AgreePlan, CancelPlan, ProposePlan, SignPlan
from recouvrement.domain.case.events.plans import PlanKept, PlanLapsed, PlanRestored, PlanTookEffect
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.plans.record import PlanEnd, PlanInterest
from recouvrement.domain.case.plans.rules import in_force
from recouvrement.domain.case.state import CloseReason, Phase
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.time_bar.decisions import BarOutcome
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money
from recouvrement.domain.strategy import Guard
from support.contracts import LEA, NOE, receipt
from support.desk import ANNE, PAUL, Desk
from support.plans import agreed_plan, conditions, offer, signature, with_noe
from support.stories import Story

SEPTEMBER, FIRST_DUE = date(2025, 9, 3), date(2025, 10, 20)


def view(desk: Desk) -> View:
    return View(desk.case, desk.procedure, desk.situation)


def codes(desk: Desk, since: date) -> list[str]:
    return [code for code, _, on in desk.sent() if on >= since]


def refusal(desk: Desk) -> str:
    last = desk.events[-1]
    assert isinstance(last, CommandRefused), last
    return last.code


def on_a_plan() -> Story:
    """Signed on 3 September: 216.50 € in three parts from 20 October, the loan's own instalments going on."""
    story = Story(parties=(LEA, NOE))
    story.until(SEPTEMBER)
    story.desk.play(with_noe(agreed_plan(SEPTEMBER, "216.50", 3, FIRST_DUE)))
    return story


def test_the_plan_proposed_is_the_shortest_that_the_declared_means_allow():
    desk = Story().until(SEPTEMBER)
    desk.play(ProposePlan("PLAN-1", offer(SEPTEMBER, income="1850.00", charges="1750.00"), PAUL))
    [plan] = desk.case.plans
    assert [str(one.amount) for one in plan.schedule] == ["72.16", "72.16", "72.18"]
    assert plan.claim == plan.conditions.terms.total == Money("216.50")


def test_no_plan_is_proposed_beyond_the_means_nor_when_nothing_is_due():
    desk = Story().until(SEPTEMBER)
    desk.play(ProposePlan("PLAN-1", offer(SEPTEMBER, income="1000.00", charges="999.00"), PAUL))
    assert refusal(desk) == "beyond_means"


def test_an_offer_keeps_the_reminders_back_for_a_fortnight_and_then_a_person_asks():
    story = Story()
    desk = story.until(date(2025, 8, 28))
    desk.play(ProposePlan("PLAN-1", offer(desk.today), PAUL))
    story.until(date(2025, 9, 12))
    assert "plan_offered" in {one.code for one in blockers(Guard.REMINDER, view(desk))}
    assert "L02" not in codes(desk, date(2025, 8, 28))
    story.until(date(2025, 9, 16))
    assert "L02" in codes(desk, date(2025, 9, 12))
    assert TaskKind.COLLECT_SIGNATURES in {task.kind for task in desk.case.tasks}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_signatures_come_in_any_order_and_the_plan_begins_with_the_last(order: tuple[int, ...]):
    desk = Story(parties=(LEA, NOE)).until(SEPTEMBER)
    desk.play(ProposePlan("PLAN-1", offer(SEPTEMBER), PAUL))
    terms = desk.case.plan("PLAN-1").conditions
    told = [
        SignPlan("PLAN-1", signature(LEA.party_id, date(2025, 9, 1))),
        SignPlan("PLAN-1", signature(NOE.party_id, date(2025, 9, 2))),
        AgreePlan("PLAN-1", terms, date(2025, 9, 3), ANNE, PAUL),
    ]
    for place in order[:-1]:
        desk.play(told[place])
        assert desk.case.phase is Phase.AMICABLE
    desk.play(told[order[-1]])
    assert PlanTookEffect("PLAN-1", date(2025, 9, 3)) in desk.events
    assert desk.case.phase is Phase.PLAN


@pytest.mark.parametrize(
    ("by", "requested_by", "count", "code"),
    [
        (ANNE, ANNE.name, 3, "same_person"),
        (replace(ANNE, level=Level.AGENT), PAUL, 25, "beyond_delegation"),
        (replace(ANNE, level=Level.AGENT), PAUL, 12, "beyond_delegation"),  # parts of less than 20 €
        (replace(ANNE, level=Level.SUPERVISOR), PAUL, 37, "beyond_delegation"),
    ],
)
def test_the_bank_signs_within_the_delegation_and_by_two_people(by, requested_by, count, code):
    desk = Story().until(SEPTEMBER)
    desk.play(AgreePlan("PLAN-1", conditions("216.50", count, FIRST_DUE), SEPTEMBER, by, requested_by))
    assert refusal(desk) == code


def test_a_plan_that_is_kept_ends_with_the_arrears():
    story = on_a_plan()
    for day, amount in [
        (date(2025, 9, 12), "216.50"),
        (date(2025, 10, 12), "216.50"),
        (date(2025, 10, 20), "72.16"),
        (date(2025, 11, 12), "216.50"),
        (date(2025, 11, 20), "72.16"),
        (date(2025, 12, 12), "216.50"),
        (date(2025, 12, 20), "72.18"),
    ]:
        story.pays(day, amount)
    desk = story.until(date(2025, 12, 22))
    assert [event for event in desk.events if isinstance(event, PlanKept)] == [PlanKept("PLAN-1", date(2025, 12, 20))]
    assert desk.case.close_reason is CloseReason.REGULARISED
    assert codes(desk, SEPTEMBER + timedelta(days=1)) == ["L15a", "L15a"]


def test_while_a_plan_runs_nobody_is_chased():
    story = on_a_plan()
    story.pays(date(2025, 9, 12), "216.50")
    story.pays(date(2025, 10, 12), "216.50")
    desk = story.until(date(2025, 10, 19))
    assert codes(desk, SEPTEMBER + timedelta(days=1)) == []
    for guard in (Guard.MESSAGE, Guard.REMINDER, Guard.FORMAL_NOTICE, Guard.ACCELERATION, Guard.HANDOVER):
        assert "plan_in_force" in {one.code for one in blockers(guard, view(desk))}
    assert "plan_in_force" not in {one.code for one in blockers(Guard.LEGAL_INFORMATION, view(desk))}


def test_a_plan_that_is_followed_is_looked_at_only_when_it_has_something_to_say():
    story = on_a_plan()
    story.pays(date(2025, 9, 12), "216.50")
    desk = story.until(date(2025, 9, 16))
    next_on = next_action_on(desk.case, ReachDay(Slot.CONTACT_HOURS), desk.procedure, desk.situation)
    assert next_on == date(2025, 9, 22)  # what the paid instalment of the 12th would have started


def test_an_unpaid_instalment_lapses_the_plan_a_fortnight_later_and_the_procedure_goes_on():
    story = on_a_plan()
    desk = story.until(date(2025, 9, 26))
    assert in_force(desk.case) is not None
    desk = story.until(date(2025, 9, 27))
    [lapsed] = [event for event in desk.events if isinstance(event, PlanLapsed)]
    assert (lapsed.on, lapsed.due_on, lapsed.unpaid) == (date(2025, 9, 27), date(2025, 9, 12), Money("216.50"))
    assert desk.case.phase is Phase.AMICABLE
    story.until(date(2025, 10, 16))
    # told before it lapses; then a new incident; what was done stays done
    assert codes(desk, SEPTEMBER) == ["L14", "L14", "L04", "L04", "L10", "L10"]


def test_cents_are_no_breach():
    story = on_a_plan()
    story.pays(date(2025, 9, 12), "205.00")
    story.pays(date(2025, 10, 12), "216.50")
    assert in_force(story.until(date(2025, 10, 19)).case) is not None


def test_money_in_time_that_is_heard_of_late_restores_the_plan():
    story = on_a_plan()
    desk = story.until(date(2025, 9, 29))
    assert desk.case.plan("PLAN-1").end is PlanEnd.LAPSED
    desk.play(RecordPayment(receipt(date(2025, 9, 26), "216.50", "T-late")))
    assert any(isinstance(event, PlanRestored) for event in desk.events)
    assert desk.case.phase is Phase.PLAN


def test_money_that_came_after_the_lapse_restores_nothing():
    story = on_a_plan()
    desk = story.until(date(2025, 9, 29))
    desk.play(RecordPayment(receipt(date(2025, 9, 27), "216.50", "T-too-late")))
    assert desk.case.plan("PLAN-1").end is PlanEnd.LAPSED


def test_a_notice_given_before_the_plan_is_answered_by_it():
    story = Story()
    desk = story.until(date(2025, 10, 21))
    assert desk.case.phase is Phase.FORMAL_NOTICE
    desk.play(agreed_plan(desk.today, "649.50", 3, date(2025, 11, 20)))
    assert [debtor.notice for debtor in desk.case.debtors] == [None]
    story.until(date(2025, 12, 20))
    assert codes(desk, date(2025, 10, 22)) == ["L14", "L10"]  # another one asks for what is then due


def test_an_accelerated_loan_stays_so_unless_the_plan_says_otherwise():
    desk = Story().until(date(2025, 11, 25))
    desk.play(agreed_plan(desk.today, "7000.00", 24, date(2025, 12, 20)))
    assert desk.case.accelerated_on is not None
    other = Story().until(date(2025, 11, 25))
    told = agreed_plan(other.today, "866.00", 4, date(2025, 12, 20))
    other.play(replace(told, conditions=replace(told.conditions, undoes_acceleration=True)))
    assert other.case.accelerated_on is None
    assert other.case.completed("formal_notice") is None
    assert other.case.completed("second_reminder") is not None


def test_an_instalment_of_the_loan_paid_on_its_day_does_not_pass_for_the_last_of_the_plan():
    story = Story()
    story.until(SEPTEMBER)
    story.desk.play(agreed_plan(SEPTEMBER, "216.50", 1, date(2025, 9, 20)))
    desk = story.until(date(2025, 9, 12))
    story.pays(date(2025, 9, 12), "216.50")
    desk.play(RecordPayment(story.receipts[-1]))  # the feed shows the instalment of that day the night after
    assert in_force(desk.case) is not None
    story.until(date(2025, 9, 20))
    story.pays(date(2025, 9, 20), "216.50")
    desk.play(RecordPayment(story.receipts[-1]))
    assert desk.case.is_open
    story.until(date(2025, 9, 21))
    assert desk.case.close_reason is CloseReason.REGULARISED


def test_a_kept_plan_that_waives_interest_settles_an_accelerated_loan():
    story = Story()
    desk = story.until(date(2025, 11, 25))
    told = agreed_plan(desk.today, "7000.00", 2, date(2025, 12, 20))
    desk.play(replace(told, conditions=replace(told.conditions, interest=PlanInterest.WAIVED)))
    desk.play(RecordPayment(receipt(date(2025, 12, 20), "7000.00", "T-all")))
    assert view(desk).outstanding > Money("1.00")
    assert desk.case.close_reason is CloseReason.PAID


def test_one_plan_at_a_time_and_a_cancelled_one_leaves_room():
    desk = on_a_plan().desk
    desk.play(ProposePlan("PLAN-2", offer(SEPTEMBER), PAUL))
    assert refusal(desk) == "plan_in_force"
    desk.play(CancelPlan("PLAN-1", SEPTEMBER, ANNE.name, "another schedule is wanted"))
    desk.play(ProposePlan("PLAN-2", offer(SEPTEMBER), PAUL))
    assert desk.case.plan("PLAN-2").is_offered


def test_near_the_time_bar_a_plan_is_offered_only_on_a_named_decision():
    story = Story(approves=False)
    desk = story.until(SEPTEMBER)
    desk.today = desk.as_of = date(2027, 7, 1)
    desk.play(ProposePlan("PLAN-1", offer(desk.today), PAUL))
    assert refusal(desk) == "time_bar_near"
    desk.play(DecideTimeBar(BarOutcome.PLAN, date(2027, 7, 20), ANNE, PersonName("Paul Agent"), "he signs tomorrow"))
    desk.play(ProposePlan("PLAN-1", offer(desk.today), PAUL))
    assert desk.case.plan("PLAN-1").is_offered


def test_a_plan_paid_after_its_lapse_takes_no_demand_back():
    story = on_a_plan()
    desk = story.until(date(2025, 10, 20))
    assert "L10" in codes(desk, SEPTEMBER)
    story.pays(date(2025, 10, 20), "866.00")
    story.until(date(2025, 10, 24))
    assert desk.case.plan("PLAN-1").end is PlanEnd.KEPT
    assert "L18" not in codes(desk, SEPTEMBER)
