"""Two people for every decision, at every level, as long as the claim stays within it (domain §4.9)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.answers.acts import may_be_waived
from recouvrement.domain.case.commands.acts import ApproveAct, Person, WaiveStep
from recouvrement.domain.case.commands.claim import ReversePayment
from recouvrement.domain.case.commands.endings import CloseCase, DecideTimeBar, RequestWriteOff
from recouvrement.domain.case.commands.money import RefundOverpayment, WaiveBalance
from recouvrement.domain.case.events.procedure import ActApproved, ApprovalAsked, CommandRefused
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.time_bar.decisions import BarOutcome
from recouvrement.domain.identifiers import PersonName, ReceiptId
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money
from recouvrement.domain.position import Product
from recouvrement.domain.strategy import SendLetters
from support.desk import PAUL, procedure
from support.plans import ASSIGNEE, agreed_plan, with_noe
from support.stories import Story

CURE_ENDED = date(2025, 11, 18)
ZOE = PersonName("Zoé Exemple")
NEVER_WAIVED = {"L01", "L01-M", "L03", "L04", "L05", "L06", "L10", "L10-T", "L10-C", "L10-D", "L10-P", "L11", "L11-C"}


def decisions(by):
    """Every decision that names who asked for it, asked for by the one who decides."""
    asked = PersonName(f"  {by.name.upper()} ")  # as somebody may type it
    plan = with_noe(agreed_plan(CURE_ENDED, "216.50", 3, date(2026, 1, 20)))
    return {
        "waive a step": WaiveStep("second_reminder", by, asked, "a reason"),
        "acceleration": ApproveAct(Act.ACCELERATION, by, asked),
        "write-off": ApproveAct(Act.WRITE_OFF, by, asked),
        "assignment": CloseCase(CloseReason.ASSIGNED, CURE_ENDED, by, asked, ASSIGNEE),
        "let the time bar pass": DecideTimeBar(BarOutcome.LET_GO, CURE_ENDED, by, asked, "a reason"),
        "plan": replace(plan, by=by, requested_by=asked),
        "refund": RefundOverpayment(Money("1.00"), CURE_ENDED, by, asked),
        "small balance": WaiveBalance(CURE_ENDED, by, asked),
    }


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("name", list(decisions(Person(ZOE, Level.AGENT))))
def test_nobody_decides_what_he_asked_for_at_any_level(name, level):
    until = date(2025, 8, 25) if name == "waive a step" else CURE_ENDED
    desk = Story(approves=False).until(until)
    desk.tell(decisions(Person(ZOE, level))[name])
    refused = desk.events[-1]
    assert isinstance(refused, CommandRefused)
    assert refused.code == "same_person"


@pytest.mark.parametrize("level", list(Level))
def test_who_asked_for_a_write_off_cannot_approve_it_under_the_name_of_another(level):
    desk = Story(approves=False).until(CURE_ENDED)
    desk.tell(RequestWriteOff(ZOE, "a reason"))
    desk.tell(ApproveAct(Act.WRITE_OFF, Person(PersonName("zoé exemple"), level), PAUL))
    assert desk.events[-1].code == "same_person"


def test_an_approval_lapses_when_the_claim_leaves_the_level_of_who_gave_it():
    story = Story(approves=False)
    desk = story.until(CURE_ENDED)
    rules = desk.procedure.parameters.delegation
    limits = replace(rules.acceleration, supervisor=Money("900.00"))
    parameters = replace(desk.procedure.parameters, delegation=replace(rules, acceleration=limits))
    desk.procedure = replace(desk.procedure, parameters=parameters)
    desk.tell(ApproveAct(Act.ACCELERATION, Person(ZOE, Level.SUPERVISOR), PAUL))
    assert isinstance(desk.events[-1], ActApproved)  # 866.00 €
    desk.tell(ReversePayment(ReceiptId("T-first"), desk.today))  # 1 082.50 €
    desk = story.until(CURE_ENDED + timedelta(days=4))
    assert "L11" not in [code for code, _, _ in desk.sent()]
    asked = [event.on for event in desk.events if isinstance(event, ApprovalAsked)]
    assert asked == [CURE_ENDED, CURE_ENDED + timedelta(days=1)]


def test_the_same_approval_leads_to_its_letter_while_the_claim_stays():
    story = Story(approves=False)
    desk = story.until(CURE_ENDED)
    desk.tell(ApproveAct(Act.ACCELERATION, Person(ZOE, Level.SUPERVISOR), PAUL))
    assert "L11" in [code for code, _, _ in story.until(CURE_ENDED + timedelta(days=4)).sent()]


@pytest.mark.parametrize("product", list(Product))
def test_no_step_that_the_law_or_a_person_orders_may_be_waived(product):
    ladder = procedure(product).strategy.ladder
    codes = {
        step.name: {letter.code for letter in step.action.letters}
        for step in ladder
        if isinstance(step.action, SendLetters)
    }
    waivable = {step.name for step in ladder if may_be_waived(step)}
    assert all(not NEVER_WAIVED & codes.get(name, set()) for name in waivable)


@pytest.mark.parametrize("product", list(Product))
def test_what_the_law_says_at_once_is_no_step_that_anybody_could_waive(product):
    strategy = procedure(product).strategy
    duties = {duty.name for duty in strategy.duties}
    assert not duties & {step.name for step in strategy.ladder}
