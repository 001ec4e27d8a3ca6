"""A bank ends an authorised overdraft: by name, two months, less for a stated reason (CCo L312-90)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments, EndLimit
from recouvrement.domain.case.events.overdraft import LimitEnded
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.overdraft.limit_ending import ShorterNotice
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind, Overdraft
from support.contracts import LEA, account
from support.correspondence import printed
from support.desk import ANNE, PAUL, Desk

SINCE = date(2025, 9, 1)
REASON = "le compte ne reçoit plus aucun revenu depuis quatre mois"


def night(as_of, balance="-1500.00", since=SINCE, holder=LEA, limit="900.00"):
    """600 € beyond a limit of 900 €."""
    overdraft = Overdraft(Money(limit), Money(balance), since)
    return replace(account(as_of, balance, since), parties=(holder,), overdraft=overdraft)


def live(desk, until, balance="-1500.00", since=SINCE, holder=LEA):
    while desk.today < until:
        desk.day(night(desk.today, balance, since, holder))
    return desk


def overdrawn(until=date(2025, 9, 16), holder=LEA):
    return live(Desk(night(date(2025, 9, 5), holder=holder)), until, holder=holder)


@pytest.fixture
def ended():
    """The decision is taken on 16 September; the first letter has left on the 11th."""
    desk = overdrawn()
    desk.tell(EndLimit(desk.today, ANNE, PAUL))
    return desk


def sent_on(desk, code):
    [day] = [on for sent, _, on in desk.sent() if sent == code]
    return day


def refusals(desk):
    return [event.code for event in desk.events if isinstance(event, CommandRefused)]


def test_the_letter_leaves_at_once_and_gives_two_months(ended):
    live(ended, date(2025, 9, 20))
    assert sent_on(ended, "L07") == date(2025, 9, 17)
    text = printed(ended, (LEA,), "L07")
    assert "Votre limite est jusqu’ici de 900,00 €" in text
    assert "elle sera de 0,00 €" in text
    assert "préavis de 2 mois, qui court à compter de l’envoi de cette lettre et s’achève le 17 novembre 2025" in text
    assert "article L. 312-90 du code de la consommation" in text
    assert "rembourser ce qui est dû, soit 1 500,00 €, en douze mensualités" in text
    assert "raison objective" not in text


def test_a_shorter_notice_states_its_reason():
    desk = overdrawn()
    desk.tell(EndLimit(desk.today, ANNE, PAUL, ShorterNotice(30, REASON)))
    text = printed(live(desk, date(2025, 9, 20)), (LEA,), "L07")
    assert "préavis de 30 jours" in text
    assert "s’achève le 17 octobre 2025" in text
    assert f"pour la raison objective suivante : {REASON}" in text


def test_without_that_decision_the_limit_stays_and_only_the_tolerance_ends():
    text = printed(overdrawn(date(2025, 12, 5)), (LEA,), "L07")
    assert "elle sera de 900,00 €" in text
    assert "article L. 312-93" in text
    assert "soit 600,00 €, en douze mensualités" in text


def test_once_the_notice_is_over_the_whole_balance_is_demanded(ended):
    live(ended, date(2025, 12, 20))
    assert [one for one in ended.events if isinstance(one, LimitEnded)] == [LimitEnded(date(2025, 11, 17))]
    [notice] = [letter for letter in ended.case.letters if letter.code == "L10-D" and letter.is_sent]
    assert notice.amount == Money("1500.00")
    assert notice.sent_on > date(2025, 11, 17) + timedelta(days=30)


def test_within_the_limit_that_ends_nothing_is_settled_and_nothing_is_asked(ended):
    live(ended, date(2025, 9, 20))
    live(ended, date(2025, 11, 10), "-700.00", None)
    assert ended.case.is_open
    assert [code for code, _, _ in ended.sent()][-1] == "L07"
    live(ended, date(2025, 12, 20), "-700.00", None)
    assert ended.case.overdraft == Overdraft(Money("0.00"), Money("-700.00"), date(2025, 11, 17))
    [notice] = [letter for letter in ended.case.letters if letter.code == "L10-D" and letter.is_sent]
    assert notice.amount == Money("700.00")


def test_an_account_that_owes_nothing_more_is_regularised(ended):
    live(ended, date(2025, 9, 20))
    live(ended, date(2025, 9, 24), "5.00", None)
    assert ended.case.close_reason is CloseReason.REGULARISED


def test_the_twelve_instalments_repay_the_whole_balance(ended):
    live(ended, date(2025, 9, 20))
    ended.play(AnswerTwelveInstalments(OfferAnswer.ACCEPTED, ended.today))
    [first, *_] = ended.case.twelve_instalments.schedule
    assert first.due_on == date(2025, 12, 17)
    assert first.balance > Money("1300.00")
    live(ended, date(2025, 12, 30))
    assert ended.case.twelve_instalments.runs


def test_a_professional_keeps_his_sixty_days_and_no_day_may_be_taken_from_them():
    company = replace(LEA, kind=DebtorKind.PROFESSIONAL)
    desk = overdrawn(holder=company)
    desk.tell(EndLimit(desk.today, ANNE, PAUL, ShorterNotice(10, REASON)))
    assert refusals(desk) == ["no_shorter_notice"]
    desk.tell(EndLimit(desk.today, ANNE, PAUL))
    text = printed(live(desk, date(2025, 9, 20), holder=company), (company,), "L07")
    assert "préavis de 60 jours" in text
    assert "elle sera de 0,00 €" in text


AGENT = Person(PersonName("Inès Agent"), Level.AGENT)


@pytest.mark.parametrize(
    ("by", "requested_by", "shorter", "code"),
    [
        (ANNE, ANNE.name, None, "same_person"),
        (AGENT, PAUL, None, "beyond_delegation"),
        (ANNE, PAUL, ShorterNotice(61, REASON), "no_shorter_notice"),
        (ANNE, PAUL, ShorterNotice(20, "il est hospitalisé"), "forbidden_words"),
    ],
)
def test_it_is_decided_by_two_people_and_for_a_reason_that_may_be_read(by, requested_by, shorter, code):
    desk = overdrawn()
    desk.tell(EndLimit(desk.today, by, requested_by, shorter))
    assert refusals(desk) == [code]
    assert desk.case.limit_ending is None


def test_no_limit_is_ended_where_there_is_none_nor_once_the_letter_has_left():
    bare = Desk(night(date(2025, 9, 5), limit="0.00"))
    bare.tell(EndLimit(bare.today, ANNE, PAUL))
    late = overdrawn(date(2025, 12, 5))
    late.tell(EndLimit(late.today, ANNE, PAUL))
    assert (refusals(bare), refusals(late)) == (["no_limit"], ["notice_given"])


def test_said_twice_it_is_decided_once(ended):
    ended.tell(EndLimit(ended.today, ANNE, PAUL, ShorterNotice(30, REASON)))
    assert ended.case.limit_ending.shorter is None
