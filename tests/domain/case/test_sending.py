from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.letters import (
    ReportExpired,
    ReportFailed,
    ReportInDoubt,
    ReportSent,
    ReportWritten,
    Settlement,
    SettleSend,
)
from recouvrement.domain.case.commands.people import ChangeDebtor
from recouvrement.domain.case.commands.stops import PlaceHold
from recouvrement.domain.case.decide import decide
from recouvrement.domain.case.effects import SendNotice, WriteLetter
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.letters.record import LetterState
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.procedure import Situation
from support.contracts import LEA, NOE, ZOE, receipt
from support.stories import Story

L01_DAY, L02_DAY, L10_DAY = date(2025, 8, 18), date(2025, 9, 1), date(2025, 10, 16)


@pytest.fixture
def morning_of_the_first_letter():
    """The desk on the morning of L01, its letter asked for and not yet written."""
    story = Story()
    desk = story.until(L01_DAY - timedelta(days=1))
    desk.today, desk.as_of = L01_DAY, L01_DAY - timedelta(days=1)
    desk.tell(ReportPosition(story.position(desk.as_of)))
    (effect,) = [one for one in desk.tell(ReachDay(Slot.MORNING)) if isinstance(one, WriteLetter)]
    return desk, effect.letter_id


def whole(desk):
    return RecordPayment(receipt(desk.today, "216.50", "T-whole"))


