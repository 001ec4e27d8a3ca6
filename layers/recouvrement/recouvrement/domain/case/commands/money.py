"""Everyday money: debits that the bank presents again, money that belongs to nobody's debt (domain §4.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.identifiers import ContractId, PersonName, ReceiptId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Receipt


@dataclass(frozen=True, slots=True)
class RecordRepresentation:
    """A rejected direct debit goes to the debtor's bank a second time; `answer_by`: last day of its answer."""

    presented_on: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class SearchPayment:
    """Money came with no reference, or a wrong one, and may be of this contract: somebody looks, nobody guesses."""

    receipt: Receipt
    on: date


@dataclass(frozen=True, slots=True)
class ReturnPayment:
    """It is not of this contract, nor of another one that anybody found: it went back to who paid."""

    receipt_id: ReceiptId
    on: date
    by: PersonName


@dataclass(frozen=True, slots=True)
class AttachPayment:
    """Money that came without its reference, recognised by a named person: it counts at its original date."""

    receipt: Receipt
    by: PersonName


@dataclass(frozen=True, slots=True)
class RefundOverpayment:
    """Back to who paid it. The approver is not the requester."""

    amount: Money
    on: date
    by: Person
    requested_by: PersonName


@dataclass(frozen=True, slots=True)
class WaiveBalance:
    """A few euros left after the last instalment are given up for good. The approver is not the requester."""

    on: date
    by: Person
    requested_by: PersonName


@dataclass(frozen=True, slots=True)
class Consent:
    """Of who paid: his money goes elsewhere than back to him only when he agrees. `proof`: what says so."""

    on: date
    proof: str


@dataclass(frozen=True, slots=True)
class MoveOverpayment:
    """To another contract, whose case hears of it as of any payment. The approver is not the requester."""

    amount: Money
    to: ContractId
    consent: Consent
    on: date
    by: Person
    requested_by: PersonName


MoneyCommand = (
    RecordRepresentation
    | SearchPayment
    | AttachPayment
    | ReturnPayment
    | RefundOverpayment
    | MoveOverpayment
    | WaiveBalance
)
