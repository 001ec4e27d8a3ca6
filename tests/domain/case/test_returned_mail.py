"""Mail that comes back, and registered letters that nobody proves (domain §4.8, §6)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.commands.letters import ReportDelivery
from recouvrement.domain.case.commands.people import ChangeDebtor, DecideSearch, InvalidateAddress
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.letters.address_search import SearchOutcome
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.law.delegation import Level
from support.contracts import LEA, NOE
from support.desk import ANNE, PAUL
from support.stories import Story

NOTICE_DAY = date(2025, 10, 16)
RETURNED_ON = date(2025, 10, 20)
NOT_FOUND = date(2025, 11, 20)
MOVED = replace(NOE, address=replace(NOE.address, line1="9 rue Neuve"))


def refusal(desk):
    last = desk.events[-1]
    return last.code if isinstance(last, CommandRefused) else None


def tasks(desk):
    return {task.kind for task in desk.case.tasks if task.is_open}


def sent_to(desk, party, since):
    return [(code, on) for code, who, on in desk.sent() if who == party and on > since]


def returned(day=RETURNED_ON, **story):
    """The notice to Noé comes back, that to Léa arrived."""
    found = Story(parties=(LEA, NOE), post_days=None, **story)
    desk = found.until(NOTICE_DAY)
    desk.tell(ReportDelivery(desk.case.debtor("P-1").notice.letter_id, Delivery.SIGNED, NOTICE_DAY))
    desk.today = day
    return found, desk, desk.case.debtor("P-2").notice.letter_id


def test_what_was_posted_lately_to_a_wrong_address_is_sent_again_to_the_new_one():
    story, desk, first = returned()
    desk.tell(InvalidateAddress("P-2", RETURNED_ON))
    assert desk.case.debtor("P-2").notice is None
    story.parties = (LEA, MOVED)
    desk = story.until(date(2025, 10, 31))
    again = desk.case.debtor("P-2").notice
    assert again.letter_id != first
    assert again.sent_on > RETURNED_ON
    assert again.presented_on is None  # a cure period of its own, from its own proof
    assert [code for code, _ in sent_to(desk, "P-1", RETURNED_ON)] == []


def test_what_the_post_proved_stays_when_the_address_is_wrong_later():
    _, desk, letter_id = returned()
    desk.tell(ReportDelivery(letter_id, Delivery.SIGNED, date(2025, 10, 18)))
    desk.tell(InvalidateAddress("P-2", RETURNED_ON))
    assert desk.case.debtor("P-2").notice.presented_on == date(2025, 10, 18)


def test_a_proof_that_is_heard_of_after_the_wrong_address_counts_as_if_it_had_come_first():
    _, desk, letter_id = returned()
    desk.tell(InvalidateAddress("P-2", RETURNED_ON))
    desk.tell(ReportDelivery(letter_id, Delivery.SIGNED, date(2025, 10, 18)))
    _, in_order, same_letter = returned()
    in_order.tell(ReportDelivery(same_letter, Delivery.SIGNED, date(2025, 10, 18)))
    in_order.tell(InvalidateAddress("P-2", RETURNED_ON))
    assert desk.case.debtor("P-2") == in_order.case.debtor("P-2")
    assert desk.case.letter(letter_id) == in_order.case.letter(same_letter)


def test_a_letter_that_came_back_itself_is_not_proved_by_a_later_report():
    _, desk, letter_id = returned()
    for delivery in (Delivery.UNKNOWN_ADDRESS, Delivery.SIGNED):
        desk.tell(ReportDelivery(letter_id, delivery, RETURNED_ON))
    assert desk.case.debtor("P-2").notice is None


def test_a_proof_that_comes_once_the_letter_was_sent_again_opens_nothing():
    story, desk, letter_id = returned()
    desk.tell(InvalidateAddress("P-2", RETURNED_ON))
    story.parties = (LEA, MOVED)
    desk = story.until(date(2025, 10, 31))
    again = desk.case.debtor("P-2").notice
    desk.tell(ReportDelivery(letter_id, Delivery.SIGNED, date(2025, 10, 18)))
    assert desk.case.debtor("P-2").notice == again


def test_a_new_telephone_number_does_not_heal_a_wrong_address():
    _, desk, _ = returned()
    desk.tell(InvalidateAddress("P-2", RETURNED_ON))
    desk.tell(ChangeDebtor(replace(NOE, phone="+33 6 00 00 00 00")))
    assert not desk.case.debtor("P-2").has_address
    desk.tell(ChangeDebtor(MOVED))
    assert desk.case.debtor("P-2").has_address


def test_whoever_is_found_between_two_letters_has_the_days_between_them():
    story = Story(parties=(LEA, NOE), post_days=None)
    desk = story.until(date(2025, 9, 10))
    desk.tell(InvalidateAddress("P-2", date(2025, 9, 10)))
    desk = story.until(date(2025, 10, 20))
    assert sent_to(desk, "P-2", date(2025, 9, 10)) == []
    story.parties = (LEA, MOVED)
    desk = story.until(date(2025, 12, 31))
    days = dict(sent_to(desk, "P-2", date(2025, 10, 20)))
    assert days["L10"] - days["L02"] >= timedelta(days=30)


def test_a_named_person_decides_when_the_address_is_not_found_in_twenty_working_days():
    story, desk, _ = returned()
    desk.tell(InvalidateAddress("P-2", RETURNED_ON))
    desk = story.until(RETURNED_ON + timedelta(days=1))
    assert "find_address" in tasks(desk)
    assert "decide_search" not in tasks(desk)
    desk = story.until(NOT_FOUND)
    assert "decide_search" in tasks(desk)


@pytest.mark.parametrize(
    ("day", "decision", "code"),
    [
        (RETURNED_ON, DecideSearch(NOE.party_id, SearchOutcome.LEAVE_OUT, None, ANNE, "introuvable"), "still_searched"),
        (NOT_FOUND, DecideSearch(LEA.party_id, SearchOutcome.LEAVE_OUT, None, ANNE, "introuvable"), "not_searched"),
        (
            NOT_FOUND,
            DecideSearch(NOE.party_id, SearchOutcome.SERVE, None, Person(PAUL, Level.AGENT), "x"),
            "beyond_delegation",
        ),
        (NOT_FOUND, DecideSearch(NOE.party_id, SearchOutcome.SEARCH_AGAIN, None, ANNE, "une piste"), "until"),
        (
            NOT_FOUND,
            DecideSearch(NOE.party_id, SearchOutcome.SEARCH_AGAIN, date(2026, 2, 1), ANNE, "une piste"),
            "until",
        ),
    ],
)
def test_a_decision_that_comes_too_soon_or_from_nobody_entitled_is_refused(day, decision, code):
    _, desk, _ = returned()
    desk.tell(InvalidateAddress("P-2", RETURNED_ON))
    desk.today = day
    desk.tell(decision)
    assert refusal(desk) == code


def test_a_new_search_ends_in_a_new_question():
    story, desk, _ = returned()
    desk.tell(InvalidateAddress("P-2", RETURNED_ON))
    desk = story.until(NOT_FOUND)
    until = NOT_FOUND + timedelta(days=10)
    desk.tell(DecideSearch(NOE.party_id, SearchOutcome.SEARCH_AGAIN, until, ANNE, "une piste"))
    assert "decide_search" not in tasks(desk)
    desk = story.until(NOT_FOUND + timedelta(days=1))
    assert "find_address" in tasks(desk)
    desk = story.until(until + timedelta(days=1))
    assert "decide_search" in tasks(desk)


def test_what_came_back_is_served_by_a_named_persons_decision_alone():
    story, desk, letter_id = returned()
    desk.tell(ReportDelivery(letter_id, Delivery.UNKNOWN_ADDRESS, RETURNED_ON))
    desk = story.until(NOT_FOUND)
    desk.tell(ReportDelivery(letter_id, Delivery.SERVED, NOT_FOUND))
    assert desk.case.debtor("P-2").notice is None
    desk.tell(DecideSearch(NOE.party_id, SearchOutcome.SERVE, None, ANNE, "introuvable"))
    desk = story.until(NOT_FOUND + timedelta(days=1))
    assert "serve_letter" in tasks(desk)
    desk.tell(ReportDelivery(letter_id, Delivery.SERVED, date(2025, 11, 21)))
    assert desk.case.debtor("P-2").notice.cure_ends_on == date(2025, 12, 22)  # thirty days end on Sunday the 21st
    assert "serve_letter" not in tasks(desk)


def test_a_notice_without_proof_is_asked_of_the_post_then_served():
    story = Story(post_days=None)
    desk = story.until(NOTICE_DAY + timedelta(days=20))
    assert "ask_post" not in tasks(desk)
    desk = story.until(NOTICE_DAY + timedelta(days=21))
    assert "ask_post" in tasks(desk)
    desk = story.until(NOTICE_DAY + timedelta(days=36))
    assert tasks(desk) >= {"serve_letter"}
    assert "ask_post" not in tasks(desk)
    served_on = NOTICE_DAY + timedelta(days=36)
    desk.tell(ReportDelivery(desk.case.debtor("P-1").notice.letter_id, Delivery.SERVED, served_on))
    assert desk.case.debtor("P-1").notice.presented_on == served_on
    assert "serve_letter" not in tasks(desk)


def test_an_acceleration_that_came_back_no_longer_keeps_a_payment_from_curing():
    story = Story()
    desk = story.until(date(2025, 11, 18))
    while desk.case.debtor("P-1").acceleration_sent_on is None:
        desk.post_days = None
        desk = story.until(desk.today + timedelta(days=1))
    letter_id = desk.case.debtor("P-1").acceleration_letter
    desk.tell(ReportDelivery(letter_id, Delivery.UNKNOWN_ADDRESS, desk.today))
    assert desk.case.debtor("P-1").acceleration_sent_on is None
    assert desk.case.debtor("P-1").notice is not None
