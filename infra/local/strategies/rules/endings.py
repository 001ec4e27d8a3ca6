"""What is written when a case ends, and when money crossed a demand (domain §7, §4.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from infra.local.strategies.finding import Finding
from infra.local.strategies.rules.codes import sent_by
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.letters.catalogue import LetterCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.strategy import Strategy

_CLOSING: Final = {
    CloseReason.PAID: (LetterCode.L15B, "the debtor has his receipt (domain §7)"),
    CloseReason.REGULARISED: (LetterCode.L15A, "the loan goes on: never a receipt (domain §7)"),
    CloseReason.DISCHARGED: (LetterCode.L15C, "his debt is erased: no receipt, nothing more asked (domain §7)"),
    CloseReason.ASSIGNED: (LetterCode.L15D, "an assignment binds the debtor once he is told (CC 1324)"),
    CloseReason.SUBROGATED: (LetterCode.L15D, "he is told who his creditor is now (domain §7)"),
}
_DEMANDS: Final = frozenset(
    {
        LetterCode.L07,
        LetterCode.L10,
        LetterCode.L10_C,
        LetterCode.L10_D,
        LetterCode.L10_F,
        LetterCode.L10_P,
        LetterCode.L10_T,
        LetterCode.L11,
        LetterCode.L11_C,
        LetterCode.L13,
        LetterCode.L19,
    }
)


def wrong_closings(strategy: Strategy, _: LegalParameters) -> Iterator[Finding]:
    for reason in CloseReason:
        code = strategy.closing_letter(reason)
        wanted, why = _CLOSING.get(reason, (None, "what is written off is still owed (domain §7)"))
        if code is not wanted:
            yield Finding("[closing]", f"{reason}: {code or 'no letter'} instead of {wanted or 'no letter'}, {why}")


def missing_apologies(strategy: Strategy, _: LegalParameters) -> Iterator[Finding]:
    """A reminder says itself that a payment may have crossed it; a demand is excused by L18."""
    if strategy.apology is not LetterCode.L18:
        yield Finding("[apology]", f"{strategy.apology} excuses nothing: a letter is corrected by L18 (domain §4.6)")
    for place, code in sent_by(strategy):
        if code in _DEMANDS and code not in strategy.apology_for:
            yield Finding(
                "[apology]", f"{code} of {place} asks for money, and nobody is excused when it crossed a payment"
            )