def test_a_letter_paid_while_it_was_written_never_leaves(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    desk.tell(whole(desk))
    assert desk.tell(ReportWritten(letter_id, "a" * 64)) == ()
    assert desk.case.letter(letter_id).state is LetterState.WITHDRAWN


def test_a_letter_paid_after_its_release_is_taken_back(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    effects = desk.tell(ReportWritten(letter_id, "a" * 64))
    assert [type(effect) for effect in effects] == [SendNotice]
    desk.tell(whole(desk))
    assert desk.case.letter(letter_id).state is LetterState.RECALLED
    desk.tell(ReportExpired(letter_id))
    assert desk.case.letter(letter_id).state is LetterState.WITHDRAWN


def morning_of(day):
    story = Story()
    desk = story.until(day - timedelta(days=1))
    desk.today, desk.as_of = day, day - timedelta(days=1)
    desk.tell(ReportPosition(story.position(desk.as_of)))
    (effect,) = [one for one in desk.tell(ReachDay(Slot.MORNING)) if isinstance(one, WriteLetter)]
    return desk, effect.letter_id


def test_a_letter_written_once_a_newer_feed_is_known_is_not_even_released():
    desk, letter_id = morning_of(L02_DAY)
    newer = Situation(desk.today, desk.today, desk.as_of)
    decision = decide(desk.case, ReportWritten(letter_id, "a" * 64), desk.procedure, newer)
    assert [type(event).__name__ for event in decision.events] == ["LetterWithdrawn"]


def test_a_letter_written_a_day_late_is_not_even_released(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    desk.today, desk.as_of = desk.today + timedelta(days=1), desk.today
    decision = decide(desk.case, ReportWritten(letter_id, "a" * 64), desk.procedure, desk.situation)
    assert [type(event).__name__ for event in decision.events] == ["LetterWithdrawn"]


def test_a_released_letter_of_which_nobody_reported_is_taken_back_the_next_day(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    desk.tell(ReportWritten(letter_id, "a" * 64))
    desk.today, desk.as_of = desk.today + timedelta(days=1), desk.today
    desk.tell(ReachDay(Slot.MORNING))
    assert desk.case.letter(letter_id).state is LetterState.RECALLED


def test_money_heard_of_after_a_formal_notice_is_said_to_cross_it_once():
    desk, letter_id = morning_of(L10_DAY)
    desk.tell(ReportWritten(letter_id, "a" * 64))
    desk.tell(ReportSent(letter_id, desk.today, "ref"))
    desk.tell(RecordPayment(receipt(desk.today, "649.50", "T-whole")))
    desk.tell(ReachDay(Slot.CONTACT_HOURS))
    assert desk.case.crossed == (letter_id,)


def test_a_letter_that_left_in_spite_of_the_payment_is_apologised_for_once(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    desk.tell(ReportWritten(letter_id, "a" * 64))
    desk.tell(whole(desk))
    desk.tell(ReportSent(letter_id, desk.today, "ref"))
    desk.today += timedelta(days=1)
    for _ in range(5):
        desk.play(ReachDay(Slot.MORNING))
        desk.today += timedelta(days=1)
    assert [code for code, _, _ in desk.sent()].count("L18") == 1


def test_a_message_that_left_in_spite_of_the_payment_asked_for_nothing_and_is_not_taken_back():
    story = Story(post_days=None)
    desk = story.desk
    [message] = [effect for effect in desk.tell(ReachDay(Slot.CONTACT_HOURS)) if isinstance(effect, SendNotice)]
    desk.tell(whole(desk))
    assert desk.case.letter(message.letter_id).state is LetterState.RECALLED
    desk.tell(ReportSent(message.letter_id, desk.today, "ref"))
    assert desk.case.crossed == ()


def test_a_part_payment_has_the_letter_written_again_with_the_new_sum(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    desk.tell(RecordPayment(receipt(desk.today, "100.00", "T-part")))
    desk.tell(ReportWritten(letter_id, "a" * 64))
    desk.play(ReachDay(Slot.MORNING))
    (letter,) = [one for one in desk.case.letters if one.code == "L01" and one.is_sent]
    assert str(letter.amount) == "116.50"


def test_a_report_told_twice_changes_nothing(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    for report in (ReportWritten(letter_id, "a" * 64), ReportSent(letter_id, desk.today, "ref")):
        desk.tell(report)
        before = desk.case
        desk.tell(report)
        assert desk.case == before


def test_a_second_sweep_of_the_day_asks_for_nothing_twice(morning_of_the_first_letter):
    desk, _ = morning_of_the_first_letter
    assert desk.tell(ReachDay(Slot.MORNING)) == ()


def test_a_send_in_doubt_waits_for_a_person_and_is_never_repeated(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    desk.tell(ReportWritten(letter_id, "a" * 64))
    desk.tell(ReportInDoubt(letter_id, "the answer was lost"))
    for _ in range(5):
        desk.today += timedelta(days=1)
        desk.as_of += timedelta(days=1)
        desk.play(ReachDay(Slot.MORNING))
    assert [letter.code for letter in desk.case.letters].count("L01") == 1
    desk.tell(SettleSend(letter_id, Settlement.LEFT, L01_DAY, PersonName("Anne Supervision")))
    assert desk.case.completed("first_information_letter") == L01_DAY


@pytest.mark.parametrize("outcome", Settlement)
def test_a_letter_that_nobody_doubts_is_not_settled(morning_of_the_first_letter, outcome):
    desk, letter_id = morning_of_the_first_letter
    for report in (ReportWritten(letter_id, "a" * 64), ReportSent(letter_id, desk.today, "ref")):
        desk.tell(report)
        settlement = SettleSend(letter_id, outcome, desk.today, PersonName("Anne Supervision"))
        decision = decide(desk.case, settlement, desk.procedure, desk.situation)
        assert [(type(event), getattr(event, "code", None)) for event in decision.events] == [
            (CommandRefused, "not_in_doubt")
        ]


def test_a_send_that_certainly_failed_is_asked_for_again(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    desk.tell(ReportWritten(letter_id, "a" * 64))
    desk.tell(ReportFailed(letter_id, "the printing house refused it"))
    effects = desk.tell(ReachDay(Slot.MORNING))
    assert [type(effect) for effect in effects] == [WriteLetter]


def test_a_letter_written_a_day_late_is_not_released(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    desk.today += timedelta(days=1)
    assert desk.tell(ReportWritten(letter_id, "a" * 64)) == ()
    assert desk.case.letter(letter_id).state is LetterState.WITHDRAWN


def test_stale_facts_hold_every_letter():
    story = Story()
    desk = story.until(L01_DAY - timedelta(days=1))
    desk.today = L01_DAY  # the night's feed did not come
    assert desk.tell(ReachDay(Slot.MORNING)) == ()


def test_a_hold_stops_reminders_but_not_what_the_law_orders():
    story = Story(parties=(LEA, ZOE))
    hold = Hold("H-1", HoldReason.DISPUTE, story.desk.today, None)
    story.desk.tell(PlaceHold(hold, PersonName("Anne Supervision")))
    desk = story.until(date(2025, 10, 31))
    assert [code for code, _, _ in desk.sent()] == ["L01", "L03"]  # CCo L312-36, CC 2303


def test_a_hold_that_ends_lets_the_reminders_go_on():
    story = Story()
    hold = Hold("H-1", HoldReason.DISPUTE, story.desk.today, date(2025, 9, 10))
    story.desk.tell(PlaceHold(hold, PersonName("Anne Supervision")))
    desk = story.until(date(2025, 9, 12))
    assert [code for code, _, _ in desk.sent()][-1] == "L01"
    desk = story.until(date(2025, 9, 30))
    assert [(code, on) for code, _, on in desk.sent()][-1] == (
        "L02",
        date(2025, 9, 29),
    )  # 26 days later than 1 September


def test_a_changed_address_has_the_letter_written_again(morning_of_the_first_letter):
    desk, letter_id = morning_of_the_first_letter
    moved = replace(LEA, address=replace(LEA.address, line1="8 avenue du Parc"))
    desk.tell(ChangeDebtor(moved))
    desk.tell(ReportWritten(letter_id, "a" * 64))
    assert desk.case.letter(letter_id).state is LetterState.WITHDRAWN
    desk.play(ReachDay(Slot.MORNING))
    assert [one.party_version for one in desk.case.letters if one.is_sent and one.code == "L01"] == [2]


def test_both_borrowers_are_written_to_before_the_step_is_done():
    story = Story(parties=(LEA, NOE))
    desk = story.until(L01_DAY - timedelta(days=1))
    desk.today, desk.as_of = L01_DAY, L01_DAY - timedelta(days=1)
    desk.tell(ReportPosition(story.position(desk.as_of)))
    first, second = [one.letter_id for one in desk.tell(ReachDay(Slot.MORNING)) if isinstance(one, WriteLetter)]
    desk.play(ReportWritten(first, "a" * 64))
    assert desk.case.completed("first_information_letter") is None
    desk.play(ReportWritten(second, "b" * 64))
    assert desk.case.completed("first_information_letter") == L01_DAY
