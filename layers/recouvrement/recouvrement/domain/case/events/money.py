"""Everyday money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.identifiers import ContractId, PersonName, ReceiptId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Receipt


@dataclass(frozen=True, slots=True)
class DebitRepresented:
    presented_on: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class PaymentUnidentified:
    """No or a wrong reference; it counts for nothing yet."""

    receipt: Receipt
    on: date


@dataclass(frozen=True, slots=True)
class PaymentReturned:
    receipt_id: ReceiptId
    by: PersonName
    on: date


@dataclass(frozen=True, slots=True)
class PaymentAttached:
    """Who recognised the receipt, which is booked by an event of its own."""

    receipt_id: ReceiptId
    by: PersonName
    on: date


@dataclass(frozen=True, slots=True)
class BalanceWaived:
    """Given up for good. `by` None: so little that it is treated as paid when the case closes."""

    amount: Money
    on: date
    by: PersonName | None = None
    requested_by: PersonName | None = None


@dataclass(frozen=True, slots=True)
class OverpaymentRefunded:
    amount: Money
    on: date
    by: PersonName
    requested_by: PersonName


@dataclass(frozen=True, slots=True)
class OverpaymentMoved:
    """`agreed_on`, `proof`: the consent of who paid."""

    amount: Money
    to: ContractId
    agreed_on: date
    proof: str
    on: date
    by: PersonName
    requested_by: PersonName


MoneyEvent = (
    DebitRepresented
    | PaymentUnidentified
    | PaymentAttached
    | PaymentReturned
    | OverpaymentRefunded
    | OverpaymentMoved
    | BalanceWaived
)
