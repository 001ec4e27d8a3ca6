"""The papers of the judiciary file that the bank itself makes, from templates and as plain sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.judiciary.guarantor_page import guarantor_page
from recouvrement.domain.judiciary.orders_page import asks_for_an_order, mandate_page, order_request_page
from recouvrement.domain.judiciary.pieces import Piece, exhibit_stem, exhibit_title, file_name
from recouvrement.domain.judiciary.sheets import posting_sheet
from recouvrement.domain.judiciary.statement_page import statement_page
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.domain.judiciary.people import Person
    from recouvrement.domain.judiciary.sheet import Sheet
    from recouvrement.domain.letters.parts import Document
    from recouvrement.usecases.judiciary_ports import Scribes

_WORD: Final = "docx"
_EXHIBITS: Final[Mapping[LetterCode, str]] = {LetterCode.STATEMENT: "J17", LetterCode.EXHIBITS: "J21"}


def beside(scribes: Scribes, dossier: Dossier) -> Iterator[Piece]:
    """What goes with the bank's own pieces and replaces none: the mandate, the postings, each guarantor's statement."""
    mandate = mandate_page(dossier, statement_page(dossier))
    yield _named(scribes, dossier, LetterCode.MANDATE, ("J01", "mandat", mandate))
    yield sheet(scribes, dossier, ("J14", "releve-des-envois"), posting_sheet(dossier))
    for person in dossier.people:
        if person.debtor.is_guarantor:
            yield _own_statement(scribes, dossier, person)


def requests(scribes: Scribes, dossier: Dossier) -> Iterator[Piece]:
    """What is asked of the judge, ready to sign: no exhibit, so the list of exhibits does not number it."""
    if asks_for_an_order(dossier):
        request = order_request_page(dossier, statement_page(dossier))
        code = LetterCode.ORDER_REQUEST
        yield _named(scribes, dossier, code, ("requete", "en-injonction-de-payer", request))


def paper(scribes: Scribes, dossier: Dossier, code: LetterCode, context: Document) -> Piece:
    """Write an exhibit that has a template: J17, J21."""
    piece, product = _EXHIBITS[code], dossier.case.terms.product
    name = file_name(piece, exhibit_stem(piece, product), _WORD)
    return Piece(piece, exhibit_title(piece, product), name, scribes.letters.render(code, context), dossier.on)


def sheet(scribes: Scribes, dossier: Dossier, named: tuple[str, str], content: Sheet) -> Piece:
    """`named`: code and stem of its file."""
    code, stem = named
    return Piece(code, content.title, file_name(code, stem, _WORD), scribes.sheets.write(content), dossier.on)


def _named(scribes: Scribes, dossier: Dossier, code: LetterCode, made: tuple[str, str, Document]) -> Piece:
    """`made`: code of the piece, stem of its file, what it says."""
    piece, stem, context = made
    content = scribes.letters.render(code, context)
    return Piece(piece, CATALOGUE[code].title, file_name(piece, stem, _WORD), content, dossier.on)


def _own_statement(scribes: Scribes, dossier: Dossier, guarantor: Person) -> Piece:
    content = scribes.letters.render(LetterCode.STATEMENT, guarantor_page(dossier, guarantor))
    name = file_name("J18", "decompte-de-la-caution", _WORD, guarantor.debtor.party_id)
    return Piece("J18", f"Décompte propre à la caution, {guarantor.name}", name, content, dossier.on)
