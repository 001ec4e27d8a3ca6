"""Whose holidays count (ADR 0091): his, for the periods of the procedure; the bank's, for what leaves it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from recouvrement.domain.case.commands.dialogue import LogContact
from recouvrement.domain.case.commands.letters import ReportDelivery
from recouvrement.domain.case.dialogue.calls import why_not_called
from recouvrement.domain.case.dialogue.record import Contact, ContactOutcome
from recouvrement.domain.case.enforcement.measures import attachment_course, wage_window
from recouvrement.domain.case.enforcement.orders import judgment_to_serve_by, opposition_until, standing
from recouvrement.domain.case.events.procedure import AlarmRaised
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.case.overdraft.rules import account_closes_on, answer_ends_on, notice_ends_on
from recouvrement.domain.case.people.particulars import as_debtor
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import ActReference
from recouvrement.domain.law.calendar import Region
from recouvrement.domain.position import Address
from recouvrement.domain.strategy import Guard
from support import bailiff_acts as bailiff
from support.contracts import LEA, NOE, account
from support.desk import PAUL, Desk, procedure
from support.stories import Story

STRASBOURG = Address("8 rue des Exemples", None, "67000", "Strasbourg", "FR")
KAISERSLAUTERN = Address("8 Beispielstraße", None, "67655", "Kaiserslautern", "DE")
NOE_OF_STRASBOURG = replace(NOE, address=STRASBOURG)
NOTICE_DAY = date(2025, 10, 16)
GOOD_FRIDAY = date(2026, 4, 3)
AFTER_EASTER = date(2026, 4, 7)  # Tuesday: Monday is a holiday everywhere
RULES = procedure().parameters.dialogue


def at(desk, day):
    return View(desk.case, desk.procedure, replace(desk.situation, today=day))


@pytest.fixture
def handed_over():
    """To the bailiff, against Léa of Paris and Noé of Strasbourg."""
    return Story(parties=(LEA, NOE_OF_STRASBOURG)).until(date(2025, 12, 18))


@pytest.mark.parametrize(
    ("address", "region"),
    [
        (STRASBOURG, Region.ALSACE_MOSELLE),
        (replace(STRASBOURG, postcode="57000"), Region.ALSACE_MOSELLE),
        (replace(STRASBOURG, postcode="68100"), Region.ALSACE_MOSELLE),
        (replace(STRASBOURG, postcode="75067"), Region.GENERAL),
        (replace(STRASBOURG, postcode="97570"), Region.GENERAL),
        (KAISERSLAUTERN, Region.GENERAL),
        (None, Region.GENERAL),
    ],
)
def test_a_french_postcode_of_moselle_or_alsace_gives_two_more_holidays(address, region):
    assert as_debtor(replace(LEA, address=address), None).region is region


def test_the_cure_period_of_each_ends_by_his_own_holidays():
    desk = Story(parties=(LEA, NOE_OF_STRASBOURG), post_days=None).until(NOTICE_DAY)
    for debtor in desk.case.debtors:
        desk.tell(ReportDelivery(debtor.notice.letter_id, Delivery.SIGNED, date(2025, 11, 26)))
    ends = [debtor.notice.cure_ends_on for debtor in desk.case.debtors]
    assert ends == [date(2025, 12, 26), date(2025, 12, 29)]  # a Friday, and the Monday after


def test_he_who_moves_keeps_the_end_that_was_reckoned_when_the_letter_was_presented():
    story = Story(parties=(replace(LEA, address=STRASBOURG),), post_days=None)
    desk = story.until(NOTICE_DAY)
    desk.tell(ReportDelivery(desk.case.debtors[0].notice.letter_id, Delivery.SIGNED, date(2025, 11, 26)))
    story.parties = (LEA,)
    desk = story.until(date(2025, 10, 20))
    assert desk.case.debtors[0].region is Region.GENERAL
    assert desk.case.debtors[0].notice.cure_ends_on == date(2025, 12, 29)


def test_the_opposition_and_the_two_months_of_silence_end_by_the_holidays_of_who_was_served(handed_over):
    desk, served = handed_over, date(2026, 3, 3)
    bailiff.tell(desk, bailiff.granted(date(2026, 1, 12)), bailiff.served(served), bailiff.served(served, NOE.party_id))
    seen = at(desk, served)
    assert opposition_until(LEA.party_id, seen) == GOOD_FRIDAY
    assert opposition_until(NOE.party_id, seen) == AFTER_EASTER


def test_silence_makes_an_order_final_later_where_good_friday_is_a_holiday(handed_over):
    desk, served = handed_over, date(2026, 2, 3)
    bailiff.tell(desk, bailiff.granted(date(2026, 1, 12)), bailiff.served(served), bailiff.served(served, NOE.party_id))
    seen = at(desk, served)
    final = [standing(party.party_id, seen).enforceable_on for party in (LEA, NOE)]
    assert final == [date(2026, 4, 4), date(2026, 4, 8)]


def test_an_order_and_a_judgment_are_served_by_the_holidays_of_who_is_served(handed_over):
    desk = handed_over
    bailiff.tell(desk, bailiff.granted(date(2026, 12, 26)))
    seen = at(desk, date(2027, 1, 4))
    by = [standing(party.party_id, seen).serve_by for party in (LEA, NOE)]
    assert by == [date(2027, 3, 26), date(2027, 3, 30)]  # Good Friday 2027, and the Tuesday after Easter
    judgment = bailiff.judged(date(2026, 9, 26))
    assert judgment_to_serve_by(judgment, Region.GENERAL, seen) == date(2027, 3, 26)
    assert judgment_to_serve_by(judgment, Region.ALSACE_MOSELLE, seen) == date(2027, 3, 30)


def test_a_service_on_the_last_day_of_his_own_calendar_is_in_time(handed_over):
    desk, late = handed_over, date(2027, 3, 30)
    bailiff.tell(desk, bailiff.granted(date(2026, 12, 26)), bailiff.served(late), bailiff.served(late, NOE.party_id))
    served = [standing(party.party_id, at(desk, late)).served_on for party in (LEA, NOE)]
    assert served == [None, late]


def test_the_wage_window_opens_by_the_holidays_of_the_debtor(handed_over):
    desk, ordered = handed_over, date(2026, 3, 3)
    other = replace(bailiff.commanded(ordered, NOE.party_id), reference=ActReference("command-2"))
    bailiff.tell(desk, bailiff.commanded(ordered), other)
    windows = [wage_window(party.party_id, at(desk, ordered)) for party in (LEA, NOE)]
    assert [window.report_earliest for window in windows] == [date(2026, 4, 4), date(2026, 4, 8)]


def test_an_attachment_is_told_and_contested_by_the_holidays_of_the_debtor(handed_over):
    seen = at(handed_over, date(2026, 3, 26))
    measures = [bailiff.attached(date(2026, 3, 26), who=party.party_id) for party in (LEA, NOE)]
    assert [attachment_course(one, seen).notice_by for one in measures] == [GOOD_FRIDAY, AFTER_EASTER]


def overdrawn(*parties):
    position = replace(account(date(2026, 1, 20), "-800.00", date(2026, 1, 10)), parties=parties)
    return at(Desk(position), date(2026, 3, 1))


def test_the_notices_of_an_account_leave_every_holder_the_longest_time():
    paris, mixed = overdrawn(LEA, NOE), overdrawn(LEA, NOE_OF_STRASBOURG)
    assert (notice_ends_on(paris, date(2026, 3, 4)), notice_ends_on(mixed, date(2026, 3, 4))) == (
        GOOD_FRIDAY,
        AFTER_EASTER,
    )
    assert (answer_ends_on(paris, date(2026, 3, 4)), answer_ends_on(mixed, date(2026, 3, 4))) == (
        GOOD_FRIDAY,
        AFTER_EASTER,
    )
    assert (account_closes_on(paris, date(2026, 2, 3)), account_closes_on(mixed, date(2026, 2, 3))) == (
        GOOD_FRIDAY,
        AFTER_EASTER,
    )


def test_nobody_is_called_nor_written_an_email_on_the_holidays_of_his_place():
    assert why_not_called([], GOOD_FRIDAY, RULES) is None
    assert "férié" in why_not_called([], GOOD_FRIDAY, RULES, Region.ALSACE_MOSELLE)
    codes = {
        party.address: [one.code for one in blockers(Guard.MESSAGE, at(Story(parties=(party,)).desk, GOOD_FRIDAY))]
        for party in (LEA, replace(LEA, address=STRASBOURG))
    }
    assert ["day_off" in found for found in codes.values()] == [False, True]


def test_a_call_made_on_the_holiday_of_his_place_rises_to_the_supervisor():
    desk = Story(parties=(replace(LEA, address=STRASBOURG),)).until(date(2025, 12, 26))
    contact = Contact("CALL-1", LEA.party_id, datetime(2025, 12, 26, 10, tzinfo=UTC), ContactOutcome.NO_ANSWER)
    desk.tell(LogContact(contact, PAUL, ""))
    assert "contact.not_allowed" in [event.kind for event in desk.events if isinstance(event, AlarmRaised)]


def test_letters_leave_on_the_working_days_of_the_bank_wherever_he_lives():
    desks = [Story(parties=(party,)).until(date(2026, 1, 5)) for party in (LEA, replace(LEA, address=STRASBOURG))]
    sent = [[(code, on) for code, _, on in desk.sent() if code not in ("E1", "E2")] for desk in desks]
    assert sent[0][:6] == sent[1][:6]
    view = at(desks[1], date(2025, 12, 26))
    assert "day_off" not in [one.code for one in blockers(Guard.REMINDER, view)]
