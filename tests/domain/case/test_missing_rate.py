"""A legal rate that is not published yet is never guessed: facts are kept, nothing is closed, somebody is told."""

from datetime import date, timedelta

import pytest

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.events.claim import ReceiptBooked
from recouvrement.domain.case.events.procedure import AlarmRaised
from support.contracts import receipt
from support.stories import Story

KNOWN_UNTIL = date(2026, 12, 31)


@pytest.fixture
def accelerated():
    desk = Story().until(date(2025, 11, 25))
    assert desk.case.accelerated_on is not None
    return desk


def raised(desk):
    return [
        on
        for on, event in desk.journal
        if isinstance(event, AlarmRaised) and event.kind is CaseAlarm.LEGAL_RATE_MISSING
    ]


def test_a_payment_is_kept_and_the_day_goes_on(accelerated):
    desk = accelerated
    desk.today = desk.as_of = KNOWN_UNTIL + timedelta(days=4)
    desk.play(RecordPayment(receipt(desk.today, "9000.00", "T-new")))
    desk.play(ReachDay(Slot.MORNING))
    desk.play(ReachDay(Slot.CONTACT_HOURS))
    assert [event.receipt.receipt_id for event in desk.events if isinstance(event, ReceiptBooked)][-1] == "T-new"
    assert desk.case.is_open  # what it leaves cannot be told yet
    assert next_action_on(desk.case, ReachDay(Slot.MORNING), desk.procedure, desk.situation) >= desk.today


def test_people_are_told_a_fortnight_before(accelerated):
    desk = accelerated
    for days in (16, 15, 14):
        desk.today = desk.as_of = KNOWN_UNTIL - timedelta(days=days)
        desk.play(ReachDay(Slot.MORNING))
    assert raised(desk) == [KNOWN_UNTIL - timedelta(days=15)]
