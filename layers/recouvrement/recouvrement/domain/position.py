"""What the core banking system says of one contract at the close of a business day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from recouvrement.domain.identifiers import ContractId, PartyId, ReceiptId
from recouvrement.domain.money import ZERO, Money, total


class Product(StrEnum):
    CONSUMER_LOAN = "consumer_loan"
    MORTGAGE = "mortgage"
    REVOLVING_CREDIT = "revolving_credit"
    CURRENT_ACCOUNT = "current_account"
    PROFESSIONAL_LOAN = "professional_loan"
    OTHER = "other"


class DebtorRole(StrEnum):
    BORROWER = "borrower"
    CO_BORROWER = "co_borrower"
    SPOUSE = "spouse"
    GUARANTOR = "guarantor"
    GUARANTOR_INSTITUTION = "guarantor_institution"
    HEIR = "heir"
    ESTATE = "estate"


class DebtorKind(StrEnum):
    CONSUMER = "consumer"
    PROFESSIONAL = "professional"
    SOLE_TRADER = "sole_trader"
    PROTECTED_ADULT = "protected_adult"
    MINOR = "minor"


class Estate(StrEnum):
    """Which of a sole trader's two estates owes, since 15 May 2022 (domain §2)."""

    BUSINESS = "business"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Address:
    line1: str
    line2: str | None
    postcode: str
    city: str
    country: str  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class Guarantee:
    cap: Money
    extends_acceleration: bool  # the deed makes the borrower's acceleration binding on the guarantor (CC 1305-5)
    joint: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Personal data: stored apart from the journal, erasable."""

    party_id: PartyId
    role: DebtorRole
    kind: DebtorKind
    civility: str | None
    last_name: str
    first_name: str | None
    born_on: date | None
    birth_place: str | None
    address: Address | None  # None: nothing can be sent until one is known
    email: str | None
    phone: str | None
    guarantee: Guarantee | None
    estate: Estate | None = None  # of a sole trader; None: nobody said


@dataclass(frozen=True, slots=True)
class Instalment:
    number: int
    due_on: date
    interest: Money
    insurance: Money
    principal: Money

    @property
    def amount(self) -> Money:
        return self.interest + self.insurance + self.principal


@dataclass(frozen=True, slots=True)
class Receipt:
    receipt_id: ReceiptId
    received_on: date
    amount: Money
    payer: PartyId | None = None  # None: nobody said who paid


@dataclass(frozen=True, slots=True)
class Overdraft:
    authorised_limit: Money  # zero: none was granted
    balance: Money  # negative: the account is overdrawn
    overrun_since: date | None

    @property
    def excess(self) -> Money:
        """What stands beyond the authorised limit, never below zero."""
        return max(ZERO, -(self.balance + self.authorised_limit))


@dataclass(frozen=True, slots=True)
class Terms:
    """What the contract says, as the feed repeats it every night."""

    product: Product
    agency: str
    signed_on: date | None
    principal: Money | None  # capital lent; None on a current account
    annual_rate_pct: Decimal
    indemnity_rate_pct: Decimal
    clause_reference: str | None
    clause_cure_days: int | None  # None: the contract has no such clause

    @property
    def is_loan(self) -> bool:
        """Something was lent and is repaid by instalments: neither an account nor a bill (domain §3.1, OTHER_DEBT)."""
        return self.product is not Product.CURRENT_ACCOUNT and self.principal is not None

    @property
    def is_bill(self) -> bool:
        """Nothing was lent, and it is no account: fees, a called guarantee, a recourse."""
        return self.product is Product.OTHER and not self.is_loan


@dataclass(frozen=True, slots=True)
class Position:
    contract_id: ContractId
    as_of: date  # close of that business day
    terms: Terms
    principal_not_yet_due: Money
    parties: tuple[Party, ...]
    instalments: tuple[Instalment, ...]  # every one fallen due since signature, by date
    receipts: tuple[Receipt, ...]  # every one ever received, by date
    overdraft: Overdraft | None

    @property
    def overdue(self) -> Money:
        """Arrears at the close: instalments fallen due less receipts, or the excess of the overdraft."""
        if self.overdraft is not None:
            return self.overdraft.excess
        owed = total(instalment.amount for instalment in self.instalments)
        return max(ZERO, owed - total(receipt.amount for receipt in self.receipts))
