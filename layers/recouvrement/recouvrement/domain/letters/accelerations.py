"""What follows a formal notice without effect: L11, L11-C, L13."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Demand, Letter

if TYPE_CHECKING:
    from recouvrement.domain.letters.tables import AmountLine, Arrears, Bailiff, Guaranty


@dataclass(frozen=True, slots=True)
class NoticeProof:
    """The formal notice, when the post first presented it, and the day its period ended."""

    sent_on: str
    presented_on: str
    ended_on: str


@dataclass(frozen=True, slots=True)
class AcceleratedClaim:
    """The claim as its statement gives it, at its date."""

    lines: tuple[AmountLine, ...]
    total: str
    stated_on: str
    rate: str
    daily_interest: str
    indemnity_rate: str
    indemnity_base: str  # after the rate: « du capital non encore échu »
    indemnity: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A named person decided (mention L11.10)."""

    name: str
    title: str
    decided_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccelerationLetter(Demand):
    """L11: acceleration, effective at the first presentation of this letter (CCo L312-39, CC 1305-5)."""

    notice: NoticeProof
    clause_number: str
    claim: AcceleratedClaim
    ficp_position: str | None  # None: a professional
    handover_from: str
    decision: Decision
    accelerated_debtors: str  # names
    other_debtors: str | None  # names of those who stay on instalments
    credit_line: str | None  # what can be drawn no more: « votre réserve de crédit »; None: not a revolving credit
    acceleration_article: str | None  # None: common law, the clause alone allows it
    indemnity_article: str | None
    delay_article: str | None  # None: the Code civil alone lets the judge grant delays
    judge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuarantorAccelerationLetter(Demand):
    """L11-C: what the borrower's acceleration means for a guarantor (CC 1305-5, 2302, 2303)."""

    guaranty: Guaranty
    notice: NoticeProof
    borrower_accelerated_on: str
    extension_clause: str | None  # None: only instalments fallen due can be asked of him
    arrears: Arrears
    lines: tuple[AmountLine, ...]  # his own statement, within the cap
    due: str
    stated_on: str
    interest_lost: str | None  # None: nothing is deducted
    delay_article: str | None  # None: the Code civil alone lets the judge grant delays
    handover_from: str
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLetter(Letter):
    """L13: the file goes to a bailiff."""

    bailiff: Bailiff
    lines: tuple[AmountLine, ...]
    total: str
    stated_on: str
    handed_over_on: str
    bailiff_reference: str
