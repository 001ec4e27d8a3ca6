"""Lines out of a stream, without ever holding more than a chunk and a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.messages.feed_line import MAX_LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEPT: Final = MAX_LINE_BYTES + 1  # enough of an endless line to see that it is too long


def split_lines(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give each line with its offset in bytes, without its end; an overlong one is cut to `KEPT` bytes."""
    pending, skipped, offset = b"", 0, 0
    for chunk in chunks:
        *lines, rest = (pending + chunk).split(b"\n")
        for line in lines:
            yield offset, line[:KEPT]
            offset += len(line) + skipped + 1
            skipped = 0
        if len(rest) > KEPT:
            skipped += len(rest) - KEPT
            rest = rest[:KEPT]
        pending = rest
    if pending:
        yield offset, pending
