"""Money with no reference, or a wrong one: searched, then attached or sent back, never guessed (domain §4.8)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.errors import Refusal
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.letters.french import euros

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recouvrement.domain.case.money.record import Unallocated
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View
    from recouvrement.domain.identifiers import ReceiptId
    from recouvrement.domain.position import Receipt

SEARCH_WORKING_DAYS: Final = 2
RETURN_DAYS: Final = 30


def unallocated(case: Case) -> tuple[Unallocated, ...]:
    """Neither counted nor sent back."""
    counted = {receipt.receipt_id for receipt in case.receipts}
    gone = counted | set(case.money.returned)
    return tuple(one for one in case.money.unallocated if one.receipt.receipt_id not in gone)


def searched_until(view: View) -> date | None:
    """Last day of a search that still runs; None: nothing is searched for."""
    days = [_search_by(one) for one in unallocated(view.case)]
    return max((day for day in days if view.today <= day), default=None)


def tasks(view: View) -> Iterator[OwedTask]:
    """On a closed case as well: somebody's money lies there. Thirty days count from the day on which it came."""
    for one in unallocated(view.case):
        amount, name = euros(one.receipt.amount), one.receipt.receipt_id
        search_by = _search_by(one)
        yield OwedTask(
            kind=TaskKind.SEARCH_PAYMENT,
            about=name,
            on=one.told_on,
            due_on=search_by,
            sentence=f"Rechercher à qui compter le versement de {amount} arrivé sans référence exacte.",
        )
        yield OwedTask(
            kind=TaskKind.PLACE_PAYMENT,
            about=name,
            on=search_by + timedelta(days=1),
            due_on=one.receipt.received_on + timedelta(days=RETURN_DAYS),
            sentence=f"Rattacher le versement de {amount} à sa date d’origine, ou le renvoyer à celui qui a payé.",
        )


def check_attached(case: Case, receipt: Receipt) -> None:
    """Raise a Refusal for money that has gone back, or that would count on another day or for more than came."""
    if receipt.receipt_id in case.money.returned:
        raise Refusal("returned", f"{receipt.receipt_id} was sent back to who paid")
    for one in case.money.unallocated:
        came = one.receipt
        differs = receipt.received_on != came.received_on or receipt.amount > came.amount
        if came.receipt_id == receipt.receipt_id and differs:
            raise Refusal("not_as_it_came", f"{came.receipt_id}: {came.amount} € came on {came.received_on}")


def check_returned(case: Case, receipt_id: ReceiptId) -> None:
    """Raise a Refusal for money that pays this debt: it is reversed first."""
    if any(one.receipt_id == receipt_id for one in case.receipts) and receipt_id not in case.reversed_receipts:
        raise Refusal("attached", f"{receipt_id} is counted: it is reversed before it is sent back")


def _search_by(one: Unallocated) -> date:
    return add_working_days(one.told_on, SEARCH_WORKING_DAYS)
