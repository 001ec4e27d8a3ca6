"""The nightly positions feed: a line, and the Position it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.feed_checks import contradictions
from recouvrement.messages.feed_line import REASON_LENGTH, read_form
from recouvrement.messages.feed_position import position_data, position_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.position import Position
    from recouvrement.messages.feed_line import FeedLine

__all__ = ["position_data", "read_checked", "read_position", "read_position_data"]


def read_checked(line: bytes) -> FeedLine:
    """Check the form of a line, then what it says against itself. Raises InvalidMessage naming the fields at fault."""
    read = read_form(line)
    if found := contradictions(read):
        raise InvalidMessage("; ".join(found)[:REASON_LENGTH])
    return read


def read_position(line: bytes) -> Position:
    """Read one line of the feed. Raises InvalidMessage naming the fields at fault, never their values."""
    return position_from(read_checked(line))


def read_position_data(data: Mapping[str, Any]) -> Position:
    """Read the `data` of `fr.recouvrement.position.reported`, checked as its line was. Raises InvalidMessage."""
    return read_position(json.dumps(data).encode())
