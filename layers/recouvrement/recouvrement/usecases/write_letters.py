"""A letter that the case asked for is composed, rendered, kept, and reported: written, or not writable and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from recouvrement.domain.case.effects import WriteLetter
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.journal import read
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.letters.compose.brief import Desk
from recouvrement.domain.letters.compose.by_code import code_of, compose
from recouvrement.domain.letters.compose.people import People
from recouvrement.domain.letters.legible import illegible
from recouvrement.messages.reports import Occasion, unwritable, written
from recouvrement.usecases.ports import letter_key

if TYPE_CHECKING:
    from recouvrement.clock import Clock
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.letters.catalogue import LetterCode
    from recouvrement.domain.letters.compose.bank import Bank
    from recouvrement.domain.letters.parts import Document
    from recouvrement.messages.effects import EffectMessage
    from recouvrement.messages.envelope import Envelope
    from recouvrement.usecases.ports import CaseStore, Evidence, Inbox, Procedures

FUNCTION: Final = "write_letters"
_QUOTED: Final = "«"  # from there on, a renderer's message may quote the letter


class Renderer(Protocol):
    def render(self, code: LetterCode, context: Document) -> bytes:
        """Raises InvalidProcedure or InvalidMessage."""


@dataclass(frozen=True, slots=True)
class WritingRoom:
    store: CaseStore
    evidence: Evidence
    inbox: Inbox
    renderer: Renderer
    procedures: Procedures
    bank: Bank
    clock: Clock


def write_letter(message: EffectMessage, room: WritingRoom) -> Envelope:
    """Return what was reported. Raises InvalidMessage for an effect of no letter, Outage when it is to come back.

    Doing it again finds the letter that is kept, and reports it under the same message id.
    """
    if not isinstance(message.effect, WriteLetter):
        raise InvalidMessage(f"{message.effect_id} asks for no letter")
    case = _as_it_stood(message, message.effect, room)
    letter = case.letter(message.effect.letter_id)
    if letter is None:
        raise InvalidMessage(f"{message.case_id} has no letter {message.effect.letter_id}")
    report = _write(letter, case, _occasion(message, room), room)
    room.inbox.send([report])
    return report


def _as_it_stood(message: EffectMessage, effect: WriteLetter, room: WritingRoom) -> Case:
    """Later facts do not change what is written."""
    entries = room.store.journal(message.case_id)[: effect.version]
    if not entries or len(entries) < effect.version:
        raise InvalidMessage(f"the journal of {message.case_id} does not reach version {effect.version}")
    return fold(read(entry) for entry in entries)


def _write(letter: Letter, case: Case, occasion: Occasion, room: WritingRoom) -> Envelope:
    try:
        document = compose(letter, case, _people(letter, case, room), _desk(case, room))
        content = room.renderer.render(code_of(letter), document)
    except (InvalidProcedure, InvalidMessage) as error:
        # Writing it again gives the same error: the case withdraws it and a person is told.
        return unwritable(occasion, letter.letter_id, f"{letter.code}: {_without_quotation(error)}")
    stored = room.evidence.store(letter_key(case.case_id, letter.letter_id), content)
    return written(occasion, letter.letter_id, stored, illegible(document))


def _people(letter: Letter, case: Case, room: WritingRoom) -> People:
    """Raises InvalidMessage when the particulars the letter was asked for are erased."""
    addressee = room.store.party(case.case_id, letter.party_id, letter.party_version)
    if addressee is None:
        raise InvalidMessage("the debtor's particulars are erased")
    others = (
        room.store.party(case.case_id, debtor.party_id, debtor.version)
        for debtor in case.debtors
        if debtor.party_id != letter.party_id
    )
    return People(addressee, tuple(party for party in others if party is not None))


def _desk(case: Case, room: WritingRoom) -> Desk:
    procedure = room.procedures.of(case.terms.product)
    if procedure is None:
        raise InvalidProcedure(f"the bank has no strategy for {case.terms.product}")
    return Desk(room.bank, procedure)


def _occasion(message: EffectMessage, room: WritingRoom) -> Occasion:
    return Occasion(
        function=FUNCTION,
        cause_id=message.effect_id,
        case_id=message.case_id,
        at=room.clock.now(message.businessday, message.time),
        businessday=message.businessday,
    )


def _without_quotation(error: Exception) -> str:
    """Keep personal data out of a message that goes into the journal."""
    return str(error).partition(_QUOTED)[0].rstrip(" ,")
