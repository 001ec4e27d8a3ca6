"""Everyday money: debits presented again, payments recognised, overpayments given back (domain §4.8)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Self

from pydantic import model_validator

from recouvrement.domain.case.commands.money import (
    AttachPayment,
    Consent,
    MoveOverpayment,
    RecordRepresentation,
    RefundOverpayment,
    ReturnPayment,
    SearchPayment,
    WaiveBalance,
)
from recouvrement.domain.identifiers import ContractId, PersonName, ReceiptId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Receipt
from recouvrement.messages.approver import Approver
from recouvrement.messages.data import Addressee, AmountAboveZero, Data, Identifier, MessageType, Text, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class DirectDebitRepresented(Data):
    """A rejected direct debit goes to the debtor's bank again; `answer_by`: last day on which it may come back."""

    presented_on: date
    answer_by: date

    @model_validator(mode="after")
    def _answered_after(self) -> Self:
        if self.answer_by < self.presented_on:
            raise ValueError("answer_by comes before presented_on")
        return self

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return RecordRepresentation(self.presented_on, self.answer_by)


class PaymentUnidentified(Data):
    """Money with no reference, or a wrong one, that may be of this contract. It pays nothing until it is attached."""

    receipt_id: Identifier
    received_on: date
    amount: AmountAboveZero

    def command(self, envelope: Envelope) -> Command:
        receipt = Receipt(ReceiptId(self.receipt_id), self.received_on, Money(self.amount))
        return SearchPayment(receipt, day_of(envelope))


class PaymentReturned(Data):
    """Unallocated money went back to who paid it."""

    receipt_id: Identifier
    by: Text

    def command(self, envelope: Envelope) -> Command:
        return ReturnPayment(ReceiptId(self.receipt_id), day_of(envelope), PersonName(self.by))


class PaymentAttached(Data):
    """Money that came without a reference, recognised: `received_on` is the day on which it came."""

    receipt_id: Identifier
    received_on: date
    amount: AmountAboveZero
    by: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        receipt = Receipt(ReceiptId(self.receipt_id), self.received_on, Money(self.amount))
        return AttachPayment(receipt, PersonName(self.by))


class BalanceWaived(Data):
    """Less than a letter's floor, left when nothing more falls due: given up for good, which closes the case."""

    by: Approver
    requested_by: Text

    def command(self, envelope: Envelope) -> Command:
        return WaiveBalance(day_of(envelope), self.by.person, PersonName(self.requested_by))


class OverpaymentRefunded(Data):
    amount: AmountAboveZero
    by: Approver
    requested_by: Text

    def command(self, envelope: Envelope) -> Command:
        return RefundOverpayment(Money(self.amount), day_of(envelope), self.by.person, PersonName(self.requested_by))


class OverpaymentMoved(Data):
    """`agreed_on`, `proof`: consent of who paid, and its reference. The other contract hears by `payment.received`."""

    amount: AmountAboveZero
    to_contract: Identifier
    agreed_on: date
    proof: Identifier
    by: Approver
    requested_by: Text

    def command(self, envelope: Envelope) -> Command:
        return MoveOverpayment(
            amount=Money(self.amount),
            to=ContractId(self.to_contract),
            consent=Consent(self.agreed_on, self.proof),
            on=day_of(envelope),
            by=self.by.person,
            requested_by=PersonName(self.requested_by),
        )


BANK_MONEY: Final[tuple[MessageType, ...]] = (
    typed("direct_debit.represented", Addressee.CONTRACT, DirectDebitRepresented),
    typed("payment.unidentified", Addressee.CONTRACT, PaymentUnidentified),
)
STAFF_MONEY: Final[tuple[MessageType, ...]] = (
    typed("payment.attached", Addressee.EITHER, PaymentAttached),
    typed("payment.returned", Addressee.EITHER, PaymentReturned),
    typed("overpayment.refunded", Addressee.EITHER, OverpaymentRefunded),
    typed("overpayment.moved", Addressee.EITHER, OverpaymentMoved),
    typed("balance.waived", Addressee.EITHER, BalanceWaived),
)
