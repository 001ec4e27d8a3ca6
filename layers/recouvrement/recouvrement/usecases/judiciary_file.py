"""The judiciary file, made of the case as it stood when it was released, and of what is kept as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.events import Event
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.journal import read
from recouvrement.domain.case.state import Case
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.identifiers import case_of
from recouvrement.domain.judiciary.account_history import account_history, balances_of
from recouvrement.domain.judiciary.completeness import check_complete
from recouvrement.domain.judiciary.dossier import Desk, Dossier
from recouvrement.domain.judiciary.exhibits_page import exhibits_page
from recouvrement.domain.judiciary.history import history_sheet
from recouvrement.domain.judiciary.mailings import mailings_of
from recouvrement.domain.judiciary.manifest import MANIFEST, manifest
from recouvrement.domain.judiciary.people import Person
from recouvrement.domain.judiciary.pieces import Piece, exhibit_stem, exhibit_title, extension_of, file_name, in_order
from recouvrement.domain.judiciary.sheets import ficp_sheet, parties_sheet
from recouvrement.domain.judiciary.statement_page import statement_page
from recouvrement.domain.law.parameters import LegalParameters
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.partners import Partner
from recouvrement.usecases.judiciary_papers import beside, paper, requests, sheet
from recouvrement.usecases.ports import letter_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.handover.record import Handover
    from recouvrement.domain.identifiers import CaseId, PartyId
    from recouvrement.domain.judiciary.mailings import Mailing
    from recouvrement.domain.judiciary.sheet import Sheet
    from recouvrement.domain.letters.compose.bank import Bank
    from recouvrement.domain.procedure import Procedure
    from recouvrement.usecases.judiciary_ports import Scribes
    from recouvrement.usecases.ports import CaseStore, Evidence, Procedures

_WORD: Final = "docx"


@dataclass(frozen=True, slots=True)
class FileRoom:
    store: CaseStore
    evidence: Evidence
    procedures: Procedures
    bank: Bank
    scribes: Scribes


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The case as it stood at a version, the events that made it so, the hash of the last of them."""

    case: Case
    events: tuple[Event, ...]
    head: str


def dossier_of(room: FileRoom, case_id: CaseId, version: int) -> Dossier:
    """Read it as its journal says it stood at `version`.

    Raises InvalidMessage when the journal is shorter, or a debtor's particulars were erased, and InvalidProcedure when
    the bank works with that bailiff no more.
    """
    told = _chronicle(room, case_id, version)
    handover = _handover(told.case)
    procedure = _procedure(room, told.case)
    desk = Desk(room.bank, _partner(procedure, handover.bailiff), procedure.parameters)
    people = tuple(_person(room, told.case, party_id) for party_id in handover.parties)
    mailings, balances = mailings_of(told.case, told.events), balances_of(told.events)
    return Dossier(told.case, people, mailings, told.head, desk, balances)


@dataclass(frozen=True, slots=True)
class Confided:
    """A file that a bailiff has, and the law of its day; nobody's particulars."""

    case: Case
    bailiff: Partner
    parameters: LegalParameters


def confided(room: FileRoom, case_id: CaseId, version: int) -> Confided:
    """Raise like `dossier_of`."""
    case = _chronicle(room, case_id, version).case
    procedure = _procedure(room, case)
    return Confided(case, _partner(procedure, _handover(case).bailiff), procedure.parameters)


def _chronicle(room: FileRoom, case_id: CaseId, version: int) -> Chronicle:
    entries = room.store.journal(case_id)[:version]
    if len(entries) < version or not entries:
        raise InvalidMessage(f"{case_id} has no version {version}")
    events = tuple(read(entry) for entry in entries)
    return Chronicle(fold(events), events, entries[-1].hash)


def _handover(case: Case) -> Handover:
    if case.handover is None:
        raise InvalidMessage(f"{case.case_id} has released no judiciary file at version {case.version}")
    return case.handover


def _partner(procedure: Procedure, partner_id: str) -> Partner:
    found = next((partner for partner in procedure.partners if partner.partner_id == partner_id), None)
    if found is None:
        raise InvalidProcedure(f"partners: none is {partner_id}")
    return found


