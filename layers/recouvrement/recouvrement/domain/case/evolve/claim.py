from __future__ import annotations

from dataclasses import replace
from typing import TypeVar, assert_never

from recouvrement.domain.case.events.claim import (
    CaseClosed,
    CaseOpened,
    ClaimEvent,
    PositionChanged,
    ReceiptBooked,
    ReceiptReversed,
)
from recouvrement.domain.case.state import Case
from recouvrement.domain.position import Instalment, Receipt

Value = TypeVar("Value")


def opened(event: CaseOpened) -> Case:
    return Case(
        case_id=event.case_id,
        contract_id=event.contract_id,
        version=1,
        opened_on=event.on,
        terms=event.terms,
        regime=event.regime,
        route=event.route,
        debtors=event.debtors,
        principal_not_yet_due=event.principal_not_yet_due,
        instalments=event.instalments,
        receipts=event.receipts,
        overdraft=event.overdraft,
        position_as_of=event.as_of,
        done=() if event.previous is None else event.previous.done,
        letters=() if event.previous is None else event.previous.letters,
        previous=event.previous,
    )


def evolve_claim(case: Case, event: ClaimEvent) -> Case:
    match event:
        case CaseOpened():
            raise ValueError(f"{case.case_id} is open already")
        case PositionChanged():
            return _moved(case, event)
        case ReceiptBooked(receipt):
            return replace(case, receipts=with_receipts(case.receipts, (receipt,)))
        case ReceiptReversed(receipt_id, _):
            return replace(case, reversed_receipts=(*case.reversed_receipts, receipt_id))
        case CaseClosed(reason, on, _, successor):
            return replace(case, close_reason=reason, closed_on=on, successor=successor)
        case _:
            assert_never(event)


def _moved(case: Case, event: PositionChanged) -> Case:
    return replace(
        case,
        position_as_of=event.as_of,
        instalments=_with_instalments(case.instalments, event.instalments),
        receipts=with_receipts(case.receipts, event.receipts),
        principal_not_yet_due=_either(event.principal_not_yet_due, case.principal_not_yet_due),
        overdraft=_either(event.overdraft, case.overdraft),
        terms=_either(event.terms, case.terms),
    )


def _either(new: Value | None, old: Value) -> Value:
    return old if new is None else new


def _with_instalments(known: tuple[Instalment, ...], new: tuple[Instalment, ...]) -> tuple[Instalment, ...]:
    numbers = {instalment.number: instalment for instalment in (*known, *new)}
    return tuple(sorted(numbers.values(), key=lambda instalment: (instalment.due_on, instalment.number)))


def with_receipts(known: tuple[Receipt, ...], new: tuple[Receipt, ...]) -> tuple[Receipt, ...]:
    """In date order, whatever the order in which they were heard of."""
    return tuple(sorted((*known, *new), key=lambda receipt: (receipt.received_on, receipt.receipt_id)))
