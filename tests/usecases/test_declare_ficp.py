"""A declaration to the FICP becomes one remittance, on its day or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from fakes.case_store import FakeCaseStore
from fakes.senders import FakeEvidence, FakeQueue
from recouvrement.adapters.procedure_toml import load_procedures
from recouvrement.clock import MessageClock
from recouvrement.domain.case.effects import ReportToFicp
from recouvrement.domain.case.events.ficp import FicpDeclarationPrepared
from recouvrement.domain.case.ficp.entries import FicpAct
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import EffectId
from recouvrement.messages.effects import EffectMessage
from recouvrement.usecases.documents import write_document
from recouvrement.usecases.ports import StoredCase, remittance_key
from recouvrement.usecases.write_letters import WritingRoom
from support.contracts import LEA
from support.correspondence import BANK, RENDERER
from support.desk import ROOT, Desk
from support.stories import Story
from support.writing import journal

FIRST_DAY = date(2025, 10, 16)
EFFECT = EffectId("LOAN-1-01.000042.0")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Story().until(FIRST_DAY)


@pytest.fixture
def room(desk: Desk) -> WritingRoom:
    store = FakeCaseStore()
    for entry in journal(desk):
        store.rows.events[desk.case.case_id, entry.number] = entry
    store.rows.parties[desk.case.case_id, "P-1", 1] = LEA
    store.rows.cases[desk.case.case_id] = StoredCase(desk.case, "0" * 64, None, None)
    return WritingRoom(
        store, FakeEvidence(), FakeQueue(), RENDERER, load_procedures(ROOT / "infra"), BANK, MessageClock()
    )


def asked(desk: Desk, act: FicpAct = FicpAct.DECLARE, on: date = FIRST_DAY) -> EffectMessage:
    effect = ReportToFicp(act, LEA.party_id, desk.case.version)
    return EffectMessage(EFFECT, desk.case.case_id, effect, datetime.combine(on, time(7), UTC), on)


def remitted(room: WritingRoom) -> list[str]:
    assert isinstance(room.evidence, FakeEvidence)
    content = room.evidence.objects.get(remittance_key(EFFECT))
    return [] if content is None else content.decode().splitlines()


def test_a_remittance_says_who_since_when_and_how_much(room: WritingRoom, desk: Desk) -> None:
    assert any(isinstance(event, FicpDeclarationPrepared) for event in desk.events)
    assert write_document(asked(desk), room) == "remitted"
    assert remitted(room) == [
        "act;reference;contract;party;product;last_name;first_name;born_on;birth_place;ground;incident_on;amount",
        f"declare;{EFFECT};LOAN-1;P-1;consumer_loan;Martin;Léa;1988-04-02;Lyon;two_instalments;2025-09-12;649.50",
    ]


def test_delivered_again_even_on_another_day_it_is_remitted_once(room: WritingRoom, desk: Desk) -> None:
    write_document(asked(desk), room)
    first = remitted(room)
    assert write_document(asked(desk, on=date(2025, 10, 20)), room) == "remitted"
    assert remitted(room) == first
    assert room.inbox.sent == []  # type: ignore[attr-defined]


def test_on_a_later_day_it_is_not_remitted_and_the_case_hears_of_it(room: WritingRoom, desk: Desk) -> None:
    assert write_document(asked(desk, on=date(2025, 10, 17)), room) == "expired"
    assert remitted(room) == []
    [report] = room.inbox.sent  # type: ignore[attr-defined]
    assert (report.short_type, report.data) == ("ficp.expired", {"party_id": "P-1"})


def test_somebody_who_paid_meanwhile_is_not_declared(room: WritingRoom, desk: Desk) -> None:
    rows = room.store.rows  # type: ignore[attr-defined]
    rows.cases[desk.case.case_id] = StoredCase(replace(desk.case, closed_on=FIRST_DAY), "0" * 64, None, None)
    assert write_document(asked(desk), room) == "expired"


def test_a_lifting_is_never_too_late(room: WritingRoom, desk: Desk) -> None:
    assert write_document(asked(desk, FicpAct.LIFT, date(2025, 12, 1)), room) == "remitted"
    assert remitted(room)[1].startswith("lift;")


def test_particulars_that_the_file_needs_are_asked_for_by_name(room: WritingRoom, desk: Desk) -> None:
    room.store.rows.parties[desk.case.case_id, "P-1", 1] = replace(LEA, birth_place=None)  # type: ignore[attr-defined]
    with pytest.raises(InvalidMessage, match="place of birth of P-1"):
        write_document(asked(desk), room)
