"""Rows of the tables that letters print. Amounts are `1 234,56 €`, dates `05/10/2026`, rates `5,90 %`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InstalmentRow:
    """What is still unpaid of one instalment, by component."""

    number: str
    due_on: str
    interest: str
    insurance: str
    principal: str
    remaining: str


@dataclass(frozen=True, slots=True)
class Arrears:
    """Unpaid instalments and the totals of their columns (mention A.4)."""

    rows: tuple[InstalmentRow, ...]
    interest: str
    insurance: str
    principal: str
    total: str


@dataclass(frozen=True, slots=True)
class BillRow:
    number: str
    due_on: str
    remaining: str


@dataclass(frozen=True, slots=True)
class Bills:
    """What is unpaid where nothing was lent: fees, a called guarantee, a recourse."""

    rows: tuple[BillRow, ...]
    total: str


@dataclass(frozen=True, slots=True)
class PaymentRow:
    received_on: str
    amount: str


@dataclass(frozen=True, slots=True)
class AmountLine:
    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class AccountState:
    """An overdrawn account at the close of `on`. `excess` brings it back within the limit."""

    on: str
    balance: str
    limit: str
    excess: str
    overrun_since: str


@dataclass(frozen=True, slots=True)
class AccountCosts:
    """Debit rate, and what the overrun has cost so far (CCo L312-92)."""

    rate: str
    interest: str
    fees: tuple[AmountLine, ...]
    fees_total: str


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    number: str
    due_on: str
    interest: str
    principal: str
    payment: str
    balance: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Equal monthly instalments at the overdraft's rate (CCo L312-93, convention C-11)."""

    rows: tuple[ScheduleRow, ...]
    payment: str
    interest: str
    total: str
    rate: str


@dataclass(frozen=True, slots=True)
class Guaranty:
    """The deed of a guarantor: its date and the most it can cost him."""

    borrower: str
    deed_signed_on: str
    cap: str


@dataclass(frozen=True, slots=True)
class Bailiff:
    name: str
    address: str
    phone: str
    email: str
