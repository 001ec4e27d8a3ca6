from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.events.money import (
    BalanceWaived,
    DebitRepresented,
    MoneyEvent,
    OverpaymentMoved,
    OverpaymentRefunded,
    PaymentAttached,
    PaymentReturned,
    PaymentUnidentified,
)
from recouvrement.domain.case.money.record import Representation, Unallocated

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case


def evolve_money(case: Case, event: MoneyEvent) -> Case:
    money = case.money
    match event:
        case DebitRepresented(presented_on, answer_by):
            known = (*money.representations, Representation(presented_on, answer_by))
            return replace(case, money=replace(money, representations=known))
        case OverpaymentRefunded(amount) | OverpaymentMoved(amount):
            return replace(case, money=replace(money, refunded=money.refunded + amount))
        case BalanceWaived(amount):
            return replace(case, money=replace(money, waived=money.waived + amount))
        case PaymentUnidentified(receipt, on):
            known_ones = (*money.unallocated, Unallocated(receipt, on))
            return replace(case, money=replace(money, unallocated=known_ones))
        case PaymentReturned(receipt_id):
            return replace(case, money=replace(money, returned=(*money.returned, receipt_id)))
        case PaymentAttached():
            return case
        case _:
            assert_never(event)
