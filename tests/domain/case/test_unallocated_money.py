"""Money with no reference: searched for two working days, then attached at its date or sent back (domain §4.8)."""

from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.commands.claim import RecordPayment, ReversePayment
from recouvrement.domain.case.commands.money import AttachPayment, ReturnPayment, SearchPayment
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.events.money import PaymentReturned, PaymentUnidentified
from recouvrement.domain.case.events.procedure import AlarmRaised, CommandRefused
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.strategy import Guard
from support.contracts import receipt
from support.desk import ANNE, PAUL
from support.stories import Story

TOLD = date(2025, 8, 28)  # Thursday: the search ends on Monday 1 September
LOST = receipt(date(2025, 8, 26), "100.00", "T-lost")


@pytest.fixture
def story():
    told = Story()
    told.until(TOLD)
    told.desk.play(SearchPayment(LOST, TOLD))
    return told


def open_tasks(desk):
    return {task.task_id: task.due_on for task in desk.case.tasks if task.is_open and "T-lost" in task.task_id}


def refusals(desk):
    return [event.code for event in desk.events if isinstance(event, CommandRefused)]


def reminders(desk):
    return [on for code, _, on in desk.sent() if code == "L02"]


def test_it_pays_nothing_while_nobody_knows_whose_it_is(story):
    assert LOST not in story.until(date(2025, 9, 10)).case.receipts


def test_it_is_searched_for_two_working_days_then_placed_within_thirty_days_of_its_own(story):
    assert open_tasks(story.until(date(2025, 8, 29))) == {"search_payment:T-lost": date(2025, 9, 1)}
    story.desk.play(FinishTask("search_payment:T-lost", story.desk.today, PAUL, "nobody answers"))
    assert open_tasks(story.until(date(2025, 9, 1))) == {}
    assert open_tasks(story.until(date(2025, 9, 2))) == {"place_payment:T-lost": date(2025, 9, 25)}


def test_what_is_neither_found_nor_sent_back_in_time_rises_to_the_supervisor(story):
    desk = story.until(date(2025, 9, 26))
    late = [event.key for event in desk.events if isinstance(event, AlarmRaised) and "T-lost" in event.key]
    assert late == ["overdue:search_payment:T-lost:2025-09-01", "overdue:place_payment:T-lost:2025-09-25"]


def test_nobody_is_chased_while_his_money_may_lie_there_and_what_the_law_orders_leaves():
    untouched = Story().until(date(2025, 9, 10))
    [usual] = reminders(untouched)
    story = Story()
    desk = story.until(usual - timedelta(days=1))
    desk.play(SearchPayment(LOST, usual - timedelta(days=1)))
    [later] = reminders(story.until(date(2025, 9, 12)))
    assert later > usual
    view = View(desk.case, desk.procedure, desk.situation)
    searched = View(desk.case, desk.procedure, Story().until(usual).situation)
    assert "money_searched" not in [one.code for one in blockers(Guard.REMINDER, view)]
    assert "money_searched" in [one.code for one in blockers(Guard.MESSAGE, searched)]
    assert "money_searched" not in [one.code for one in blockers(Guard.LEGAL_INFORMATION, searched)]


def test_attached_it_counts_at_its_original_date_and_its_tasks_end(story):
    desk = story.until(date(2025, 9, 3))
    desk.play(AttachPayment(LOST, PAUL))
    assert LOST in desk.case.receipts
    assert open_tasks(desk) == {}


def test_found_by_the_bank_s_own_books_it_ends_as_well(story):
    desk = story.until(date(2025, 8, 29))
    desk.play(RecordPayment(LOST))
    assert open_tasks(desk) == {}


def test_it_is_attached_on_no_other_day_and_for_no_more_than_came(story):
    for changed in (receipt(TOLD, "100.00", "T-lost"), receipt(LOST.received_on, "100.01", "T-lost")):
        story.desk.play(AttachPayment(changed, PAUL))
    assert refusals(story.desk) == ["not_as_it_came", "not_as_it_came"]


def test_sent_back_it_is_no_task_and_can_pay_nothing_any_more(story):
    desk = story.until(date(2025, 9, 3))
    for _ in range(2):
        desk.play(ReturnPayment(LOST.receipt_id, desk.today, PAUL))
    assert open_tasks(desk) == {}
    desk.play(AttachPayment(LOST, PAUL))
    assert refusals(desk) == ["returned"]
    assert [event.by for event in desk.events if isinstance(event, PaymentReturned)] == [PAUL]


def test_a_return_heard_of_first_leaves_nothing_to_search():
    story = Story()
    story.until(TOLD)
    story.desk.play(ReturnPayment(LOST.receipt_id, TOLD, PAUL))
    story.desk.play(SearchPayment(LOST, TOLD))
    assert open_tasks(story.until(date(2025, 9, 3))) == {}


def test_what_pays_the_debt_is_reversed_before_it_is_sent_back(story):
    story.desk.play(AttachPayment(LOST, PAUL))
    story.desk.play(ReturnPayment(LOST.receipt_id, TOLD, PAUL))
    assert refusals(story.desk) == ["attached"]
    story.desk.play(ReversePayment(ReceiptId("T-lost"), TOLD))
    story.desk.play(ReturnPayment(LOST.receipt_id, TOLD, PAUL))
    assert refusals(story.desk) == ["attached"]


def test_told_twice_it_is_searched_once(story):
    story.desk.play(SearchPayment(LOST, TOLD))
    assert len([event for event in story.desk.events if isinstance(event, PaymentUnidentified)]) == 1


def test_nobody_says_it_placed_without_the_fact(story):
    desk = story.until(date(2025, 9, 2))
    desk.play(FinishTask("place_payment:T-lost", desk.today, PAUL, "done"))
    assert refusals(desk) == ["settled_by_fact"]


def test_a_closed_case_still_owes_its_answer(story):
    desk = story.until(date(2025, 9, 2))
    desk.play(ApproveAct(Act.WRITE_OFF, ANNE, PAUL))
    assert not desk.case.is_open
    assert "place_payment:T-lost" in open_tasks(desk)
