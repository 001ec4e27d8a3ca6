"""Nights of the sample's positions feed: one folder per day, as the core banking system drops it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from recouvrement.messages.feed_manifest import MANIFEST
from recouvrement.messages.feed_position import position_data

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from recouvrement.domain.position import Position

POSITIONS: Final = "positions.jsonl"


def write_night(folder: Path, as_of: date, positions: Iterable[Position]) -> None:
    """Write FOLDER/AAAA-MM-JJ: the positions, then the manifest that says they are all there."""
    lines = [json.dumps(position_data(position), ensure_ascii=False) + "\n" for position in positions]
    content = "".join(lines).encode()
    night = folder / as_of.isoformat()
    night.mkdir(parents=True, exist_ok=True)
    (night / POSITIONS).write_bytes(content)
    listed = {"name": POSITIONS, "lines": len(lines), "sha256": sha256(content).hexdigest()}
    (night / MANIFEST).write_text(json.dumps({"as_of": as_of.isoformat(), "files": [listed]}) + "\n", encoding="utf-8")


def days(first: date, last: date) -> Iterable[date]:
    """Both included."""
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))
