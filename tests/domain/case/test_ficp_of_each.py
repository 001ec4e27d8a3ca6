"""An incident is somebody's own: his notice, his acceleration, his suit; and what is not pronounced is not declared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.ficp import ReportFicpDeclared
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress
from recouvrement.domain.case.events.ficp import FicpDeclarationPrepared, FicpLiftingPrepared
from recouvrement.domain.case.ficp.entries import FicpGround
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.position import Address
from support.contracts import LEA, NOE, receipt
from support.desk import ANNE, PAUL
from support.products import OTHER_CREDIT, REVOLVING, ProductStory
from support.stories import Story


def prepared(desk):
    found = [event for event in desk.events if isinstance(event, FicpDeclarationPrepared)]
    return {event.party_id: (event.incident.ground, event.incident.on, event.on) for event in found}


def sent_on(desk, code, party):
    return next((on for known, who, on in desk.sent() if (known, who) == (code, party.party_id)), None)


def test_an_acceleration_that_nobody_pronounces_is_told_and_never_declared():
    story = ProductStory(REVOLVING)
    story.desk.approves = False
    desk = story.until(date(2025, 12, 16))
    assert sent_on(desk, "L04", LEA) == date(2025, 10, 17)
    assert sent_on(desk, "L11", LEA) is None
    # The sixty days of the notice of 16 October end on 15 December.
    assert prepared(desk) == {LEA.party_id: (FicpGround.NOTICE, date(2025, 12, 15), date(2025, 12, 16))}


def test_who_is_noticed_later_has_his_own_sixty_days():
    story = ProductStory(REVOLVING, (LEA, NOE))
    story.desk.approves = False
    desk = story.until(date(2025, 9, 1))
    desk.play(InvalidateAddress(NOE.party_id, desk.today))
    desk = story.until(date(2025, 12, 1))
    story.parties = (LEA, replace(NOE, address=Address("9 rue Neuve", None, "75003", "Paris", "FR")))
    desk.play(ChangeDebtor(story.parties[1]))
    desk = story.until(date(2026, 4, 30))
    noticed = {party.party_id: desk.case.debtor(party.party_id).notice.sent_on for party in (LEA, NOE)}
    assert noticed[NOE.party_id] > noticed[LEA.party_id] + timedelta(days=40)
    assert {who: on for who, (_, on, _) in prepared(desk).items()} == {
        who: on + timedelta(days=60) for who, on in noticed.items()
    }


def test_the_acceleration_of_one_borrower_declares_nobody_else():
    story = ProductStory(REVOLVING, (LEA, NOE))
    story.desk.approves = False
    desk = story.until(date(2025, 11, 18))
    desk.play(ApproveAct(Act.ACCELERATION, ANNE, PAUL, parties=(LEA.party_id,)))
    desk = story.until(date(2025, 12, 10))
    assert {who: ground for who, (ground, _, _) in prepared(desk).items()} == {LEA.party_id: FicpGround.ACCELERATION}


def test_another_consumer_credit_is_told_and_declared_like_any_other():
    desk = ProductStory(OTHER_CREDIT).until(date(2025, 10, 20))
    assert sent_on(desk, "L04", LEA) == date(2025, 9, 15)
    assert LEA.party_id in prepared(desk)


@pytest.mark.parametrize(("paid", "is_lifted"), [("100.00", False), ("8000.00", True)])
def test_money_after_a_write_off_lifts_the_entry_the_write_off_itself_does_not(paid, is_lifted):
    desk = Story().until(date(2025, 10, 16))
    desk.play(ReportFicpDeclared(LEA.party_id, desk.today, "BDF-1"))
    desk.play(ApproveAct(Act.WRITE_OFF, ANNE, PAUL))
    assert desk.case.close_reason is CloseReason.WRITTEN_OFF
    desk.today = desk.as_of = desk.today + timedelta(days=3)
    desk.play(RecordPayment(receipt(desk.today, paid, "T-1")))
    desk.play(ReachDay(Slot.MORNING))
    assert any(isinstance(event, FicpLiftingPrepared) for event in desk.events) is is_lifted
