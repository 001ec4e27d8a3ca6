from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from fakes.case_store import FakeCaseStore
from recouvrement.adapters.procedure_toml import load_procedures
from recouvrement.clock import MessageClock
from recouvrement.domain.case.effects import RaiseAlert, WriteLetter
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure, Outage
from recouvrement.usecases.ports import letter_key
from recouvrement.usecases.write_letters import WritingRoom, write_letter
from support.contracts import LEA
from support.correspondence import BANK, RENDERER, text_of
from support.desk import ROOT, Desk
from support.stories import Story
from support.writing import journal, request_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.letters.catalogue import LetterCode
    from recouvrement.domain.letters.parts import Document
    from recouvrement.messages.envelope import Envelope


@dataclass
class Shelf:
    """Evidence in memory: what is there stays."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def store(self, key: str, content: bytes) -> str:
        return sha256(self.kept.setdefault(key, content)).hexdigest()

    def has(self, key: str) -> bool:
        return key in self.kept

    def load(self, key: str) -> bytes:
        return self.kept[key]

    def retain(self, key: str, until: date) -> None:
        raise AssertionError(f"{key} is retained until {until} by who sends it")

    def link(self, key: str, seconds: int) -> str:
        raise AssertionError(f"nobody asks for a link of {seconds} s to {key}")


@dataclass
class Letterbox:
    sent: list[Envelope] = field(default_factory=list)

    def send(self, envelopes: Iterable[Envelope]) -> None:
        self.sent.extend(envelopes)


class ClosedLetterbox(Letterbox):
    def send(self, envelopes: Iterable[Envelope]) -> None:
        raise Outage(f"SQS did not take {len(list(envelopes))} messages")


class TornTemplates:
    def render(self, code: LetterCode, context: Document) -> bytes:
        raise InvalidProcedure(f"{code}.docx: {{{{ is left in « Madame {context.references.case} »")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Story().until(date(2025, 10, 20))


@pytest.fixture
def room(desk: Desk) -> WritingRoom:
    store = FakeCaseStore()
    for entry in journal(desk):
        store.rows.events[desk.case.case_id, entry.number] = entry
    store.rows.parties[desk.case.case_id, "P-1", 1] = LEA
    return WritingRoom(
        store=store,
        evidence=Shelf(),
        inbox=Letterbox(),
        renderer=RENDERER,
        procedures=load_procedures(ROOT / "infra"),
        bank=BANK,
        clock=MessageClock(),
    )


def kept(room: WritingRoom) -> dict[str, bytes]:
    assert isinstance(room.evidence, Shelf)
    return room.evidence.kept


def reported(room: WritingRoom) -> list[Envelope]:
    assert isinstance(room.inbox, Letterbox)
    return room.inbox.sent


def test_a_letter_is_kept_under_its_own_key_and_reported_with_its_hash(room: WritingRoom, desk: Desk) -> None:
    message = request_of(desk, "L10")
    write_letter(message, room)

    assert isinstance(message.effect, WriteLetter)
    key = letter_key(message.case_id, message.effect.letter_id)
    (report,) = reported(room)
    assert "de nous payer la somme de 649,50 €" in text_of(kept(room)[key])
    assert report.short_type == "letter.written"
    assert report.subject == "LOAN-1-01"
    assert report.businessday == date(2025, 10, 16)
    assert report.data == {"letter_id": message.effect.letter_id, "sha256": sha256(kept(room)[key]).hexdigest()}


def test_what_came_after_the_request_does_not_change_the_letter(room: WritingRoom, desk: Desk) -> None:
    write_letter(request_of(desk, "L01"), room)

    (content,) = kept(room).values()
    assert "216,50 €" in text_of(content)
    assert "12/09/2025" not in text_of(content), "that instalment fell due later"


def test_a_retry_finds_the_letter_that_is_kept_and_says_the_same_under_the_same_id(
    room: WritingRoom, desk: Desk
) -> None:
    message = request_of(desk, "L10")
    assert isinstance(message.effect, WriteLetter)
    kept(room)[letter_key(message.case_id, message.effect.letter_id)] = b"written by the first attempt"

    first, second = write_letter(message, room), write_letter(message, room)

    assert first == second
    assert first.id == f"{message.effect_id}:written"
    assert first.data["sha256"] == sha256(b"written by the first attempt").hexdigest()


def test_two_writings_of_the_same_letter_are_the_same_to_the_byte(room: WritingRoom, desk: Desk) -> None:
    message = request_of(desk, "L02")
    first = write_letter(message, room).data["sha256"]
    kept(room).clear()

    assert write_letter(message, room).data["sha256"] == first


def test_characters_that_no_paper_carries_are_left_out_of_the_letter_and_told(room: WritingRoom, desk: Desk) -> None:
    odd = replace(LEA, last_name=f"{LEA.last_name}\x08")
    room.store.rows.parties[desk.case.case_id, "P-1", 1] = odd  # type: ignore[attr-defined]

    report = write_letter(request_of(desk, "L01"), room)

    assert report.short_type == "letter.written"
    assert report.data["left_out"] == ["recipient.lines[0]: U+0008"]


def test_an_erased_debtor_is_not_written_to_and_the_case_is_told(room: WritingRoom, desk: Desk) -> None:
    erased = replace(room, store=FakeCaseStore())
    for entry in journal(desk):
        erased.store.rows.events[desk.case.case_id, entry.number] = entry  # type: ignore[attr-defined]

    report = write_letter(request_of(desk, "L10"), erased)

    assert report.short_type == "letter.unwritable"
    assert report.data["reason"] == "L10: the debtor's particulars are erased"
    assert not kept(erased)


def test_a_missing_address_makes_the_letter_unwritable_without_naming_anybody(room: WritingRoom, desk: Desk) -> None:
    room.store.rows.parties[desk.case.case_id, "P-1", 1] = replace(LEA, address=None)  # type: ignore[attr-defined]

    report = write_letter(request_of(desk, "L01"), room)

    assert report.short_type == "letter.unwritable"
    assert report.data["reason"] == "L01: no address is known"
    assert report.id.endswith(":unwritable")


def test_a_broken_template_is_reported_without_quoting_the_letter(room: WritingRoom, desk: Desk) -> None:
    report = write_letter(request_of(desk, "L01"), replace(room, renderer=TornTemplates()))

    assert report.short_type == "letter.unwritable"
    assert report.data["reason"] == "L01: L01.docx: {{ is left in"


def test_a_name_that_holds_template_code_is_not_run(room: WritingRoom, desk: Desk) -> None:
    cunning = replace(LEA, last_name="{{ sender.__class__ }}")
    room.store.rows.parties[desk.case.case_id, "P-1", 1] = cunning  # type: ignore[attr-defined]

    report = write_letter(request_of(desk, "L01"), room)

    assert report.data["reason"] == "L01: a value of the letter holds template code: {{"


def test_names_with_markup_come_through(room: WritingRoom, desk: Desk) -> None:
    awkward = replace(LEA, civility=None, first_name=None, last_name="Dupont & Fils <SARL> d'Été")
    room.store.rows.parties[desk.case.case_id, "P-1", 1] = awkward  # type: ignore[attr-defined]
    write_letter(request_of(desk, "L10"), room)

    (content,) = kept(room).values()
    assert "Dupont & Fils <SARL> d'Été" in text_of(content)


def test_when_the_inbox_is_away_the_letter_is_kept_and_the_message_comes_back(room: WritingRoom, desk: Desk) -> None:
    with pytest.raises(Outage):
        write_letter(request_of(desk, "L10"), replace(room, inbox=ClosedLetterbox()))
    assert len(kept(room)) == 1


@pytest.mark.parametrize("effect", [RaiseAlert("kind", "key", "sentence"), WriteLetter("unknown", 3)])  # type: ignore[arg-type]
def test_an_effect_of_no_letter_goes_to_the_dead_letters(
    room: WritingRoom, desk: Desk, effect: RaiseAlert | WriteLetter
) -> None:
    with pytest.raises(InvalidMessage):
        write_letter(replace(request_of(desk, "L01"), effect=effect), room)


def test_a_version_that_the_journal_does_not_reach_is_refused(room: WritingRoom, desk: Desk) -> None:
    message = request_of(desk, "L01")
    assert isinstance(message.effect, WriteLetter)

    with pytest.raises(InvalidMessage, match="does not reach version 9999"):
        write_letter(replace(message, effect=replace(message.effect, version=9999)), room)
