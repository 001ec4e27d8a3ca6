"""The words in which our functions report. An id is made of the effect's, so that a retry counts once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from recouvrement.messages.envelope import TYPE_PREFIX, Envelope
from recouvrement.messages.functions import DAY_REACHED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recouvrement.domain.case.commands.day import Slot
    from recouvrement.domain.identifiers import CaseId, LetterId, PartyId


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who reports, of which effect or other cause, on which case, and when the fact was true (UTC)."""

    function: str
    cause_id: str
    case_id: CaseId
    at: datetime
    businessday: date | None


def written(occasion: Occasion, letter_id: LetterId, sha256: str, left_out: Sequence[str] = ()) -> Envelope:
    """`left_out`: the characters that the letter could not carry, if any."""
    told = {"left_out": list(left_out)} if left_out else {}
    return _report(occasion, "letter.written", {"letter_id": letter_id, "sha256": sha256, **told})


def unwritable(occasion: Occasion, letter_id: LetterId, reason: str) -> Envelope:
    return _report(occasion, "letter.unwritable", {"letter_id": letter_id, "reason": reason})


def sent(occasion: Occasion, letter_id: LetterId, reference: str) -> Envelope:
    return _report(occasion, "letter.sent", {"letter_id": letter_id, "reference": reference})


def expired(occasion: Occasion, letter_id: LetterId) -> Envelope:
    return _report(occasion, "letter.expired", {"letter_id": letter_id})


def ficp_expired(occasion: Occasion, party_id: PartyId) -> Envelope:
    return _report(occasion, "ficp.expired", {"party_id": party_id})


def failed(occasion: Occasion, letter_id: LetterId, reason: str) -> Envelope:
    return _report(occasion, "send.failed", {"letter_id": letter_id, "reason": reason})


def unknown(occasion: Occasion, letter_id: LetterId, reason: str) -> Envelope:
    return _report(occasion, "send.unknown", {"letter_id": letter_id, "reason": reason})


@dataclass(frozen=True, slots=True)
class HandedOver:
    file_id: str
    sha256: str
    grant_id: str  # SHA-256 of the bailiff's token


def handed_over(occasion: Occasion, handed: HandedOver) -> Envelope:
    data = {"file_id": handed.file_id, "sha256": handed.sha256, "grant_id": handed.grant_id}
    return _report(occasion, "file.handed_over", data)


def file_expired(occasion: Occasion, file_id: str) -> Envelope:
    return _report(occasion, "file.expired", {"file_id": file_id})


def link_used(occasion: Occasion, grant_id: str, address: str) -> Envelope:
    return _report(occasion, "link.used", {"grant_id": grant_id, "address": address})


@dataclass(frozen=True, slots=True)
class DayStart:
    """The slot of a day, as its schedule started it."""

    today: date
    slot: Slot
    at: datetime
    businessday: date | None


def day_reached(start: DayStart, case_ids: Sequence[CaseId]) -> Envelope:
    """Tell up to ten cases. The same cases on the same day give the same id."""
    content = blake2b("\n".join(case_ids).encode(), digest_size=8).hexdigest()
    return Envelope(
        id=f"day:{start.today}:{start.slot}:{content}",
        source="recouvrement/sweep_cases",
        type=TYPE_PREFIX + DAY_REACHED,
        time=start.at,
        subject=start.today.isoformat(),
        businessday=start.businessday,
        data={"case_ids": list(case_ids), "slot": start.slot.value},
    )


def _report(occasion: Occasion, name: str, data: dict[str, Any]) -> Envelope:
    return Envelope(
        id=f"{occasion.cause_id}:{name.partition('.')[2]}",
        source=f"recouvrement/{occasion.function}",
        type=TYPE_PREFIX + name,
        time=occasion.at,
        subject=occasion.case_id,
        businessday=occasion.businessday,
        data=data,
    )
