"""Everyday money: a debit on its way again, a payment recognised, too much paid (domain §4.7, §4.8)."""

from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.endings import CloseCase
from recouvrement.domain.case.commands.money import (
    AttachPayment,
    Consent,
    MoveOverpayment,
    RecordRepresentation,
    RefundOverpayment,
)
from recouvrement.domain.case.events.money import DebitRepresented, OverpaymentMoved
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.money.overpayments import overpaid
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import ContractId, PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money
from support.contracts import LEA, ZOE, receipt
from support.desk import ANNE, PAUL
from support.plans import ASSIGNEE
from support.stories import Story

COMMITTEE = Person(PersonName("Comité"), Level.COMMITTEE)


def sent(desk, code):
    return [on for known, _, on in desk.sent() if known == code]


def test_nobody_is_reminded_while_the_debit_is_on_its_way_again():
    story = Story()
    desk = story.until(date(2025, 8, 28))
    desk.play(RecordRepresentation(date(2025, 8, 29), date(2025, 9, 8)))
    assert sent(story.until(date(2025, 9, 8)), "L02") == []
    assert sent(story.until(date(2025, 9, 10)), "L02") == [date(2025, 9, 9)]


def test_what_the_law_orders_waits_for_the_answer_as_well():
    story = Story()
    story.desk.play(RecordRepresentation(date(2025, 8, 18), date(2025, 8, 22)))
    desk = story.until(date(2025, 8, 26))
    assert sent(desk, "L01") == [date(2025, 8, 25)]


def test_but_not_beyond_its_own_last_day():
    story = Story(parties=(LEA, ZOE))
    desk = story.until(date(2025, 9, 8))
    desk.play(RecordRepresentation(date(2025, 9, 8), date(2025, 9, 30)))
    assert sent(story.until(date(2025, 9, 15)), "L03") == [date(2025, 9, 12)]  # the month of CC 2303


def test_the_case_is_looked_at_the_day_after_the_answer():
    desk = Story().until(date(2025, 8, 28))
    for _ in range(2):
        desk.play(RecordRepresentation(date(2025, 8, 29), date(2025, 9, 8)))
    assert len([event for event in desk.events if isinstance(event, DebitRepresented)]) == 1


def test_money_recognised_counts_once_at_its_original_date():
    desk = Story().until(date(2025, 9, 3))
    found = receipt(date(2025, 8, 13), "100.00", "T-lost")
    desk.play(AttachPayment(found, PAUL))
    desk.play(AttachPayment(found, PAUL))
    desk.play(RecordPayment(found))
    assert [one for one in desk.case.receipts if one.receipt_id == "T-lost"] == [found]


@pytest.fixture
def paid_too_much():
    """Accelerated, then 500 € more than the whole claim."""
    story = Story()
    desk = story.until(date(2025, 12, 2))
    assert desk.case.accelerated_on
    desk.play(RecordPayment(receipt(desk.today, "9500.00", "T-all")))
    assert desk.case.close_reason is CloseReason.PAID
    story.pays(desk.today, "9500.00")
    story.receipts[-1] = receipt(desk.today, "9500.00", "T-all")
    return story.until(date(2025, 12, 4))


def refund(desk, amount, by=ANNE):
    desk.play(RefundOverpayment(Money(amount), desk.today, by, PAUL))


def open_kinds(desk):
    return [task.kind for task in desk.case.tasks if task.is_open]


def test_what_was_paid_too_much_is_a_task_of_ten_working_days_on_a_closed_case(paid_too_much):
    [task] = [task for task in paid_too_much.case.tasks if task.kind is TaskKind.REFUND_OVERPAYMENT]
    assert task.due_on == date(2025, 12, 16)


def test_the_task_ends_with_the_whole_refund_and_not_before(paid_too_much):
    refund(paid_too_much, "1.00")
    assert open_kinds(paid_too_much) == [TaskKind.REFUND_OVERPAYMENT]
    left = overpaid(View(paid_too_much.case, paid_too_much.procedure, paid_too_much.situation))
    refund(paid_too_much, str(left))
    assert open_kinds(paid_too_much) == []


def test_nobody_gives_back_more_than_was_paid_nor_approves_his_own_request(paid_too_much):
    refund(paid_too_much, "9500.00")
    refund(paid_too_much, "1.00", Person(PersonName(PAUL), Level.SUPERVISOR))
    codes = [event.code for event in paid_too_much.events if isinstance(event, CommandRefused)]
    assert codes == ["not_overpaid", "same_person"]


def move(desk, amount, agreed_on, to="LOAN-2", by=ANNE):
    desk.play(MoveOverpayment(Money(amount), ContractId(to), Consent(agreed_on, "MAIL-7"), desk.today, by, PAUL))


@pytest.mark.parametrize(("paid_after", "to_give_back"), [(0, "0.00"), (1, "50.00")])
def test_what_comes_once_the_claim_was_assigned_is_not_the_banks(paid_after: int, to_give_back: str):
    desk = Story().until(date(2025, 12, 2))
    desk.play(CloseCase(CloseReason.ASSIGNED, desk.today, COMMITTEE, PAUL, ASSIGNEE))
    assert desk.case.close_reason is CloseReason.ASSIGNED
    desk.play(RecordPayment(receipt(desk.today + timedelta(days=paid_after), "50.00", "T-late")))
    assert overpaid(View(desk.case, desk.procedure, desk.situation)) == Money(to_give_back)


def test_it_goes_to_another_contract_with_the_consent_of_who_paid_and_its_task_ends(paid_too_much):
    left = overpaid(View(paid_too_much.case, paid_too_much.procedure, paid_too_much.situation))
    move(paid_too_much, str(left), paid_too_much.today)
    assert open_kinds(paid_too_much) == []
    [moved] = [event for event in paid_too_much.events if isinstance(event, OverpaymentMoved)]
    assert (moved.to, moved.agreed_on, moved.proof) == ("LOAN-2", paid_too_much.today, "MAIL-7")
    refund(paid_too_much, "1.00")
    assert paid_too_much.events[-1].code == "not_overpaid"


def test_it_goes_nowhere_before_he_agrees_nor_to_its_own_contract_nor_by_one_person(paid_too_much):
    today = paid_too_much.today
    move(paid_too_much, "1.00", date(2026, 1, 2))
    move(paid_too_much, "1.00", today, to="LOAN-1")
    move(paid_too_much, "1.00", today, by=Person(PersonName(PAUL), Level.COMMITTEE))
    move(paid_too_much, "9500.00", today)
    codes = [event.code for event in paid_too_much.events if isinstance(event, CommandRefused)]
    assert codes == ["not_agreed", "same_contract", "same_person", "not_overpaid"]


def test_a_loan_that_goes_on_keeps_what_was_paid_ahead():
    desk = Story().until(date(2025, 9, 3))
    desk.play(RecordPayment(receipt(desk.today, "900.00", "T-ahead")))
    assert desk.case.close_reason is CloseReason.REGULARISED
    assert open_kinds(desk) == []
