"""Money left when nothing is due: back to who paid within ten working days, or where he agrees (domain §4.8).

Nothing is due either of what was waived (CC 1350), erased, or of a claim that another one has.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.money.claim import owed, receipts, statement
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.letters.french import euros
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.view import View

REFUND_WORKING_DAYS: Final = 10
_NOT_THE_BANKS: Final = frozenset({CloseReason.DISCHARGED, CloseReason.ASSIGNED, CloseReason.SUBROGATED})
_REFUND: Final = "Rembourser le trop-perçu de {} à qui a payé, ou le porter ailleurs s’il l’accepte."
_ERASED: Final = "Rembourser {} à qui a payé : sa dette est effacée."
_TRANSFERRED: Final = "Remettre {} au nouveau créancier, ou le rendre à qui a payé : la banque n’a plus cette créance."
_SENTENCES: Final = {
    CloseReason.DISCHARGED: _ERASED,
    CloseReason.ASSIGNED: _TRANSFERRED,
    CloseReason.SUBROGATED: _TRANSFERRED,
}


def overpaid(view: View) -> Money:
    """What is still to be given back."""
    return max(ZERO, _undue(view) - view.case.money.refunded)


def tasks(view: View) -> Iterator[OwedTask]:
    """On a closed case as well: it is closed because everything was paid, and more."""
    amount, found_on = overpaid(view), _last_received(view)
    if amount and found_on is not None:
        yield OwedTask(
            kind=TaskKind.REFUND_OVERPAYMENT,
            about=found_on.isoformat(),
            on=found_on,
            due_on=add_working_days(found_on, REFUND_WORKING_DAYS),
            sentence=_sentence(view.case.close_reason).format(euros(amount)),
        )


def _undue(view: View) -> Money:
    """A loan that goes on keeps what is too much for its next instalment."""
    case = view.case
    if case.close_reason in _NOT_THE_BANKS:
        return _after_the_end(view)
    if case.overdraft is not None or (case.accelerated_on is None and case.principal_not_yet_due):
        return ZERO
    return _left_over(view) + _waived(view)


def _sentence(reason: CloseReason | None) -> str:
    return _REFUND if reason is None else _SENTENCES.get(reason, _REFUND)


def _after_the_end(view: View) -> Money:
    """What came earlier, even when it is told later, was the bank's."""
    end = view.case.closed_on or date.max
    return total(receipt.amount for receipt in receipts(view.case) if receipt.received_on > end)


def _waived(view: View) -> Money:
    """What was paid of the sum that nobody owed any more."""
    day = min(view.case.closed_on or view.today, view.figures_on)
    return max(ZERO, view.case.money.waived - owed(view.case, day, view.parameters))


def _left_over(view: View) -> Money:
    if view.case.accelerated_on is None:
        return view.arrears.unallocated
    return statement(view.case, view.figures_on, view.parameters).unallocated


def _last_received(view: View) -> date | None:
    return max((receipt.received_on for receipt in receipts(view.case)), default=None)
