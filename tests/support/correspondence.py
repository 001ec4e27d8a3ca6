"""Letters of a story: composed from its journal, rendered with the real templates, read as text."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from recouvrement.adapters.bank_toml import load_bank
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.domain.case.events.letters import LetterRequested
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.letters.compose.brief import Desk as WritingDesk
from recouvrement.domain.letters.compose.by_code import code_of, compose
from recouvrement.domain.letters.compose.people import People
from support.desk import ROOT

if TYPE_CHECKING:
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.letters.parts import Document
    from recouvrement.domain.position import Party
    from support.desk import Desk

BANK = load_bank(ROOT / "infra")
RENDERER = DocxLetters(ROOT / "templates")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def asked(desk: Desk, code: str, party_id: str = "P-1") -> tuple[Letter, Case]:
    """The last letter of that code, and the case as it stood when it was asked for."""
    for number in range(len(desk.events), 0, -1):
        event = desk.events[number - 1]
        if isinstance(event, LetterRequested) and (event.code, event.party_id) == (code, party_id):
            case = fold(desk.events[:number])
            letter = case.letter(event.letter_id)
            assert letter is not None
            return letter, case
    raise AssertionError(f"no {code} was asked for {party_id}: {desk.sent()}")


def people(letter: Letter, parties: tuple[Party, ...]) -> People:
    addressee = next(party for party in parties if party.party_id == letter.party_id)
    return People(addressee, tuple(party for party in parties if party is not addressee))


def writing_desk(desk: Desk) -> WritingDesk:
    return WritingDesk(BANK, desk.procedure)


def composed(desk: Desk, parties: tuple[Party, ...], code: str, party_id: str = "P-1") -> Document:
    letter, case = asked(desk, code, party_id)
    return compose(letter, case, people(letter, parties), writing_desk(desk))


def printed(desk: Desk, parties: tuple[Party, ...], code: str, party_id: str = "P-1") -> str:
    """The letter's words, a paragraph a line, no-break spaces read as spaces."""
    letter, _ = asked(desk, code, party_id)
    return text_of(RENDERER.render(code_of(letter), composed(desk, parties, code, party_id)))


def text_of(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        root = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314 - our own document
    paragraphs = ("".join(piece.text or "" for piece in one.iter(f"{_WORD}t")) for one in root.iter(f"{_WORD}p"))
    return "\n".join(paragraphs).replace("\u00a0", " ").replace("\u202f", " ")
