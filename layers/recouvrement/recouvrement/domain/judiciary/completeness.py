"""A file that lacks a required piece never leaves: the judge would reject it (domain §11.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.handover.exhibits import required_exhibits
from recouvrement.domain.errors import InvalidMessage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.domain.judiciary.pieces import Piece


LIST: Final = "J21"  # made last, of all the others


def check_complete(dossier: Dossier, pieces: Iterable[Piece]) -> None:
    """Raises InvalidMessage naming what is neither there nor waived by a named person."""
    there = {LIST, *(code for piece in pieces for code in piece.codes)}
    there |= {exhibit.code for exhibit in dossier.case.exhibits if exhibit.waived_by is not None}
    lacking = [code for code in required_exhibits(dossier.case) if code not in there]
    if lacking:
        raise InvalidMessage(f"{dossier.case.case_id}: the file lacks {', '.join(lacking)}")
