"""Letters that end something or put something right: L15a, L15b, L18."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Letter

if TYPE_CHECKING:
    from recouvrement.domain.letters.tables import AmountLine


@dataclass(frozen=True, slots=True)
class NextInstalment:
    due_on: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegularisedLetter(Letter):
    """L15a: the arrears are paid, the contract goes on. Never a discharge."""

    paid: str
    paid_on: str
    next_instalment: NextInstalment | None  # None: an account, back within its limit
    ficp_removed_on: str | None  # None: nothing was declared


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargeLetter(Letter):
    """L15b: the whole debt is paid, after an acceleration or at the end of the loan."""

    paid: str
    paid_on: str
    ficp_removed_on: str | None
    released_measures: tuple[str, ...]
    guaranteed_borrower: str | None  # None: a borrower is written to, else his guarantor, who is freed
    freed_guarantors: str | None  # names of the guarantors, the addressee apart


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