def judiciary_file(room: FileRoom, dossier: Dossier) -> bytes:
    """Make the archive. Raises InvalidMessage when a required piece is missing, or is not what the journal says."""
    required = tuple(_pieces(room, dossier))
    check_complete(dossier, required)
    # Beside the bank's own pieces, never in place of one: they come after the check.
    pieces = in_order((*required, *beside(room.scribes, dossier)))
    pieces = (*pieces, paper(room.scribes, dossier, LetterCode.EXHIBITS, exhibits_page(dossier, pieces)))
    pieces = (*pieces, *requests(room.scribes, dossier))
    files = {piece.name: piece.content for piece in pieces}
    return room.scribes.archiver.pack({**files, MANIFEST: manifest(dossier, pieces)})


def _pieces(room: FileRoom, dossier: Dossier) -> Iterator[Piece]:
    for exhibit in dossier.case.exhibits:
        if exhibit.key is not None and exhibit.sha256 is not None:
            yield _filed(room, dossier.case, exhibit.code, (exhibit.key, exhibit.sha256))
    for mailing in dossier.mailings:
        if mailing.piece is not None:
            yield _posted(room, dossier, mailing, mailing.piece)
    yield sheet(room.scribes, dossier, ("J10", _history_stem(dossier)), _history(dossier))
    yield paper(room.scribes, dossier, LetterCode.STATEMENT, statement_page(dossier))
    yield sheet(room.scribes, dossier, ("J19", "fiche-des-parties"), parties_sheet(dossier))
    yield sheet(room.scribes, dossier, ("J20", "situation-ficp-et-surendettement"), ficp_sheet(dossier))


def _history(dossier: Dossier) -> Sheet:
    return history_sheet(dossier) if dossier.case.overdraft is None else account_history(dossier)


def _history_stem(dossier: Dossier) -> str:
    """Of an account the statements themselves are the bank's, and have that name."""
    return "historique-des-paiements" if dossier.case.overdraft is None else "evolution-du-solde"


def _filed(room: FileRoom, case: Case, code: str, kept: tuple[str, str]) -> Piece:
    """`kept`: key in the evidence, and the SHA-256 that the journal holds."""
    key, expected = kept
    product = case.terms.product
    content = _untouched(room, key, expected)
    name = file_name(code, exhibit_stem(code, product), extension_of(key))
    signed_on = case.terms.signed_on if code == "J02" else None
    return Piece(code, exhibit_title(code, product), name, content, signed_on)


def _posted(room: FileRoom, dossier: Dossier, mailing: Mailing, code: str) -> Piece:
    letter = mailing.letter
    if letter.sha256 is None:
        raise InvalidMessage(f"{letter.letter_id} left without a document")
    content = _untouched(room, letter_key(case_of(letter.letter_id), letter.letter_id), letter.sha256)
    whose = next((one.name for one in dossier.people if one.debtor.party_id == letter.party_id), letter.party_id)
    return Piece(
        code=code,
        title=f"{mailing.title}, {whose}, {mailing.proof}",
        name=file_name(code, mailing.stem, _WORD, letter.party_id),
        content=content,
        dated_on=mailing.sent_on,
        also=mailing.also,
        mailing=mailing,
    )


def _untouched(room: FileRoom, key: str, expected: str) -> bytes:
    content = room.evidence.load(key)
    if sha256(content).hexdigest() != expected:
        raise InvalidMessage(f"{key}: what is kept is not what the journal says, SHA-256 {expected}")
    return content


def _person(room: FileRoom, case: Case, party_id: PartyId) -> Person:
    debtor = case.debtor(party_id)
    party = room.store.party(case.case_id, party_id, debtor.version)
    if party is None:
        raise InvalidMessage(f"the particulars of {party_id} are not kept any more")
    return Person(debtor, party, case.terms.product)


def _procedure(room: FileRoom, case: Case) -> Procedure:
    procedure = room.procedures.of(case.terms.product)
    if procedure is None:
        raise InvalidProcedure(f"strategies: none for {case.terms.product}")
    return procedure
