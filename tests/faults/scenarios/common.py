"""The portfolio that most scenarios begin with: one loan whose first instalment was paid and no other since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from faults.harness.scenario import says
from support.contracts import LEA, loan, receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from infra.local.scenario import DatedMessage
    from recouvrement.domain.position import Party, Position, Receipt

FIRST = receipt(date(2025, 7, 12), "216.50", "T-first")
CONTRACT, CASE = "LOAN-1", "LOAN-1-01"

# The days on which such a loan's case does something, when nobody pays and the post presents after two days.
MESSAGE, L01, L02, NEXT_DUE, L04 = (
    date(2025, 8, 16),
    date(2025, 8, 18),
    date(2025, 9, 1),
    date(2025, 9, 13),
    date(2025, 9, 15),
)
L10, L10_PRESENTED = date(2025, 10, 16), date(2025, 10, 18)
APPROVAL, L11, L11_PRESENTED = date(2025, 11, 18), date(2025, 11, 19), date(2025, 11, 21)
HANDOVER_APPROVAL, HANDOVER, L13 = date(2025, 12, 6), date(2025, 12, 8), date(2025, 12, 9)
REMINDED = (MESSAGE, L01, L02, NEXT_DUE, L04)
NOTICED = (*REMINDED, L10, L10_PRESENTED)
ACCELERATED = (*NOTICED, APPROVAL, L11, L11_PRESENTED)


def one_loan(*receipts: Receipt, parties: tuple[Party, ...] = (LEA,)) -> Callable[[date], Sequence[Position]]:
    """Give its position at the close of a day; payments stand in the feed from the day they are received."""
    return lambda as_of: (loan(as_of, FIRST, *receipts, parties=parties),)


def pays(money: Receipt, told_on: date | None = None) -> DatedMessage:
    """Let the bank say at noon that it has come, on the same day where no other is given."""
    data = {"receipt_id": money.receipt_id, "received_on": money.received_on.isoformat(), "amount": str(money.amount)}
    return says(told_on or money.received_on, "payment.received", CONTRACT, data)
