"""The sample portfolio as its file tells it: people, contracts, who pays what and when."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

PORTFOLIO: Final = Path(__file__).with_name("portfolio.toml")
ARREARS: Final = "arrears"

Amount = Annotated[str, StringConstraints(pattern=r"^-?\d+\.\d\d$")]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Move(_Entry):
    """The bank knows another address from that evening on."""

    on: date
    line1: str
    postcode: str
    city: str


class GuaranteeEntry(_Entry):
    cap: Amount
    extends_acceleration: bool
    joint: bool


class PersonEntry(_Entry):
    party_id: str
    role: Literal["borrower", "co_borrower", "guarantor", "guarantor_institution"] = "borrower"
    kind: Literal["consumer", "professional"] = "consumer"
    civility: str | None = None
    first_name: str | None = None
    last_name: str
    born_on: date | None = None  # None: a company
    birth_place: str | None = None
    line1: str
    line2: str | None = None
    postcode: str
    city: str
    email: str | None = None
    guarantee: GuaranteeEntry | None = None
    moved: Move | None = None


class PaymentEntry(_Entry):
    """What somebody paid by himself; "arrears": all that was overdue that evening."""

    on: date
    amount: Amount | Literal["arrears"]


class ExhibitsEntry(_Entry):
    """Pieces of the judiciary file, by code (domain §11.4), and the day on which the records office files them."""

    on: date
    codes: tuple[str, ...]


class SignedPlanEntry(_Entry):
    """A repayment plan that came back signed that day, late interest waived, in monthly parts."""

    on: date
    plan_id: str
    total: Amount
    count: int
    first_due_on: date


class LoanEntry(_Entry):
    """`missed_until` is the due date of the last debit that came back; None: they all do to the end."""

    story: str
    contract_id: str
    agency: str
    signed_on: date
    principal: Amount
    rate_pct: str
    months: int
    first_due: date
    insurance: Amount
    clause_cure_days: int
    product: Literal["consumer_loan", "mortgage", "revolving_credit", "professional_loan"] = "consumer_loan"
    indemnity_rate_pct: str = "8.00"
    people: tuple[PersonEntry, ...]
    missed_from: date = date.max
    missed_until: date = date.max
    short_by: Amount = "0.00"
    payments: tuple[PaymentEntry, ...] = ()
    exhibits: ExhibitsEntry | None = None
    signed_plan: SignedPlanEntry | None = None

    @property
    def rate(self) -> Decimal:
        """Yearly, in percent."""
        return Decimal(self.rate_pct)


class BalanceEntry(_Entry):
    """At the close of that day, and of the following ones until the next entry."""

    on: date
    balance: Amount


class AccountEntry(_Entry):
    story: str
    contract_id: str
    agency: str
    signed_on: date
    rate_pct: str
    authorised_limit: Amount
    balances: tuple[BalanceEntry, ...]
    people: tuple[PersonEntry, ...]
    exhibits: ExhibitsEntry | None = None


class RunEntry(_Entry):
    first: date
    last: date
    post_days: int
    approver: str
    bailiff: str  # his e-mail address


class Portfolio(_Entry):
    run: RunEntry
    loans: tuple[LoanEntry, ...]
    accounts: tuple[AccountEntry, ...]

    @property
    def stories(self) -> dict[str, str]:
        """Contract -> what it is there to show."""
        loans = {loan.contract_id: loan.story for loan in self.loans}
        return loans | {account.contract_id: account.story for account in self.accounts}


def read_portfolio(path: Path = PORTFOLIO) -> Portfolio:
    """Raises pydantic.ValidationError, which names the fields at fault."""
    # Strict about types, but TOML has no tuples.
    return Portfolio.model_validate(_with_tuples(tomllib.loads(path.read_text(encoding="utf-8"))))


def _with_tuples(value: object) -> object:
    match value:
        case dict():
            return {key: _with_tuples(item) for key, item in value.items()}
        case list():
            return tuple(_with_tuples(item) for item in value)
        case _:
            return value
