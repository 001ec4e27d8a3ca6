"""manifest.json: what the archive holds, for programs: every SHA-256, and the head of the journal it rests on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from recouvrement.domain.case.money.claim import outstanding
from recouvrement.domain.case.time_bar.last_day import last_day_to_sue
from recouvrement.domain.judiciary.exhibits_page import waived_exhibits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.domain.judiciary.mailings import Mailing
    from recouvrement.domain.judiciary.pieces import Piece

MANIFEST: Final = "manifest.json"


def manifest(dossier: Dossier, pieces: Sequence[Piece]) -> bytes:
    """`pieces`: every one, the list of exhibits last of its code. UTF-8, the same facts give the same bytes."""
    case, file = dossier.case, dossier.handover
    last_day = last_day_to_sue(case, dossier.on, dossier.desk.parameters)
    content = {
        "file_id": file.file_id,
        "case_id": case.case_id,
        "contract_id": case.contract_id,
        "made_on": dossier.on.isoformat(),
        "bailiff": file.bailiff,
        "route": case.route.value,
        "procedure": None if file.procedure is None else file.procedure.value,
        "claimed": str(outstanding(case, dossier.on, dossier.desk.parameters)),
        "last_day_to_sue": None if last_day is None else last_day.isoformat(),
        "parties": [_party(dossier, party_id) for party_id in file.parties],
        "pieces": [_piece(number, piece) for number, piece in enumerate(pieces, start=1)],
        "waived": [
            {"code": one.code, "waived_by": one.waived_by, "reason": one.reason} for one in waived_exhibits(dossier)
        ],
        "parameters_version": dossier.desk.parameters.version,
        "journal": {"version": case.version, "head": dossier.journal_head},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _party(dossier: Dossier, party_id: str) -> dict[str, Any]:
    return {"party_id": party_id, "is_title_only": party_id in dossier.handover.title_only}


def _piece(number: int, piece: Piece) -> dict[str, Any]:
    said: dict[str, Any] = {
        "number": number,
        "codes": list(piece.codes),
        "name": piece.name,
        "title": piece.title,
        "bytes": len(piece.content),
        "sha256": piece.sha256,
    }
    return said if piece.mailing is None else {**said, "letter": _letter(piece.mailing)}


def _letter(mailing: Mailing) -> dict[str, Any]:
    letter = mailing.letter
    presented_on = letter.presented_on
    return {
        "letter_id": letter.letter_id,
        "code": letter.code,
        "party_id": letter.party_id,
        "sent_on": mailing.sent_on.isoformat(),
        "reference": mailing.reference,
        "delivery": None if letter.delivery is None else letter.delivery.value,
        "presented_on": None if presented_on is None else presented_on.isoformat(),
        "is_void": letter.is_void,
    }
