"""What a contract keeps between its cases: whether one is open, how the last one ended, money that came meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.endings.closed import closed_case
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.errors import InvalidMessage

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.position import Receipt
    from recouvrement.domain.procedure import Procedure
    from recouvrement.usecases.ports import ContractPointer

WAITING_DAYS: Final = 120  # a payment without a case stands in every feed long before


@dataclass(frozen=True, slots=True)
class Closing:
    """A case after a decision, and what the contract needs to remember it by. `as_of`: of its last position."""

    case: Case
    as_of: date | None
    procedure: Procedure
    today: date


def changes_pointer(before: Case, after: Case) -> bool:
    """A case that opens again, closes, or gains or loses a payment once closed."""
    if after.is_open:
        return not before.is_open
    return _facts(before) != _facts(after)


def _facts(case: Case) -> tuple[object, ...]:
    return case.close_reason, case.receipts, case.reversed_receipts


def pointer_after(pointer: ContractPointer, closing: Closing) -> ContractPointer:
    """Closing frees the contract for another case, and reopening takes it back, in the same transaction.

    Recent money goes back to the contract: the feed may not know it yet, and must not reopen what it paid.
    Raises InvalidMessage when a case is to be reopened beside another one: that one holds the same debt.
    """
    case = closing.case
    is_others = pointer.open_case not in (None, case.case_id)
    if case.is_open and is_others:
        raise InvalidMessage(f"{case.case_id} cannot be reopened: {pointer.open_case} is open")
    if case.is_open:
        return replace(pointer, open_case=case.case_id, last=None)
    waiting = _still_waiting(pointer, closing)
    if is_others:
        return replace(pointer, waiting=waiting)
    last = closed_case(case, closing.procedure.strategy)
    as_of = closing.as_of if pointer.open_case is not None else pointer.as_of
    return replace(pointer, open_case=None, as_of=as_of, waiting=waiting, last=last)


def with_payment(pointer: ContractPointer, receipt: Receipt, today: date) -> tuple[Receipt, ...]:
    known = (one for one in pointer.waiting if one.receipt_id != receipt.receipt_id and _is_recent(one, today))
    return (*known, receipt)


def _still_waiting(pointer: ContractPointer, closing: Closing) -> tuple[Receipt, ...]:
    lost = set(closing.case.reversed_receipts)
    once = {one.receipt_id: one for one in (*pointer.waiting, *receipts(closing.case))}
    return tuple(one for one in once.values() if one.receipt_id not in lost and _is_recent(one, closing.today))


def _is_recent(receipt: Receipt, today: date) -> bool:
    return receipt.received_on >= today - timedelta(days=WAITING_DAYS)
