"""Money left when nothing is due: back to who paid within ten working days, or where he agrees (domain §4.8)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.money.claim import receipts, statement
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.letters.french import euros
from recouvrement.domain.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.view import View

REFUND_WORKING_DAYS: Final = 10


def overpaid(view: View) -> Money:
    """What is still to be given back. A loan that goes on keeps it for its next instalment."""
    if view.case.overdraft is not None or (view.case.accelerated_on is None and view.case.principal_not_yet_due):
        return ZERO
    return max(ZERO, _left_over(view) - view.case.money.refunded)


def tasks(view: View) -> Iterator[OwedTask]:
    """On a closed case as well: it is closed because everything was paid, and more."""
    amount, found_on = overpaid(view), _last_received(view)
    if amount and found_on is not None:
        yield OwedTask(
            kind=TaskKind.REFUND_OVERPAYMENT,
            about=found_on.isoformat(),
            on=found_on,
            due_on=add_working_days(found_on, REFUND_WORKING_DAYS),
            sentence=f"Rembourser le trop-perçu de {euros(amount)} à qui a payé, ou le porter ailleurs s’il l’accepte.",
        )


def _left_over(view: View) -> Money:
    if view.case.accelerated_on is None:
        return view.arrears.unallocated
    return statement(view.case, view.today, view.parameters).unallocated


def _last_received(view: View) -> date | None:
    return max((receipt.received_on for receipt in receipts(view.case)), default=None)
