"""A Word document is a zip archive: written here from parts that are deflated already, with no date of its own.

Nothing is compressed when a letter is written. What a template never changes was deflated when it was compiled; a value
goes into the same deflate stream as a stored block (RFC 1951, 3.2.4). So the bytes depend on no compressor.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_VERSION: Final = 20  # deflate, folders
_DEFLATED: Final = 8
_EPOCH: Final = (0, 0x21)  # midnight, 1 January 1980: the first that a zip archive can tell
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_STORED_AT_MOST: Final = 65_535
_LAST_BLOCK: Final = b"\x03\x00"  # an empty one, which says that nothing follows


@dataclass(frozen=True, slots=True)
class PackedPart:
    """`packed`: a whole raw deflate stream of `size` bytes whose CRC-32 is `crc`."""

    name: str
    packed: bytes
    crc: int
    size: int


@dataclass(frozen=True, slots=True)
class Entries:
    """Parts laid out as they stand in an archive, and the lines of its directory that point to them."""

    body: bytes
    directory: bytes
    count: int


def lay_out(parts: Iterable[PackedPart], at: int = 0) -> Entries:
    """Lay out parts that begin `at` so many bytes from the head of the archive."""
    body: list[bytes] = []
    directory: list[bytes] = []
    count = 0
    for part in parts:
        name = part.name.encode("ascii")
        common = (_VERSION, 0, _DEFLATED, *_EPOCH, part.crc, len(part.packed), part.size, len(name), 0)
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, at), name)
        entry = (_LOCAL.pack(b"PK\x03\x04", *common), name, part.packed)
        body += entry
        at += sum(map(len, entry))
        count += 1
    return Entries(b"".join(body), b"".join(directory), count)


def archive(unchanged: Entries, written: Iterable[PackedPart]) -> bytes:
    """Close an archive that begins with the unchanged parts."""
    added = lay_out(written, len(unchanged.body))
    count = unchanged.count + added.count
    directory = unchanged.directory + added.directory
    begins = len(unchanged.body) + len(added.body)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), begins, 0)
    return b"".join((unchanged.body, added.body, directory, end))


def pack(name: str, content: bytes) -> PackedPart:
    """Deflate a whole part, as small as it gets."""
    return PackedPart(name, deflated(content) + _LAST_BLOCK, zlib.crc32(content), len(content))


def join(name: str, contents: Iterable[bytes], packed: Iterable[bytes]) -> PackedPart:
    """Make one part of passages, each of them deflated or stored by itself."""
    content = b"".join(contents)
    return PackedPart(name, b"".join((*packed, _LAST_BLOCK)), zlib.crc32(content), len(content))


def deflated(content: bytes) -> bytes:
    """Deflate a passage by itself, up to a byte's border, so that any other may follow."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    return compressor.compress(content) + compressor.flush(zlib.Z_FULL_FLUSH)


def stored(content: bytes) -> bytes:
    """Put a passage into a deflate stream as it is."""
    if len(content) <= _STORED_AT_MOST:
        return _stored_header(len(content)) + content
    return stored(content[:_STORED_AT_MOST]) + stored(content[_STORED_AT_MOST:])


@cache
def _stored_header(length: int) -> bytes:
    return struct.pack("<BHH", 0, length, length ^ 0xFFFF)
