"""How many pages a PDF has, read from its own tables: nothing is laid out."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_TREE: Final = re.compile(rb"/Type\s*/Pages\b")
_LEAF: Final = re.compile(rb"/Type\s*/Page\b")
_COUNT: Final = re.compile(rb"/Count\s+(\d{1,6})\b")
_STREAM: Final = re.compile(rb"/ObjStm.{0,400}?stream\r?\n(.*?)endstream", re.DOTALL)
_MOST: Final = 16 * 1024 * 1024  # bytes of one inflated stream


def page_count(content: bytes) -> int | None:
    """None: no PDF, or one that does not say."""
    if not content.startswith(b"%PDF-"):
        return None
    counts = [int(count) for part in content.split(b"endobj") if _TREE.search(part) for count in _COUNT.findall(part)]
    if counts:
        return max(counts)
    leaves = sum(len(_LEAF.findall(part)) for part in (content, *_inflated(content)))
    return leaves or None


def _inflated(content: bytes) -> Iterator[bytes]:
    """Objects that a PDF keeps compressed; what cannot be read counts for nothing."""
    for packed in _STREAM.findall(content):
        try:
            yield zlib.decompressobj().decompress(packed, _MOST)
        except zlib.error:
            continue
