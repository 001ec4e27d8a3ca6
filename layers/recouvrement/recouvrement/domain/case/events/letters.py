"""The life of a letter or message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.letters.record import Channel, Delivery
from recouvrement.domain.identifiers import LetterId, PartyId
from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class LetterRequested:
    """Wanted by a step; its id is made of the case and of this event's number."""

    letter_id: LetterId
    code: str
    step: str
    party_id: PartyId
    party_version: int
    channel: Channel
    amount: Money
    received: Money
    on: date


@dataclass(frozen=True, slots=True)
class LetterReleased:
    """It may leave on that day, and on that day only. `sha256` is that of the written letter; None: a message."""

    letter_id: LetterId
    on: date
    sha256: str | None


@dataclass(frozen=True, slots=True)
class LetterWithdrawn:
    """No longer wanted. Once released, it stays in flight until its sender says whether it had left."""

    letter_id: LetterId
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class LetterSent:
    letter_id: LetterId
    on: date
    reference: str


@dataclass(frozen=True, slots=True)
class LetterExpired:
    """Its sender found no release for the day: it did not leave."""

    letter_id: LetterId


@dataclass(frozen=True, slots=True)
class SendFailed:
    """Certainly not sent: the step wants another letter."""

    letter_id: LetterId
    reason: str


@dataclass(frozen=True, slots=True)
class SendInDoubt:
    """Nobody knows whether it left: only a person may settle it."""

    letter_id: LetterId
    reason: str


@dataclass(frozen=True, slots=True)
class LetterDelivered:
    """`is_presumed`: another letter to that address came back; of this one the post has told nothing."""

    letter_id: LetterId
    delivery: Delivery
    on: date
    is_presumed: bool = False


@dataclass(frozen=True, slots=True)
class LetterCrossed:
    """Money, a hold or a correction crossed a letter that had left: an apology is owed.

    Void: the letter would have opened a period and opens none; a right one is to follow.
    """

    letter_id: LetterId
    on: date
    is_void: bool = False


LetterEvent = (
    LetterRequested
    | LetterReleased
    | LetterWithdrawn
    | LetterExpired
    | LetterSent
    | SendFailed
    | SendInDoubt
    | LetterDelivered
    | LetterCrossed
)
