"""Whom the judiciary file asks an order against (domain §2, §11.1): each by his own facts (CC 1305-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.money.guarantors import with_what_he_paid
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.stopped import suits_stopped
from recouvrement.domain.position import DebtorKind

if TYPE_CHECKING:
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View


def defendants(view: View) -> tuple[Debtor, ...]:
    """Those of whom all that the file claims is due, and whom the approval names; it names nobody: all of them.

    No letter of the program puts the guarantor of an account, or of a bill, on notice: a person does, and sues him
    apart (ADR 0079, 0083).
    """
    approval = view.case.approval(Act.HANDOVER)
    named = approval.parties if approval is not None and approval.approved_on is not None else ()
    return tuple(
        debtor
        for debtor in view.case.debtors
        if has_place_in_file(debtor, view)
        and _is_claimed(debtor, view.case)
        and (not named or debtor.party_id in named)
    )


def has_place_in_file(debtor: Debtor, view: View) -> bool:
    return owes(debtor, view) and (debtor.is_borrower or view.case.terms.is_loan)


def owes(debtor: Debtor, view: View) -> bool:
    """A suit may be brought against him: neither discharged, dead, a minor, nor shielded by an insolvency."""
    return (
        (debtor.is_borrower or debtor.is_guarantor)
        and debtor.discharged_on is None
        and debtor.deceased_on is None
        and debtor.kind is not DebtorKind.MINOR
        and not suits_stopped(view.case, debtor, view.today)
    )


def _is_claimed(debtor: Debtor, case: Case) -> bool:
    """Accelerated against him, where the whole is claimed; else put on notice, or shielded from it by a freeze.

    Of a guarantor who has paid his whole cap nothing is.
    """
    if debtor.is_guarantor and not with_what_he_paid(case, debtor).may_owe:
        return False
    if case.accelerated_on is not None and not debtor.keeps_his_instalments:
        return debtor.accelerated_on is not None
    return debtor.notice is not None or debtor.frozen is not None
