"""Papers of the judiciary file: mandate, request for a payment order, claim statement, exhibit list (domain §11.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Document

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import Signatory
    from recouvrement.domain.letters.tables import AccountState, AmountLine, Arrears, Bailiff


@dataclass(frozen=True, slots=True)
class PartyRow:
    role: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class DatedFact:
    label: str
    on: str


@dataclass(frozen=True, slots=True)
class InterestRow:
    """One segment of late interest (convention C-03)."""

    kind: str
    period: str
    base: str
    days: str
    rate: str
    amount: str


@dataclass(frozen=True, slots=True)
class LateInterest:
    rows: tuple[InterestRow, ...]
    total: str


@dataclass(frozen=True, slots=True)
class IndemnityLine:
    base: str
    rate: str
    amount: str
    article: str | None  # None: the contract alone says it (common law)


@dataclass(frozen=True, slots=True)
class CreditedPayment:
    """A payment since acceleration and the components it extinguished."""

    received_on: str
    amount: str
    allocation: str


@dataclass(frozen=True, slots=True)
class CreditedPayments:
    rows: tuple[CreditedPayment, ...]
    total: str


@dataclass(frozen=True, slots=True)
class WithoutInterest:
    """Capital lent less payments: the variant without interest, and head T2 of a summons for termination."""

    capital_lent: str
    payments: str
    total: str


@dataclass(frozen=True, slots=True)
class GuarantorLimit:
    """A guarantor's own statement: his deed and his cap."""

    guarantor: str
    deed_signed_on: str
    cap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStatement(Document):
    """STATEMENT. A section that is None is left out; its amount then has no part in the total.

    `summary` lists the signed lines whose sum is `total`; `closing`, where payments were credited since acceleration,
    what is left of each component: both add up to it.
    """

    signatory: Signatory
    parties: tuple[PartyRow, ...]
    dates: tuple[DatedFact, ...]
    guarantor_limit: GuarantorLimit | None
    account: AccountState | None  # an overdraft, in place of A and B
    arrears: Arrears | None  # A, with C and F as the totals of its columns
    principal_not_yet_due: str | None  # B, due since acceleration
    principal_due_from_judgment: str | None  # B on the judicial route (T1): due from the judgment, no interest before
    late_interest: LateInterest | None  # D
    indemnity: IndemnityLine | None  # E, never on the judicial route
    recoverable_costs: str  # G
    credited_payments: CreditedPayments | None  # H
    summary: tuple[AmountLine, ...]
    closing: tuple[AmountLine, ...]  # empty: nothing was paid since
    total: str  # I
    daily_interest: str | None  # J
    without_interest: WithoutInterest | None  # T2 on the judicial route, else the variant if interest is forfeited


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    number: str
    code: str
    title: str
    dated_on: str
    pages: str
    sha256: str


@dataclass(frozen=True, slots=True)
class WaivedExhibit:
    """A required piece the bank goes without, by the decision of a named person."""

    code: str
    title: str
    waived_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitList(Document):
    """EXHIBITS (CPC 1407): numbered, with page counts and SHA-256."""

    signatory: Signatory
    parties: tuple[PartyRow, ...]
    addressee: str  # the bailiff
    exhibits: tuple[ExhibitRow, ...]
    total_pages: str
    waived: tuple[WaivedExhibit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate(Document):
    """MANDATE: the bank charges the bailiff to obtain an order, and to enforce it where it may (domain §11.1, §14)."""

    signatory: Signatory
    parties: tuple[PartyRow, ...]
    bailiff: Bailiff
    procedure: str  # « requête en injonction de payer »
    total: str
    stated_on: str
    title_only: str | None  # names of those against whom nothing may be enforced; None: nobody


@dataclass(frozen=True, slots=True)
class RunningInterest:
    """What goes on after the statement, until payment."""

    base: str
    rate: str
    daily: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRequest(Document):
    """ORDER_REQUEST: request for a payment order, with the mentions of CPC 57 and 1407."""

    signatory: Signatory
    parties: tuple[PartyRow, ...]
    court: str  # after « à »: « Monsieur ou Madame le juge des contentieux de la protection … »
    mandatary: str  # the bailiff who files it, name and address
    ground_article: str | None  # None: the contract alone
    dates: tuple[DatedFact, ...]
    summary: tuple[AmountLine, ...]
    total: str
    running_interest: RunningInterest | None  # None: an account
    without_interest: WithoutInterest | None  # None: the capital lent is not known, or an account
