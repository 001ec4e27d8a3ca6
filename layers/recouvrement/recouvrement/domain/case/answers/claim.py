"""Money and positions. Any order, duplication or delay of these facts ends with the same claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.answers.overdraft import watch_overrun
from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition, ReversePayment
from recouvrement.domain.case.endings.reopening import reopen_unpaid, tell_guarantors_again
from recouvrement.domain.case.events.claim import PositionChanged, ReceiptBooked, ReceiptReversed
from recouvrement.domain.case.events.people import DebtorChanged
from recouvrement.domain.case.people.particulars import as_debtor
from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import ReceiptId
    from recouvrement.domain.position import Overdraft, Party, Position


def answer(draft: Draft, command: ReportPosition | RecordPayment | ReversePayment) -> None:
    match command:
        case ReportPosition(position):
            _position(draft, position)
        case RecordPayment(receipt):
            if all(known.receipt_id != receipt.receipt_id for known in draft.case.receipts):
                draft.record(ReceiptBooked(receipt))
        case ReversePayment(receipt_id, on):
            _reverse(draft, receipt_id, on)
        case _:
            assert_never(command)


def _reverse(draft: Draft, receipt_id: ReceiptId, on: date) -> None:
    """Of the payment that closed the case: the same incident goes on, and a person hears of it (domain §4.7)."""
    if receipt_id in draft.case.reversed_receipts:
        return
    was_open = draft.case.is_open
    draft.record(ReceiptReversed(receipt_id, on))
    if was_open:
        tell_guarantors_again(draft, receipt_id)
        return
    reopen_unpaid(draft)
    sentence = f"{draft.case.case_id} was closed with a payment that the bank has lost since"
    draft.alarm(CaseAlarm.PAYMENT_REVERSED_AFTER_CLOSE, f"reversed:{receipt_id}", sentence)


def _position(draft: Draft, position: Position) -> None:
    """An older position changes nothing; nor does a second one of the same day: a correction comes with the next."""
    known = draft.situation.case_as_of
    if known is not None and position.as_of <= known:
        return
    if position.overdraft is not None:
        watch_overrun(draft, position.overdraft)
    change = changes(draft.case, position)
    if change != PositionChanged(position.as_of):
        draft.record(change)
    for party in position.parties:
        change_debtor(draft, party)


def changes(case: Case, position: Position) -> PositionChanged:
    """Only what differs. Accelerated or judged, the claim is frozen: receipts alone still count (domain §7)."""
    booked = {receipt.receipt_id for receipt in case.receipts}
    receipts = tuple(receipt for receipt in position.receipts if receipt.receipt_id not in booked)
    if case.is_claim_frozen:
        return PositionChanged(position.as_of, receipts=receipts)
    known = set(case.instalments)
    return PositionChanged(
        as_of=position.as_of,
        instalments=tuple(one for one in position.instalments if one not in known),
        receipts=receipts,
        principal_not_yet_due=_new(position.principal_not_yet_due, case.principal_not_yet_due),
        overdraft=_new_overdraft(position, case),
        terms=position.terms if position.terms != case.terms else None,
    )


def _new_overdraft(position: Position, case: Case) -> Overdraft | None:
    """Nothing of an overrun that is not this case's; without a limit the balance alone."""
    reported = position.overdraft
    if reported is None or case.next_overrun_since is not None:
        return None
    if case.has_no_limit_left and case.overdraft is not None:
        reported = replace(case.overdraft, balance=reported.balance)
    return reported if reported != case.overdraft else None


def _new(reported: Money, known: Money) -> Money | None:
    return reported if reported != known else None


def change_debtor(draft: Draft, party: Party) -> None:
    """A new version of somebody's particulars, only when they differ."""
    debtor = as_debtor(party, draft.case.find_debtor(party.party_id))
    if debtor not in draft.case.debtors:
        draft.record(DebtorChanged(debtor))
