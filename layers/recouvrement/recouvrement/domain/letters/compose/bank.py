"""What the bank says of itself and of its own practice in every letter: settings, never facts of a case."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from recouvrement.domain.letters.parts import Contact, Recourse, Sender, Signatory


@dataclass(frozen=True, slots=True)
class ReceivingAccount:
    """Where debtors pay; the reference to quote is the case's."""

    holder: str
    iban: str
    bic: str


@dataclass(frozen=True, slots=True)
class AccelerationClause:
    """Wording of the clause in the bank's contracts whose period is of so many days: quoted word for word."""

    cure_days: int
    text: str


@dataclass(frozen=True, slots=True)
class Forbearance:
    """The measures that the bank offers to study (CCo L312-35-1), and how long it waits for an answer."""

    measures: tuple[str, ...]  # without punctuation at the end
    reply_days: int


@dataclass(frozen=True, slots=True)
class ReplacementCredit:
    """The credit proposed in place of an overrun of three months (CCo L312-93). `rate_pct` is nominal, per year."""

    kind: str
    rate_pct: Decimal
    months: int
    reply_days: int


@dataclass(frozen=True, slots=True)
class AccountPractice:
    """`charges_overrun_fees`: whether the bank invoices incident fees, which no position tells us."""

    charges_overrun_fees: bool


@dataclass(frozen=True, slots=True)
class GuaranteeDeed:
    """The bank's form of deed: the clause that makes the borrower's acceleration binding (CC 1305-5)."""

    extension_clause: str


@dataclass(frozen=True, slots=True)
class Bank:
    sender: Sender
    contact: Contact
    payment: ReceivingAccount
    recourse: Recourse
    signatory: Signatory
    forbearance: Forbearance
    replacement_credit: ReplacementCredit
    account: AccountPractice
    guarantee: GuaranteeDeed
    clauses: tuple[AccelerationClause, ...]

    def clause_text(self, cure_days: int | None) -> str | None:
        """None: the bank has not given the wording of its contracts with that period."""
        return next((clause.text for clause in self.clauses if clause.cure_days == cure_days), None)
