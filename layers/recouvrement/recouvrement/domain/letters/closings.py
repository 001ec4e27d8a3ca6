"""Letters that end something: L15a, L15b, L15c, L15d, L19."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Demand, Letter

if TYPE_CHECKING:
    from recouvrement.domain.letters.tables import AccountState


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
    closing_announced_on: str | None  # date of L19, which is taken back; None: no closing was announced
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureLetter(Letter):
    """L15c: the commission or the judge erased the debt of this debtor. Neither a receipt nor a discharge."""

    decision: str  # « rétablissement personnel sans liquidation judiciaire »
    decided_on: str
    still_bound: str | None  # names of those whom the decision does not free


@dataclass(frozen=True, slots=True)
class NewCreditor:
    name: str
    address: str
    phone: str
    email: str
    payment: str  # IBAN, holder and reference, one line


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCreditorLetter(Letter):
    """L15d: the claim belongs to somebody else, by assignment (CC 1324) or because its guarantor paid it (CC 2309)."""

    creditor: NewCreditor
    amount: str
    stated_on: str
    transferred_on: str
    subrogation_article: str | None  # None: an assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountClosingLetter(Demand):
    """L19: the account is closed after notice, and its balance becomes due (CMF L312-1-1)."""

    account: AccountState
    rate: str
    notice_length: str
    notice_article: str | None  # None: the account of a professional
    closes_on: str  # end of the notice, on which the whole balance becomes due
    notice_letter_on: str | None  # date of L07; None: nothing was tolerated
    offer_outcome: str | None  # of the twelve instalments, with `notice_letter_on`
