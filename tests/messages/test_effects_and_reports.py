"""What our functions say to each other reads back as it was said."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.files import ReportHandedOver, ReportHandoverExpired, ReportLinkUse
from recouvrement.domain.case.commands.letters import (
    ReportExpired,
    ReportFailed,
    ReportInDoubt,
    ReportSent,
    ReportUnwritable,
    ReportWritten,
)
from recouvrement.domain.case.effects import (
    Effect,
    HandOverFile,
    RaiseAlert,
    RecallFile,
    RenewAccess,
    ReportToFicp,
    RevokeAccess,
    SendNotice,
    TellBailiff,
    WriteLetter,
    effect_id,
)
from recouvrement.domain.case.events.enforcement import Subject
from recouvrement.domain.case.ficp.entries import FicpAct
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import CaseId, EffectId, LetterId, PartyId
from recouvrement.domain.money import Money
from recouvrement.messages import reports
from recouvrement.messages.effects import EffectMessage, effect_envelope, read_effect
from recouvrement.messages.reader import Message, Tick, read_message
from recouvrement.messages.reports import Occasion

CASE, LETTER, DAY = CaseId("L-01"), LetterId("L-01.000002.0"), date(2026, 1, 5)
AT = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
OCCASION = Occasion("send_notices", "L-01.000003.0", CASE, AT, DAY)
SHA = "a" * 64
EFFECTS: tuple[Effect, ...] = (
    WriteLetter(LETTER, 2),
    SendNotice(LETTER, 3, DAY),
    HandOverFile("F-1", 4, DAY),
    RecallFile("F-1", 5, "payée"),
    ReportToFicp(FicpAct.LIFT, PartyId("P-1"), 6),
    TellBailiff("F-1", 6, Subject.PAYMENT, "T-1", DAY, Money("12.00")),
    RevokeAccess("F-1", 7),
    RenewAccess("F-1", 8, 1),
    RaiseAlert("case.opened", "k", "é « ’ » \u2028"),
)


def test_every_effect_is_tried_here():
    assert {type(effect) for effect in EFFECTS} == set(get_args(Effect))


@pytest.mark.parametrize("businessday", [DAY, None])
@pytest.mark.parametrize("effect", EFFECTS, ids=lambda effect: type(effect).__name__)
def test_an_effect_reads_back_as_it_was_sent(effect: Effect, businessday: date | None):
    message = EffectMessage(EffectId("L-01.000003.0"), CASE, effect, AT, businessday)
    assert read_effect(effect_envelope(message).to_json()) == message


def test_an_effect_with_other_data_or_another_type_is_refused():
    message = EffectMessage(EffectId("e.1.0"), CASE, EFFECTS[1], AT, None)
    written = json.loads(effect_envelope(message).to_json())
    for change in ({"data": {}}, {"type": "fr.recouvrement.letter.sent"}, {"type": "fr.recouvrement.effect.other"}):
        with pytest.raises(InvalidMessage):
            read_effect(json.dumps(written | change))


@pytest.mark.parametrize(
    ("envelope", "command"),
    [
        (reports.written(OCCASION, LETTER, SHA), ReportWritten(LETTER, SHA)),
        (reports.unwritable(OCCASION, LETTER, "why"), ReportUnwritable(LETTER, "why")),
        (reports.sent(OCCASION, LETTER, "ref"), ReportSent(LETTER, DAY, "ref")),
        (reports.expired(OCCASION, LETTER), ReportExpired(LETTER)),
        (reports.failed(OCCASION, LETTER, "why"), ReportFailed(LETTER, "why")),
        (reports.unknown(OCCASION, LETTER, "why"), ReportInDoubt(LETTER, "why")),
        (
            reports.handed_over(OCCASION, reports.HandedOver("F-1", SHA, SHA)),
            ReportHandedOver("F-1", SHA, SHA, DAY),
        ),
        (reports.file_expired(OCCASION, "F-1"), ReportHandoverExpired("F-1")),
        (reports.link_used(OCCASION, SHA, "203.0.113.7"), ReportLinkUse(SHA, AT, "203.0.113.7")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_report_is_read_as_what_was_reported(envelope, command):
    read = read_message(envelope.to_json())
    assert isinstance(read, Message)
    assert read.command == command
    assert (read.subject, read.businessday, read.time) == (CASE, DAY, AT)
    assert read.message_id.startswith("L-01.000003.0:")


def test_the_reports_of_one_effect_have_ids_of_their_own():
    sent, expired = reports.sent(OCCASION, LETTER, "r"), reports.expired(OCCASION, LETTER)
    failed, unknown = reports.failed(OCCASION, LETTER, "w"), reports.unknown(OCCASION, LETTER, "w")
    assert len({envelope.id for envelope in (sent, expired, failed, unknown)}) == 4


def test_a_day_is_told_to_the_cases_that_it_names():
    start = reports.DayStart(DAY, Slot.CONTACT_HOURS, AT, DAY)
    read = read_message(reports.day_reached(start, [CASE]).to_json())
    assert isinstance(read, Tick)
    assert (read.case_ids, read.command, read.businessday) == ((CASE,), ReachDay(start.slot), DAY)


def test_an_effect_is_named_after_the_event_that_caused_it_so_that_deciding_again_names_it_the_same():
    assert effect_id(CaseId("LOAN-1-01"), 3, 1) == "LOAN-1-01.000003.1"
