"""The messages that the feed causes: a slice to read, a position to weigh."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import Field, TypeAdapter, ValidationError

from recouvrement.clock import PARIS
from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.envelope import Envelope, faults
from recouvrement.messages.feed_position import position_data

if TYPE_CHECKING:
    from recouvrement.domain.position import Position

SLICE_TYPE: Final = "fr.recouvrement.feed.slice"
POSITION_TYPE: Final = "fr.recouvrement.position.reported"

Count = Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class FeedSlice:
    """A part of one file of the feed: the lines that start in `start <= position < end`, in bytes.

    A compressed file is one slice. `sha256` is None where the slice is not the whole file.
    """

    as_of: date
    feed: str  # which drop of that night's feed: a corrected one is another
    file: str
    file_number: Count  # in the manifest, from 0
    part: Count  # in the file, from 0
    start: Count
    end: Count
    etag: str
    sha256: str | None

    @property
    def slice_id(self) -> str:
        return f"{self.file_number:04d}-{self.part:05d}"

    @property
    def is_compressed(self) -> bool:
        return self.file.endswith(".gz")


_SLICE: Final = TypeAdapter(FeedSlice)


def slice_message(piece: FeedSlice, businessday: date | None) -> Envelope:
    """Ask for a slice to be read; the same slice of the same drop is the same message."""
    data: dict[str, Any] = _SLICE.dump_python(piece, mode="json")
    return Envelope(
        id=_content_id(data),
        source="recouvrement/scan_positions",
        type=SLICE_TYPE,
        time=close_of(piece.as_of),
        subject=f"{piece.as_of.isoformat()}/{piece.file}",
        businessday=businessday,
        data=data,
    )


def read_slice(envelope: Envelope) -> FeedSlice:
    """Read one. Raises InvalidMessage for another type of message, or one that says no slice."""
    if envelope.type != SLICE_TYPE:
        raise InvalidMessage(f"type: {SLICE_TYPE} was expected, not {envelope.type}")
    try:
        return _SLICE.validate_python(envelope.data)
    except ValidationError as error:
        raise InvalidMessage(f"data: {faults(error)}") from error


def position_reported(position: Position, businessday: date | None) -> Envelope:
    """Tell a position, true at the close of its day. The same content is the same message, whoever sends it again."""
    data = position_data(position)
    return Envelope(
        id=_content_id(data),
        source="recouvrement/detect_incidents",
        type=POSITION_TYPE,
        time=close_of(position.as_of),
        subject=position.contract_id,
        businessday=businessday,
        data=data,
    )


def _content_id(data: dict[str, Any]) -> str:
    # The contract or the file, and as_of, are part of the content: one canonical JSON names them all.
    return hashlib.sha256(json.dumps(data, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def close_of(day: date) -> datetime:
    """Give the last second of that day in Paris, in UTC."""
    return datetime.combine(day, time(23, 59, 59), PARIS).astimezone(UTC)
