"""A few euros left when nothing more falls due (domain §4.7, §4.8, §4.9)."""

from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.commands.claim import RecordPayment, ReversePayment
from recouvrement.domain.case.commands.endings import CloseCase
from recouvrement.domain.case.commands.money import WaiveBalance
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.events.money import BalanceWaived
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import PersonName, ReceiptId
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money
from support import bailiff_acts as bailiff
from support.contracts import receipt
from support.desk import ANNE, PAUL
from support.stories import Story

INES = Person(PersonName("Inès Agent"), Level.AGENT)
DAY = date(2025, 12, 2)


def owed(desk):
    return View(desk.case, desk.procedure, desk.situation).outstanding


def waived(desk):
    return [event for event in desk.events if isinstance(event, BalanceWaived)]


def small_tasks(desk):
    return [task for task in desk.case.tasks if task.is_open and task.task_id.startswith("settle_balance:small")]


def refusals(desk):
    return [event.code for event in desk.events if isinstance(event, CommandRefused)]


def left_with(amount):
    """An accelerated loan, paid on that day but for so much."""
    story = Story()
    desk = story.until(DAY)
    assert desk.case.accelerated_on
    rest = receipt(desk.today, str(owed(desk) - Money(amount)), "T-rest")
    desk.play(RecordPayment(rest))
    story.receipts.append(rest)
    return story


def test_up_to_a_euro_is_treated_as_paid_and_written_down_as_given_up():
    desk = left_with("0.40").desk
    assert desk.case.close_reason is CloseReason.PAID
    assert waived(desk) == [BalanceWaived(Money("0.40"), DAY)]
    assert owed(desk) == Money("0.00")


def test_the_cents_of_a_case_that_a_person_closes_as_paid_are_written_down_too():
    story = Story()
    desk = story.until(date(2025, 12, 18))
    bailiff.tell(desk, bailiff.granted(date(2026, 1, 12)), bailiff.served(date(2026, 1, 29)))
    desk = story.until(date(2026, 4, 7))
    bailiff.tell(desk, bailiff.wages(desk.today))  # its release is awaited: the case does not close by itself
    desk.play(RecordPayment(receipt(desk.today, str(owed(desk) - Money("0.40")), "T-rest")))
    assert desk.case.is_open
    desk.play(CloseCase(CloseReason.PAID, desk.today, ANNE, PAUL))
    assert waived(desk) == [BalanceWaived(Money("0.40"), desk.today)]


def test_a_loan_that_goes_on_carries_its_cents():
    desk = Story().until(date(2025, 9, 3))
    desk.play(RecordPayment(receipt(desk.today, "216.10", "T-most")))
    assert desk.case.close_reason is CloseReason.REGULARISED
    assert waived(desk) == []


def test_less_than_fifteen_euros_after_the_last_instalment_is_a_task_and_no_letter():
    story = left_with("8.00")
    desk = story.until(DAY + timedelta(days=2))
    [task] = small_tasks(desk)
    assert task.due_on == date(2025, 12, 9)
    letters = len(desk.sent())
    desk = story.until(date(2026, 1, 20))
    assert len(desk.sent()) == letters


def test_an_agent_gives_it_up_when_another_asked_and_the_debtor_hears_that_his_debt_is_settled():
    story = left_with("8.00")
    desk = story.until(DAY + timedelta(days=2))
    amount = owed(desk)
    desk.play(WaiveBalance(desk.today, INES, PAUL))
    assert waived(desk) == [BalanceWaived(amount, desk.today, INES.name, PAUL)]
    assert (desk.case.close_reason, owed(desk), small_tasks(desk)) == (CloseReason.PAID, Money("0.00"), [])
    assert "L15b" in [code for code, _, _ in story.until(DAY + timedelta(days=6)).sent()]


def test_whoever_pays_what_was_given_up_is_paid_back():
    story = left_with("8.00")
    desk = story.until(DAY + timedelta(days=2))
    desk.play(WaiveBalance(desk.today, INES, PAUL))
    desk.play(RecordPayment(receipt(desk.today, "5.00", "T-kind")))
    desk = story.until(DAY + timedelta(days=3))
    [task] = [task for task in desk.case.tasks if task.kind is TaskKind.REFUND_OVERPAYMENT and task.is_open]
    assert "5,00 €" in task.sentence.replace("\u00a0", " ").replace("\u202f", " ")


def test_said_done_it_is_carried():
    story = left_with("8.00")
    desk = story.until(DAY + timedelta(days=2))
    desk.play(FinishTask(small_tasks(desk)[0].task_id, desk.today, PAUL, "carried"))
    desk = story.until(DAY + timedelta(days=9))
    assert (small_tasks(desk), desk.case.is_open) == ([], True)


@pytest.mark.parametrize("amount", ["15.00", "40.00"])
def test_fifteen_euros_and_more_are_no_small_balance(amount):
    desk = left_with(amount).until(DAY + timedelta(days=1))
    desk.play(WaiveBalance(desk.today, INES, PAUL))
    assert (refusals(desk), small_tasks(desk)) == (["not_small"], [])


def test_while_instalments_are_to_come_a_small_sum_is_carried():
    story = Story()
    desk = story.until(date(2025, 9, 3))
    desk.play(RecordPayment(receipt(desk.today, "208.50", "T-most")))
    desk.play(WaiveBalance(desk.today, INES, PAUL))
    assert (refusals(desk), small_tasks(desk), desk.case.is_open) == (["not_small"], [], True)


def test_nobody_gives_up_what_he_asked_to_give_up():
    desk = left_with("8.00").until(DAY + timedelta(days=1))
    desk.play(WaiveBalance(desk.today, INES, INES.name))
    assert refusals(desk) == ["same_person"]


def test_what_was_given_up_stays_so_when_a_payment_is_lost_afterwards():
    story = left_with("8.00")
    desk = story.until(DAY + timedelta(days=1))
    desk.play(WaiveBalance(desk.today, INES, PAUL))
    [given_up] = waived(desk)
    desk.play(ReversePayment(ReceiptId("T-first"), desk.today))
    assert desk.case.is_open
    assert desk.case.money.waived == given_up.amount
