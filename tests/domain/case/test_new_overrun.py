"""An overrun that ends voids its clocks: the next one is another case, which begins from nothing (domain §3.4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments
from recouvrement.domain.case.endings.closed import closed_case
from recouvrement.domain.case.events.claim import CaseOpened
from recouvrement.domain.case.events.overdraft import OverrunEnded
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.opening import Before, opened_case
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.money import Money
from support.contracts import account
from support.desk import Desk

SINCE = date(2025, 9, 1)
NEXT = date(2026, 2, 20)


def live(desk, until, balance="-1200.00", since=SINCE):
    while desk.today < until:
        desk.day(account(desk.today, balance, since))
    return desk


@pytest.fixture
def noticed():
    """On the morning after its formal notice was presented."""
    desk = live(Desk(account(date(2025, 9, 5), "-1200.00", SINCE)), date(2026, 2, 6))
    assert "L10-D" in codes(desk)
    return desk


def codes(desk):
    return [code for code, _, _ in desk.sent()]


def begun_again(desk, as_of, balance="-900.00"):
    """The next case of the same account, as the feed of that night opens it."""
    position = account(as_of, balance, NEXT)
    before = Before(1, closed_case(desk.case, desk.procedure.strategy))
    opening = opened_case(position, before, desk.procedure, replace(desk.situation, today=as_of + timedelta(days=1)))
    assert isinstance(opening, CaseOpened)
    other = Desk(position)
    other.journal, other.case = [(other.today, opening)], fold([opening])
    return other


def test_an_overrun_that_ended_on_a_night_that_nobody_reported_closes_its_case(noticed):
    noticed.day(account(date(2026, 2, 21), "-900.00", NEXT))
    assert [one for one in noticed.events if isinstance(one, OverrunEnded)] == [OverrunEnded(NEXT, date(2026, 2, 22))]
    assert noticed.case.close_reason is CloseReason.REGULARISED
    assert noticed.case.overdraft.excess == Money("0.00")


def test_nobody_is_told_that_it_is_over_while_he_is_beyond_his_limit_again(noticed):
    live(noticed, date(2026, 3, 2), "-900.00", NEXT)
    assert "L15a" not in codes(noticed)
    assert noticed.case.overdraft.overrun_since is None


def test_a_start_that_the_bank_puts_right_to_an_earlier_day_is_the_same_overrun(noticed):
    noticed.day(account(noticed.today, "-1200.00", SINCE - timedelta(days=2)))
    assert noticed.case.is_open
    assert not [one for one in noticed.events if isinstance(one, OverrunEnded)]


@pytest.mark.parametrize("seen_within", [True, False])
def test_the_next_overrun_has_every_letter_and_every_delay_of_its_own(noticed, seen_within):
    if seen_within:
        live(noticed, date(2026, 2, 20), "35.00", None)
    else:
        noticed.day(account(date(2026, 2, 21), "-900.00", NEXT))
    other = begun_again(noticed, date(2026, 2, 24))
    assert (other.case.done, other.case.letters, other.case.twelve_instalments) == ((), (), None)
    live(other, date(2026, 8, 20), "-900.00", NEXT)
    days = {code: on for code, _, on in other.sent()}
    assert days["L02-D"] >= NEXT + timedelta(days=10)
    assert days["L05"] > add_months(NEXT, 1)
    assert days["L06"] > add_months(NEXT, 3)
    assert days["L07"] >= NEXT + timedelta(days=92)
    assert days["L10-D"] > days["L07"] + timedelta(days=60)


def test_the_time_to_sue_of_the_next_overrun_runs_from_its_own_three_months(noticed):
    other = begun_again(noticed, date(2026, 2, 24))
    assert other.case.overdraft.overrun_since == NEXT


def test_instalments_that_were_accepted_end_with_their_overrun_and_are_offered_again():
    desk = live(Desk(account(date(2025, 9, 5), "-1200.00", SINCE)), date(2025, 12, 10))
    desk.play(AnswerTwelveInstalments(OfferAnswer.ACCEPTED, desk.today))
    live(desk, date(2026, 2, 3), "-1105.00")
    assert desk.case.twelve_instalments.runs
    desk.day(account(date(2026, 2, 21), "-900.00", NEXT))
    assert desk.case.close_reason is CloseReason.REGULARISED
    other = begun_again(desk, date(2026, 2, 24))
    live(other, date(2026, 5, 27), "-900.00", NEXT)
    assert codes(other)[-1] == "L07"


def test_instalments_survive_a_balance_that_moves_as_long_as_it_stays_beyond_the_limit():
    desk = live(Desk(account(date(2025, 9, 5), "-1200.00", SINCE)), date(2025, 12, 10))
    desk.play(AnswerTwelveInstalments(OfferAnswer.ACCEPTED, desk.today))
    live(desk, date(2026, 1, 10), "-800.00")
    live(desk, date(2026, 2, 2), "-1150.00")
    live(desk, date(2026, 2, 16), "-1105.00")
    assert desk.case.twelve_instalments.runs
