"""Archives that come out the same, byte for byte, whenever and wherever the same files are put in them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_READ_BY_ALL: Final = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class ZipArchiver:
    """Sorted names, fixed dates and attributes.

    The files of a judiciary file are compressed already: stored as they are, its bytes depend on no compressor.
    """

    method: int = zipfile.ZIP_STORED

    def pack(self, files: Mapping[str, bytes]) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name in sorted(files):
                archive.writestr(_entry(name), files[name], self.method)
        return packed.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Every file of an archive, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
    entry.create_system = 3
    entry.external_attr = _READ_BY_ALL
    return entry
