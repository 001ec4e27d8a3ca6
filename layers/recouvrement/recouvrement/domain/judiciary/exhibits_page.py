"""EXHIBITS: the numbered list of what is handed over, and of what a named person decided to go without (CPC 1407)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.judiciary.pieces import exhibit_title, size
from recouvrement.domain.judiciary.statement_page import headed
from recouvrement.domain.letters.french import NO_BREAK_SPACE, short_day
from recouvrement.domain.letters.judiciary import ExhibitList, ExhibitRow, WaivedExhibit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recouvrement.domain.case.handover.record import Exhibit
    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.domain.judiciary.pieces import Piece
    from recouvrement.domain.partners import Partner

_UNDATED = "–"


def exhibits_page(dossier: Dossier, pieces: Sequence[Piece]) -> ExhibitList:
    """`pieces`: all but the list itself, in the order of their numbers."""
    return ExhibitList(
        **headed(dossier),
        addressee=addressee(dossier.desk.bailiff),
        exhibits=tuple(_row(number, piece) for number, piece in enumerate(pieces, start=1)),
        total_pages=_total(pieces),
        waived=tuple(_waived(dossier, exhibit) for exhibit in waived_exhibits(dossier)),
    )


def addressee(bailiff: Partner) -> str:
    return ", ".join((bailiff.name, *bailiff.address))


def waived_exhibits(dossier: Dossier) -> tuple[Exhibit, ...]:
    """By code; whoever waived them is named."""
    waived = (exhibit for exhibit in dossier.case.exhibits if exhibit.waived_by is not None)
    return tuple(sorted(waived, key=lambda exhibit: exhibit.code))


def _row(number: int, piece: Piece) -> ExhibitRow:
    return ExhibitRow(
        number=str(number),
        code=", ".join(piece.codes),
        title=piece.title,
        dated_on=_UNDATED if piece.dated_on is None else short_day(piece.dated_on),
        pages=piece.extent,
        sha256=piece.sha256,
    )


def _waived(dossier: Dossier, exhibit: Exhibit) -> WaivedExhibit:
    title = exhibit_title(exhibit.code, dossier.case.terms.product)
    return WaivedExhibit(exhibit.code, title, exhibit.waived_by or "", exhibit.reason or "")


def _total(pieces: Sequence[Piece]) -> str:
    """Pages where they are certain, sizes for the rest: a wrong page count would be worse than none."""
    counted = [piece.pages for piece in pieces if piece.pages is not None]
    others = [len(piece.content) for piece in pieces if piece.pages is None]
    said = [f"{sum(counted)}{NO_BREAK_SPACE}p."] if counted else []
    if others:
        said.append(size(sum(others)))
    return " et ".join(said)
