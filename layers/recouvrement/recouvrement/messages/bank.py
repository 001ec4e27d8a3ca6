"""What the core banking system says, of a contract."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError

from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition, ReversePayment
from recouvrement.domain.case.commands.files import FileExhibit
from recouvrement.domain.case.commands.people import ChangeDebtor, RecordDeath
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import PartyId, ReceiptId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Receipt
from recouvrement.messages.data import (
    Addressee,
    AmountAboveZero,
    Data,
    Identifier,
    MessageType,
    Sha256,
    Text,
    day_of,
    typed,
)
from recouvrement.messages.envelope import Envelope, faults
from recouvrement.messages.feed import read_position_data
from recouvrement.messages.feed_line import FeedLine, PartyLine
from recouvrement.messages.feed_position import party_from

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command

_PARTY: Final = TypeAdapter(PartyLine)


class PaymentReceived(Data):
    """The bank's identifier makes it count once, here and in the nightly positions."""

    receipt_id: Identifier
    received_on: date
    amount: AmountAboveZero
    payer: Identifier | None = None  # a party of the contract, when the bank knows who paid

    def command(self, envelope: Envelope) -> Command:
        if self.received_on > day_of(envelope):
            raise InvalidMessage("payment.received: received_on: after the message's own time")
        payer = None if self.payer is None else PartyId(self.payer)
        return RecordPayment(Receipt(ReceiptId(self.receipt_id), self.received_on, Money(self.amount), payer))


class PaymentReversed(Data):
    receipt_id: Identifier

    def command(self, envelope: Envelope) -> Command:
        return ReversePayment(ReceiptId(self.receipt_id), day_of(envelope))


class DebtorDeceased(Data):
    """`time` is that of the death."""

    party_id: Identifier

    def command(self, envelope: Envelope) -> Command:
        return RecordDeath(PartyId(self.party_id), day_of(envelope))


class ExhibitFiled(Data):
    """A piece of the judiciary file, already put into the evidence bucket under `key`."""

    code: Identifier
    key: Text
    sha256: Sha256

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return FileExhibit(self.code, self.key, self.sha256)


def _position(envelope: Envelope) -> Command:
    position = read_position_data(envelope.data)
    if position.contract_id != envelope.subject:
        raise InvalidMessage("position.reported: subject: not the contract of its data")
    return ReportPosition(position)


def _debtor(envelope: Envelope) -> Command:
    try:
        line = _PARTY.validate_json(json.dumps(envelope.data))
    except ValidationError as error:
        raise InvalidMessage(f"debtor.changed: {faults(error)}") from None  # the cause would repeat names
    return ChangeDebtor(party_from(line))


def _position_schema() -> dict[str, Any]:
    return TypeAdapter(FeedLine).json_schema()


BANK: Final = (
    MessageType("position.reported", Addressee.CONTRACT, _position, _position_schema),
    MessageType("debtor.changed", Addressee.CONTRACT, _debtor, _PARTY.json_schema),
    typed("payment.received", Addressee.CONTRACT, PaymentReceived),
    typed("payment.reversed", Addressee.CONTRACT, PaymentReversed),
    typed("debtor.deceased", Addressee.CONTRACT, DebtorDeceased),
    typed("exhibit.filed", Addressee.CONTRACT, ExhibitFiled),
)
