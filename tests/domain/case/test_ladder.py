from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.events.people import CurePeriodOpened
from recouvrement.domain.case.events.procedure import HandoverReleased, StepCompleted
from recouvrement.domain.case.state import Phase
from recouvrement.domain.law.calendar import is_working_day
from support.contracts import LEA, NOE, ZOE
from support.stories import Story


def test_three_unpaid_months_go_from_the_first_letter_to_the_bailiff_step_by_step():
    desk = Story().until(date(2025, 12, 31))
    assert [(code, on) for code, _, on in desk.sent()] == [
        ("L01", date(2025, 8, 18)),  # D+5 is a Sunday
        ("L02", date(2025, 9, 1)),
        ("L04", date(2025, 9, 15)),  # two instalments unpaid on the 12th, a Friday
        ("L10", date(2025, 10, 16)),  # D+65
        ("L11", date(2025, 11, 19)),  # the day after the approval, itself the day after the cure period
        ("L13", date(2025, 12, 9)),
    ]
    assert desk.case.phase is Phase.LITIGATION


def test_every_step_is_done_in_the_order_of_the_strategy():
    desk = Story().until(date(2025, 12, 31))
    done = [event.step for event in desk.events if isinstance(event, StepCompleted)]
    assert done == [step.name for step in desk.procedure.strategy.ladder]


def test_letters_leave_on_working_days_only():
    desk = Story(parties=(LEA, NOE, ZOE)).until(date(2025, 12, 31))
    assert all(is_working_day(on) for _, _, on in desk.sent())


def test_each_debtor_gets_every_letter_of_his_own():
    desk = Story(parties=(LEA, NOE, ZOE)).until(date(2025, 12, 31))
    codes = {party: [code for code, who, _ in desk.sent() if who == party] for party in ("P-1", "P-2", "P-3")}
    assert codes["P-1"] == ["L01", "L02", "L04", "L10", "L11", "L13"]
    assert codes["P-2"] == ["L01", "L02", "L04", "L10", "L11", "L13"]
    assert codes["P-3"] == ["L03", "L10-C", "L11-C", "L13"]  # a guarantor


def test_a_clause_of_eight_days_leads_to_the_judge_and_never_to_an_acceleration():
    desk = Story(clause_cure_days=8).until(date(2025, 12, 31))
    codes = [code for code, _, _ in desk.sent()]
    assert codes == ["L01", "L02", "L04", "L10-T", "L13"]
    assert desk.case.accelerated_on is None
    assert desk.case.phase is Phase.LITIGATION


def test_the_judicial_route_waits_fifteen_days_after_the_cure_period():
    desk = Story(clause_cure_days=None).until(date(2025, 12, 31))
    ends_on = next(event.ends_on for event in desk.events if isinstance(event, CurePeriodOpened))
    released_on = next(event.on for event in desk.events if isinstance(event, HandoverReleased))
    assert released_on >= ends_on + timedelta(days=15)


def test_a_missed_fortnight_moves_dates_and_skips_nothing():
    story = Story()
    story.until(date(2025, 8, 17))
    desk = story.desk
    desk.today = date(2025, 9, 30)  # nobody swept for six weeks
    desk = story.until(date(2026, 3, 31))
    assert [code for code, _, _ in desk.sent()] == ["L04", "L01", "L02", "L10", "L11", "L13"]
    dates = {code: on for code, _, on in desk.sent()}
    assert dates["L02"] >= dates["L01"] + timedelta(days=10)
    assert dates["L10"] >= dates["L02"] + timedelta(days=30)


@pytest.mark.parametrize("post_days", [1, 7, 19])
def test_the_cure_period_runs_from_the_proof_and_not_from_our_clock(post_days):
    desk = Story(post_days=post_days).until(date(2025, 12, 31))
    sent = {code: on for code, _, on in desk.sent()}
    opened = next(event for event in desk.events if isinstance(event, CurePeriodOpened))
    assert opened.presented_on == sent["L10"] + timedelta(days=post_days)
    assert sent["L11"] > opened.ends_on


def test_without_a_proof_of_presentation_nothing_follows_the_notice():
    desk = Story(post_days=None).until(date(2026, 1, 31))
    assert desk.sent()[-1][0] == "L10"
    assert {"notice.inquiry", "notice.sommation"} <= {event.kind for event in desk.events if hasattr(event, "kind")}


def test_without_a_named_person_nothing_is_accelerated():
    desk = Story(approves=False).until(date(2026, 1, 31))
    assert [code for code, _, _ in desk.sent()][-1] == "L10"
    assert desk.case.phase is Phase.FORMAL_NOTICE


def test_somebody_found_late_gets_what_he_missed_before_the_others_go_on():
    lost = Story(parties=(LEA,))
    lost.until(date(2025, 9, 20))
    lost.parties = (LEA, NOE)  # a co-borrower whom the feed names only now
    desk = lost.until(date(2025, 12, 31))
    noe = [code for code, who, _ in desk.sent() if who == "P-2"]
    assert noe == ["L04", "L01", "L02", "L10", "L11", "L13"]


def test_a_message_without_amount_goes_before_the_first_letter_even_on_a_saturday():
    desk = Story(parties=(LEA, NOE)).desk
    assert desk.today == date(2025, 8, 16)
    desk.play(ReachDay(Slot.CONTACT_HOURS))
    assert desk.sent() == [("M01", "P-1", date(2025, 8, 16))]  # Noé gave no e-mail address
    desk.play(ReachDay(Slot.CONTACT_HOURS))
    assert len(desk.sent()) == 1


def test_no_message_follows_the_first_letter():
    desk = Story().until(date(2025, 12, 31))
    assert "M01" not in [code for code, _, _ in desk.sent()]


def test_people_are_left_alone_on_sundays():
    story = Story()
    story.desk.today, story.desk.as_of = date(2025, 8, 17), date(2025, 8, 16)
    assert story.desk.tell(ReachDay(Slot.CONTACT_HOURS)) == ()
