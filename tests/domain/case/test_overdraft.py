"""A cut overdraft: the notice, the twelve instalments, the gate before any enforcement (domain §3.4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.claim import ReportPosition
from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments
from recouvrement.domain.case.events.overdraft import TwelveInstalmentsBreached
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.view import View
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind
from recouvrement.domain.procedure import Situation
from support.contracts import LEA, account
from support.desk import Desk

SINCE = date(2025, 9, 1)
DEBT = "-1200.00"


def overdrawn(until, kind=DebtorKind.CONSUMER):
    """1 200 € beyond the limit since the first of September, every night the same."""
    holder = replace(LEA, kind=kind)
    desk = Desk(replace(account(date(2025, 9, 5), DEBT, SINCE), parties=(holder,)))
    live(desk, until, DEBT, kind)
    return desk


def live(desk, until, balance, kind=DebtorKind.CONSUMER):
    while desk.today < until:
        desk.day(replace(account(desk.today, balance, SINCE), parties=(replace(LEA, kind=kind),)))


def sent_on(desk, code):
    [day] = [on for sent, _, on in desk.sent() if sent == code]
    return day


def answered(desk, answer, count=12):
    desk.tell(AnswerTwelveInstalments(answer, desk.today, count))
    return desk.case.twelve_instalments


def notice_not_before(desk):
    step = View(desk.case, desk.procedure, desk.situation).required
    assert step is not None
    assert step.step.name == "formal_notice"
    return step.not_before


@pytest.fixture
def ended():
    """The day after the notice of 30 days began."""
    desk = overdrawn(date(2025, 12, 5))
    assert sent_on(desk, "L07") == date(2025, 12, 2)
    return desk


def test_unanswered_the_offer_holds_the_formal_notice_until_thirty_days_after_the_notice(ended):
    live(ended, date(2026, 2, 6), DEBT)
    assert sent_on(ended, "L10-D") == date(2026, 2, 3)


def test_a_refusal_lets_the_formal_notice_leave_once_the_notice_is_over(ended):
    answered(ended, OfferAnswer.REFUSED)
    assert notice_not_before(ended) == date(2026, 1, 3)


def test_while_the_instalments_are_kept_nothing_is_demanded(ended):
    accepted = answered(ended, OfferAnswer.ACCEPTED)
    assert [due.due_on for due in accepted.schedule][:2] == [date(2026, 2, 2), date(2026, 3, 2)]
    assert accepted.schedule[-1].balance == Money("0.00")
    live(ended, date(2026, 2, 2), DEBT)
    live(ended, date(2026, 3, 2), "-1105.00")
    live(ended, date(2026, 4, 2), "-1012.00")
    assert ended.case.twelve_instalments.runs
    assert "L10-D" not in [code for code, _, _ in ended.sent()]


def test_an_instalment_missed_for_fifteen_days_ends_it_and_what_is_left_is_demanded(ended):
    answered(ended, OfferAnswer.ACCEPTED)
    live(ended, date(2026, 2, 2), DEBT)
    live(ended, date(2026, 3, 25), "-1105.00")
    [breach] = [event for event in ended.events if isinstance(event, TwelveInstalmentsBreached)]
    assert breach == TwelveInstalmentsBreached(date(2026, 3, 2), date(2026, 3, 17))
    [notice] = [letter for letter in ended.case.letters if letter.code == "L10-D" and letter.is_sent]
    assert (notice.amount, notice.sent_on) == (Money("1105.00"), date(2026, 3, 18))


def test_the_day_of_a_breach_is_looked_at_though_the_night_was_told_first(ended):
    answered(ended, OfferAnswer.ACCEPTED)
    live(ended, date(2026, 2, 16), DEBT)
    assert ended.case.twelve_instalments.runs
    morning = Situation(date(2026, 2, 17), date(2026, 2, 16), date(2026, 2, 16))
    night = ReportPosition(account(date(2026, 2, 16), DEBT, SINCE))
    assert next_action_on(ended.case, night, ended.procedure, morning) == date(2026, 2, 17)


def test_a_debtor_may_pay_in_fewer_instalments(ended):
    assert len(answered(ended, OfferAnswer.ACCEPTED, 3).schedule) == 3


def test_the_second_answer_changes_nothing(ended):
    first = answered(ended, OfferAnswer.REFUSED)
    assert answered(ended, OfferAnswer.ACCEPTED) == first


def test_nothing_can_be_accepted_before_it_was_offered_nor_after_the_offer_has_ended():
    early = overdrawn(date(2025, 11, 3))
    answered(early, OfferAnswer.ACCEPTED)
    late = overdrawn(date(2026, 2, 4))
    answered(late, OfferAnswer.ACCEPTED)
    codes = [event.code for desk in (early, late) for event in desk.events if isinstance(event, CommandRefused)]
    assert codes == ["nothing_offered", "offer_closed"]


def test_an_account_back_within_its_limit_closes_the_case_whatever_was_agreed(ended):
    answered(ended, OfferAnswer.ACCEPTED)
    ended.day(account(ended.today, "10.00", None))
    assert ended.case.close_reason is CloseReason.REGULARISED


def test_a_professional_has_sixty_days_and_no_instalments():
    desk = overdrawn(date(2026, 2, 6), DebtorKind.PROFESSIONAL)
    codes = [code for code, _, _ in desk.sent()]
    assert "L05" not in codes
    assert "L06" not in codes
    assert sent_on(desk, "L10-D") == sent_on(desk, "L07") + timedelta(days=63)  # 31 January is a Saturday
