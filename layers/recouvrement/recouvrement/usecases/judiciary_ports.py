"""What making the judiciary file asks of the world: somebody to write its papers, and to bind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.judiciary.sheet import Sheet
    from recouvrement.domain.letters.catalogue import LetterCode
    from recouvrement.domain.letters.parts import Document


class Letters(Protocol):
    def render(self, code: LetterCode, context: Document) -> bytes:
        """Write a paper from its Word template. Raises InvalidProcedure, InvalidMessage."""


class Sheets(Protocol):
    def write(self, sheet: Sheet) -> bytes:
        """Write a plain Word paper: the same sheet gives the same bytes."""


class Archiver(Protocol):
    def pack(self, files: Mapping[str, bytes]) -> bytes:
        """Put them in one archive: the same files give the same bytes."""


@dataclass(frozen=True, slots=True)
class Scribes:
    """Who writes the papers, and binds them."""

    letters: Letters
    sheets: Sheets
    archiver: Archiver
