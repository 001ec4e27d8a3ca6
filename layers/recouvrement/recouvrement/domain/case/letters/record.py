"""A letter or message of a case, from the wish to write it to the proof that it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from recouvrement.domain.identifiers import LetterId, PartyId, ReceiptId
from recouvrement.domain.money import Money


class Channel(StrEnum):
    POST = "post"
    REGISTERED = "registered"
    EMAIL = "email"


class LetterState(StrEnum):
    """requested -> released -> sent; withdrawn before a release, recalled after one until the sender answers."""

    REQUESTED = "requested"
    RELEASED = "released"
    RECALLED = "recalled"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Delivery(StrEnum):
    """What became of it. All but an unknown address prove a first presentation.

    Served: by a commissaire de justice, in place of the post (a sommation, or the minutes of a search, CPC 659).
    """

    PRESENTED = "presented"
    SIGNED = "signed"
    REFUSED = "refused"
    UNCLAIMED = "unclaimed"
    UNKNOWN_ADDRESS = "unknown_address"
    SERVED = "served"


_IN_FLIGHT: Final = frozenset({LetterState.REQUESTED, LetterState.RELEASED, LetterState.RECALLED, LetterState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Letter:
    letter_id: LetterId
    code: str  # of the catalogue; a message without letter has its own
    step: str  # the step or duty that it fulfils
    party_id: PartyId
    party_version: int
    channel: Channel
    amount: Money  # what it asks for; a letter whose amount has changed is not sent
    received: Money  # all money received when it was asked for: what comes later counts towards it
    requested_on: date
    state: LetterState = LetterState.REQUESTED
    sha256: str | None = None
    released_on: date | None = None
    sent_on: date | None = None
    presented_on: date | None = None
    delivery: Delivery | None = None
    is_presumed: bool = False  # lost, because another one to that address came back
    is_void: bool = False  # a notice that the debtors extinguished by paying
    counted: tuple[ReceiptId, ...] = ()  # of a registered letter: the payments that its sum had left out

    @property
    def is_in_flight(self) -> bool:
        """Nobody knows yet whether it will leave: a second one must not be asked for."""
        return self.state in _IN_FLIGHT

    @property
    def is_sent(self) -> bool:
        return self.state is LetterState.SENT

    @property
    def came_back(self) -> bool:
        return self.is_sent and self.delivery is Delivery.UNKNOWN_ADDRESS

    @property
    def stands(self) -> bool:
        """It left, and what it says still holds."""
        return self.is_sent and not self.is_void
