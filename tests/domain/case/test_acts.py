from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.acts import ApproveAct, Person, RefuseAct, WaiveStep
from recouvrement.domain.case.commands.files import WaiveExhibit
from recouvrement.domain.case.commands.letters import ReportDelivery
from recouvrement.domain.case.events.procedure import ActApproved, ApprovalAsked, CommandRefused
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.delegation import Level
from support.contracts import LEA, NOE
from support.desk import ANNE, PAUL
from support.stories import Story

CURE_ENDED = date(2025, 11, 18)
AGENT = Person(PersonName("Paul Agent"), Level.AGENT)


def refusal(desk):
    event = desk.events[-1]
    assert isinstance(event, CommandRefused)
    return event.code


@pytest.fixture
def waiting():
    """The day after the cure period: a named person is asked, and has not answered."""
    return Story(approves=False).until(CURE_ENDED)


def test_the_question_is_asked_once(waiting):
    story_days = [event for event in waiting.events if isinstance(event, ApprovalAsked)]
    assert len(story_days) == 1
    assert story_days[0].on == CURE_ENDED


def test_nobody_approves_his_own_request(waiting):
    waiting.tell(ApproveAct(Act.ACCELERATION, ANNE, ANNE.name))
    assert refusal(waiting) == "same_person"


def test_an_agent_may_not_accelerate(waiting):
    waiting.tell(ApproveAct(Act.ACCELERATION, AGENT, PersonName("Anne Supervision")))
    assert refusal(waiting) == "beyond_delegation"


def test_an_acceleration_is_refused_while_the_cure_period_runs():
    desk = Story(approves=False).until(CURE_ENDED - timedelta(days=2))
    desk.tell(ApproveAct(Act.ACCELERATION, ANNE, PAUL))
    assert refusal(desk) == "cure_running"


def test_an_acceleration_is_refused_on_the_judicial_route():
    desk = Story(clause_cure_days=15, approves=False).until(CURE_ENDED)
    desk.tell(ApproveAct(Act.ACCELERATION, ANNE, PAUL))
    assert refusal(desk) == "not_required"


def test_a_hand_over_cannot_be_approved_before_its_turn(waiting):
    waiting.tell(ApproveAct(Act.HANDOVER, ANNE, PAUL))
    assert refusal(waiting) == "not_required"


def test_an_approval_that_names_nobody_waits_for_every_proof():
    story = Story(parties=(LEA, NOE), post_days=None, approves=False)
    desk = story.until(CURE_ENDED)
    desk.tell(ApproveAct(Act.ACCELERATION, ANNE, PAUL))
    assert refusal(desk) == "notice_not_proven"


def test_an_approval_that_names_one_debtor_accelerates_him_alone():
    story = Story(parties=(LEA, NOE), approves=False)
    desk = story.until(CURE_ENDED)
    desk.tell(ApproveAct(Act.ACCELERATION, ANNE, PAUL, parties=("P-1",)))
    desk = story.until(CURE_ENDED + timedelta(days=7))
    assert desk.case.debtor("P-1").accelerated_on is not None
    assert desk.case.debtor("P-2").accelerated_on is None


def test_an_approval_that_names_one_debtor_does_not_wait_for_the_proof_of_another():
    story = Story(parties=(LEA, NOE), post_days=None, approves=False)
    desk = story.until(date(2025, 10, 18))
    notice = desk.case.debtor("P-1").notice
    desk.tell(ReportDelivery(notice.letter_id, Delivery.SIGNED, desk.today))
    desk = story.until(CURE_ENDED)
    desk.tell(ApproveAct(Act.ACCELERATION, ANNE, PAUL, parties=("P-1",)))
    assert isinstance(desk.events[-1], ActApproved)


def test_a_hand_over_is_not_approved_before_the_fifteen_days_are_over():
    desk = Story().until(date(2025, 11, 25))
    desk.tell(ApproveAct(Act.HANDOVER, ANNE, PAUL))
    assert refusal(desk) == "too_early"


def test_an_urgent_approval_lifts_the_fifteen_days():
    story = Story()
    desk = story.until(date(2025, 11, 25))
    desk.tell(ApproveAct(Act.HANDOVER, ANNE, PAUL, is_urgent=True))
    assert isinstance(desk.events[-1], ActApproved)


def test_an_approval_naming_a_stranger_is_refused(waiting):
    waiting.tell(ApproveAct(Act.ACCELERATION, ANNE, PAUL, parties=("P-9",)))
    assert refusal(waiting) == "unknown_debtor"


def test_a_refusal_is_an_answer_and_nobody_asks_again_for_a_month():
    story = Story(approves=False)
    desk = story.until(CURE_ENDED)
    desk.tell(RefuseAct(Act.ACCELERATION, ANNE.name, "a plan is being discussed"))
    desk = story.until(CURE_ENDED + timedelta(days=31))
    asked = [event.on for event in desk.events if isinstance(event, ApprovalAsked)]
    assert asked == [CURE_ENDED, CURE_ENDED + timedelta(days=31)]


def test_an_approval_expires_after_fifteen_days():
    story = Story(approves=False)
    desk = story.until(CURE_ENDED)
    desk.tell(ApproveAct(Act.ACCELERATION, ANNE, PAUL))
    assert isinstance(desk.events[-1], ActApproved)
    desk.today += timedelta(days=20)  # nobody swept for three weeks
    desk = story.until(desk.today + timedelta(days=3))
    assert "L11" not in [code for code, _, _ in desk.sent()]
    assert len([event for event in desk.events if isinstance(event, ApprovalAsked)]) == 2


def test_a_step_may_be_waived_by_name_but_never_a_duty_of_the_law():
    desk = Story().until(date(2025, 8, 17))
    desk.tell(WaiveStep("first_information_letter", ANNE, PAUL, "the customer called"))
    assert refusal(desk) == "never_waived"
    desk = Story().until(date(2025, 8, 25))
    desk.tell(WaiveStep("second_reminder", ANNE, PAUL, "the customer called"))
    assert desk.case.completed("second_reminder") == desk.today


def test_only_the_required_step_may_be_waived():
    desk = Story().until(date(2025, 8, 17))
    desk.tell(WaiveStep("second_reminder", ANNE, PAUL, "the customer called"))
    assert refusal(desk) == "not_required"


def test_the_file_does_not_leave_while_a_piece_is_neither_filed_nor_waived():
    story = Story()
    desk = story.until(date(2025, 12, 5))
    desk.approves = False
    story.until(date(2025, 12, 6))
    desk.tell(ApproveAct(Act.HANDOVER, ANNE, PAUL))
    desk = story.until(date(2025, 12, 12))
    assert desk.case.handover is None
    assert any(getattr(event, "kind", "") == "exhibits.missing" for event in desk.events)


def test_a_piece_that_the_file_does_not_need_is_not_waived():
    desk = Story().until(date(2025, 8, 17))
    desk.tell(WaiveExhibit("J11", ANNE.name, "no yearly statement"))
    assert refusal(desk) == "not_required"
