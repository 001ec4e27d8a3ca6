from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition, ReversePayment
from recouvrement.domain.case.commands.people import NotifyStage, RecordDeath
from recouvrement.domain.case.events.claim import PositionChanged
from recouvrement.domain.case.money.claim import arrears, outstanding
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.money import Money
from support.contracts import LEA, NOE, account, loan, receipt
from support.desk import Desk
from support.stories import FIRST, Story

DAY = date(2025, 9, 1)


def owed(desk):
    return arrears(desk.case, desk.procedure.parameters).total


def test_a_payment_told_twice_counts_once():
    desk = Story().until(DAY)
    payment = RecordPayment(receipt(DAY, "50.00", "T-50"))
    desk.tell(payment)
    desk.tell(payment)
    assert owed(desk) == Money("166.50")


def test_a_payment_told_by_message_and_by_the_feed_counts_once():
    story = Story()
    desk = story.until(DAY)
    desk.tell(RecordPayment(receipt(DAY, "50.00", "T-50")))
    story.receipts.append(receipt(DAY, "50.00", "T-50"))
    story.until(DAY + timedelta(days=1))
    assert owed(desk) == Money("166.50")


def test_a_reversal_that_comes_before_its_payment_still_reverses_it():
    desk = Story().until(DAY)
    desk.tell(ReversePayment("T-50", DAY))
    desk.tell(RecordPayment(receipt(DAY, "50.00", "T-50")))
    assert owed(desk) == Money("216.50")


def test_a_reversal_told_twice_is_recorded_once():
    desk = Story().until(DAY)
    for _ in range(2):
        desk.tell(ReversePayment(ReceiptId("T-first"), DAY))
    assert [type(event).__name__ for event in desk.events].count("ReceiptReversed") == 1


def test_an_older_position_changes_nothing():
    desk = Story().until(DAY)
    before = desk.case
    desk.as_of = DAY + timedelta(days=3)
    desk.tell(ReportPosition(loan(DAY - timedelta(days=2), FIRST)))
    assert desk.case == before


def test_a_position_that_says_nothing_new_makes_no_event():
    desk = Story().until(DAY)
    desk.tell(ReportPosition(loan(DAY, FIRST)))
    assert not isinstance(desk.events[-1], PositionChanged)


FACTS = (
    RecordPayment(receipt(date(2025, 8, 20), "60.00", "A")),
    RecordPayment(receipt(date(2025, 8, 25), "40.00", "B")),
    ReversePayment(ReceiptId("A"), date(2025, 8, 28)),
    RecordPayment(receipt(date(2025, 8, 22), "10.00", "C")),
)


@pytest.mark.parametrize("order", list(permutations(range(len(FACTS)))))
def test_facts_in_any_order_end_with_the_same_claim(order):
    desk = Story().until(DAY)
    for index in order:
        desk.tell(FACTS[index])
        desk.tell(FACTS[order[0]])  # and one of them again
    assert owed(desk) == Money("166.50")


@given(st.lists(st.integers(min_value=1, max_value=30_000), max_size=8))
def test_what_is_owed_and_what_was_received_add_up(cents):
    desk = Desk(loan(date(2025, 8, 15), FIRST))
    for number, amount in enumerate(cents):
        desk.tell(RecordPayment(receipt(desk.today, str(Money.from_cents(amount)), f"T-{number}")))
    found = arrears(desk.case, desk.procedure.parameters)
    assert found.total - found.unallocated == Money("216.50") - Money.from_cents(sum(cents))


def test_cents_left_on_old_instalments_do_not_age_a_new_one():
    short = [receipt(date(2025, month, 12), "216.10", f"T-{month}") for month in (7, 8, 9, 10)]
    desk = Desk(loan(date(2025, 11, 16), *short))
    found = arrears(desk.case, desk.procedure.parameters)
    assert found.oldest_unpaid_on == date(2025, 10, 12)  # the time bar runs from there
    assert found.cadence_from == date(2025, 11, 12)  # the cadence does not


def test_the_dead_are_never_written_to():
    story = Story(parties=(LEA, NOE))
    desk = story.until(date(2025, 8, 17))
    desk.tell(RecordDeath("P-1", desk.today))
    desk = story.until(date(2025, 10, 1))
    assert {party for _, party, _ in desk.sent() if _ != "M01"} <= {"P-2"} | {"P-1"}
    assert [code for code, party, _ in desk.sent() if party == "P-1" and code != "M01"] == []


def test_a_freeze_stops_the_letters_of_that_debtor_alone():
    story = Story(parties=(LEA, NOE))
    desk = story.until(date(2025, 9, 5))
    desk.tell(NotifyStage(Freeze("P-1", FreezeReason.OVER_INDEBTEDNESS, Stage.ADMISSIBLE, desk.today)))
    desk = story.until(date(2025, 10, 31))
    after = {party for _, party, on in desk.sent() if on > date(2025, 9, 5)}
    assert after == {"P-2"}


def test_an_overdraft_that_ends_closes_its_case():
    since = date(2025, 9, 1)
    desk = Desk(account(date(2025, 9, 5), "-351.20", since))
    for days in range(6, 20):
        desk.day(account(date(2025, 9, days), "-351.20", since))
    assert [code for code, _, _ in desk.sent()] == ["M01", "L02-D"]
    desk.day(account(date(2025, 9, 20), "12.00", None))
    assert desk.case.close_reason is CloseReason.REGULARISED


def test_an_overdraft_of_a_month_is_told_its_price():
    since = date(2025, 9, 1)
    desk = Desk(account(date(2025, 9, 5), "-351.20", since))
    day = date(2025, 9, 5)
    while day < date(2025, 10, 10):
        day += timedelta(days=1)
        desk.day(account(day, "-351.20", since))
    assert [(code, on) for code, _, on in desk.sent()][-1] == ("L05", date(2025, 10, 2))  # known on the night after


def test_the_whole_claim_is_asked_for_only_after_the_acceleration():
    desk = Story().until(date(2025, 11, 15))
    assert outstanding(desk.case, desk.today, desk.procedure.parameters) == Money("866.00")
    desk = Story().until(date(2025, 12, 3))
    assert outstanding(desk.case, desk.today, desk.procedure.parameters) > Money("7000.00")


def test_a_position_of_before_the_last_one_gives_nothing_back_that_has_fallen_due_since():
    story = Story()
    desk = story.until(date(2025, 9, 16))
    known = desk.case
    desk.tell(ReportPosition(story.position(date(2025, 9, 5))))  # of before the instalment of the 12th
    assert desk.case.principal_not_yet_due == known.principal_not_yet_due
    assert desk.case.position_as_of == known.position_as_of
