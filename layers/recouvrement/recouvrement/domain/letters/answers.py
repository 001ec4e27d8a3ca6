"""Letters that answer or put right: L17, L18."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Letter

if TYPE_CHECKING:
    from recouvrement.domain.letters.tables import AmountLine


@dataclass(frozen=True, slots=True)
class Resumption:
    """What the bank takes up again, and from when."""

    what: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeAnswerLetter(Letter):
    """L17: the grievance, the facts found, the decision, what resumes."""

    received_on: str
    grievance: str  # after « : »
    facts: tuple[str, ...]
    decision: str
    position: tuple[AmountLine, ...]
    position_on: str
    resumption: Resumption | None  # None: nothing resumes


@dataclass(frozen=True, slots=True)
class WithdrawnLetter:
    code: str
    title: str
    written_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLetter(Letter):
    """L18: a letter is withdrawn, with the reason and the position of the day."""

    withdrawn: WithdrawnLetter
    reason: str
    position_on: str
    position: tuple[AmountLine, ...]
    consequence: str
