"""A debit presented again, a payment recognised or sent back, an overpayment refunded, a balance waived."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.commands.money import (
    AttachPayment,
    MoneyCommand,
    MoveOverpayment,
    RecordRepresentation,
    RefundOverpayment,
    ReturnPayment,
    SearchPayment,
    WaiveBalance,
)
from recouvrement.domain.case.events.claim import ReceiptBooked
from recouvrement.domain.case.events.money import (
    BalanceWaived,
    DebitRepresented,
    OverpaymentMoved,
    OverpaymentRefunded,
    PaymentAttached,
    PaymentReturned,
    PaymentUnidentified,
)
from recouvrement.domain.case.money.overpayments import overpaid
from recouvrement.domain.case.money.record import Representation
from recouvrement.domain.case.money.small_balances import waiver_faults
from recouvrement.domain.case.money.unallocated_money import check_attached, check_returned
from recouvrement.domain.errors import Refusal

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft


def answer(draft: Draft, command: MoneyCommand) -> None:
    match command:
        case RecordRepresentation(presented_on, answer_by):
            if Representation(presented_on, answer_by) not in draft.case.money.representations:
                draft.record(DebitRepresented(presented_on, answer_by))
        case SearchPayment(receipt, on):
            if all(known.receipt.receipt_id != receipt.receipt_id for known in draft.case.money.unallocated):
                draft.record(PaymentUnidentified(receipt, on))
        case AttachPayment():
            _attach(draft, command)
        case ReturnPayment(receipt_id, on, by):
            check_returned(draft.case, receipt_id)
            if receipt_id not in draft.case.money.returned:
                draft.record(PaymentReturned(receipt_id, by, on))
        case RefundOverpayment():
            _check_overpaid(draft, command)
            draft.record(OverpaymentRefunded(command.amount, command.on, command.by.name, command.requested_by))
        case MoveOverpayment():
            _move(draft, command)
        case WaiveBalance(on, by, requested_by):
            for code, sentence in waiver_faults(command, draft.view):
                raise Refusal(code, sentence)
            draft.record(BalanceWaived(draft.view.outstanding, on, by.name, requested_by))
        case _:
            assert_never(command)


def _attach(draft: Draft, command: AttachPayment) -> None:
    receipt = command.receipt
    if any(known.receipt_id == receipt.receipt_id for known in draft.case.receipts):
        return
    check_attached(draft.case, receipt)
    draft.record(PaymentAttached(receipt.receipt_id, command.by, draft.situation.today))
    draft.record(ReceiptBooked(receipt))


def _move(draft: Draft, command: MoveOverpayment) -> None:
    consent = command.consent
    _check_overpaid(draft, command)
    if command.to == draft.case.contract_id:
        raise Refusal("same_contract", f"{command.to} is the contract on which it was paid")
    if consent.on > command.on:
        raise Refusal("not_agreed", f"who paid agrees on {consent.on} only")
    draft.record(
        OverpaymentMoved(
            amount=command.amount,
            to=command.to,
            agreed_on=consent.on,
            proof=consent.proof,
            on=command.on,
            by=command.by.name,
            requested_by=command.requested_by,
        )
    )


def _check_overpaid(draft: Draft, command: RefundOverpayment | MoveOverpayment) -> None:
    left = overpaid(draft.view)
    if command.by.is_called(command.requested_by):
        raise Refusal("same_person", f"{command.by.name} cannot approve his own request")
    if command.amount > left:
        raise Refusal("not_overpaid", f"{command.amount} € is more than the {left} € that were paid too much")
