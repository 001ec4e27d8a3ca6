"""Whom the judiciary file asks an order against (domain §11.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.stops.stopped import suits_stopped

if TYPE_CHECKING:
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View


def defendants(view: View) -> tuple[Debtor, ...]:
    """Whom the file asks an order against: neither the discharged nor those whom an insolvency shields from suits.

    No letter of the program puts the guarantor of an account, or of a bill, on notice: a person does, and sues him
    apart (ADR 0079, 0083).
    """
    return tuple(
        debtor
        for debtor in view.case.debtors
        if (debtor.is_borrower or (debtor.is_guarantor and view.case.terms.is_loan))
        and debtor.discharged_on is None
        and not suits_stopped(view.case, debtor, view.today)
    )
