"""The journal of a case: append-only, each entry carrying the hash of the one before. The written form is for good."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final, get_args

from recouvrement.domain.case.events import Event
from recouvrement.domain.case.state import StrategyReference
from recouvrement.domain.codec import decode, encode
from recouvrement.domain.identifiers import MessageId

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS: Final = {kind.__name__: kind for union in get_args(Event) for kind in (get_args(union) or (union,))}
GENESIS: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class Cause:
    """Why and when something was decided: the message, the business day, the instant, the procedure's version."""

    message_id: MessageId
    on: date
    at: datetime  # UTC
    strategy: StrategyReference


@dataclass(frozen=True, slots=True)
class Entry:
    """`body` is the exact JSON that was hashed."""

    number: int
    body: str
    hash: str  # SHA-256 of the hash before and the body, in hexadecimal


def written(number: int, event: Event, cause: Cause, previous: str) -> Entry:
    body = json.dumps(
        {
            "number": number,
            "type": type(event).__name__,
            "on": cause.on.isoformat(),
            "at": cause.at.isoformat(),
            "cause": cause.message_id,
            "strategy": f"{cause.strategy.product}@{cause.strategy.version}",
            "data": encode(event),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return Entry(number, body, chained(previous, body))


def chained(previous: str, body: str) -> str:
    return sha256(f"{previous}\n{body}".encode()).hexdigest()


def read(entry: Entry) -> Event:
    """Raises ValueError for a type that this program does not know."""
    fields = json.loads(entry.body)
    kind = _KINDS.get(fields["type"])
    if kind is None:
        raise ValueError(f"entry {entry.number} is of an unknown type: {fields['type']}")
    return decode(kind, fields["data"])  # type: ignore[no-any-return]


def broken_at(entries: Iterable[Entry]) -> int | None:
    """Number of the first entry whose hash or number does not follow; None: the chain is whole."""
    previous, expected = GENESIS, 1
    for entry in entries:
        if entry.number != expected or entry.hash != chained(previous, entry.body):
            return expected
        previous, expected = entry.hash, expected + 1
    return None
