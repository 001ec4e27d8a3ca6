"""What a case lets leave: each release holds for one business day, and while the case still says so (design §7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from recouvrement.domain.case.letters.record import LetterState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.state import Case


class Sending(StrEnum):
    """What is sent once and no more."""

    LETTER = "LETTER"
    FILE = "FILE"


@dataclass(frozen=True, slots=True)
class Release:
    """`key`: the id of the letter, or of the judiciary file."""

    sending: Sending
    key: str
    on: date

    def __str__(self) -> str:
        return f"{self.key}@{self.on}"


def releases_of(case: Case) -> frozenset[Release]:
    return frozenset(_released(case))


def _released(case: Case) -> Iterator[Release]:
    for letter in case.letters:
        if letter.state is LetterState.RELEASED and letter.released_on is not None:
            yield Release(Sending.LETTER, letter.letter_id, letter.released_on)
    if case.handover is not None and case.handover.is_released:
        yield Release(Sending.FILE, case.handover.file_id, case.handover.released_on)
