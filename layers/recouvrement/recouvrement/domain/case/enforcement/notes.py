"""What the bailiff is told without waiting: money that came directly, debtors to leave alone, measures to release."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from recouvrement.domain.case.enforcement.acts import BailiffReceipt
from recouvrement.domain.case.enforcement.guard import why_barred
from recouvrement.domain.case.enforcement.measures import release_key, standing_measures
from recouvrement.domain.case.events.enforcement import BailiffTold, Subject
from recouvrement.domain.case.handover.record import HandoverState
from recouvrement.domain.case.money.claim import receipts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.handover.record import Handover
    from recouvrement.domain.case.view import View


def notes(view: View) -> tuple[BailiffTold, ...]:
    """Those that he was not told yet. Nothing before he has the file."""
    file = view.case.handover
    if file is None or file.handed_over_on is None:
        return ()
    is_with_him = file.state is HandoverState.HANDED_OVER and view.case.is_open
    current = (*_payments(file.handed_over_on, view), *_stops(file, view)) if is_with_him else ()
    return (*current, *_releases(view))


def _payments(since: date, view: View) -> Iterator[BailiffTold]:
    """What he reported himself he knows."""
    his = {act.receipt_id for act in view.case.enforcement.of(BailiffReceipt)}
    for one in receipts(view.case):
        key = f"payment:{one.receipt_id}"
        if one.received_on >= since and one.receipt_id not in his and not view.case.enforcement.was_told(key):
            yield BailiffTold(key, Subject.PAYMENT, one.receipt_id, one.received_on, view.today, one.amount)


def _stops(file: Handover, view: View) -> Iterator[BailiffTold]:
    """Title only against whoever may not be enforced against; the file says who that was (domain §10.1)."""
    for debtor in view.case.debtors:
        is_stopped = why_barred(debtor, view) is not None
        if debtor.party_id in file.parties and is_stopped is not (debtor.party_id in file.title_only):
            subject = Subject.STOP if is_stopped else Subject.RESUME
            yield BailiffTold(f"{subject}:{debtor.party_id}", subject, debtor.party_id, view.today, view.today)


def _releases(view: View) -> Iterator[BailiffTold]:
    """Nothing is owed any more, or no longer by him: what still binds the debtor is to be lifted."""
    case = view.case
    is_over = not case.is_open or view.outstanding <= view.rules.treated_as_paid
    for measure in standing_measures(case.enforcement):
        key = release_key(measure)
        debtor = case.find_debtor(measure.party_id)
        is_freed = is_over or (debtor is not None and debtor.discharged_on is not None)
        if is_freed and not case.enforcement.was_told(key):
            yield BailiffTold(key, Subject.RELEASE, measure.reference, measure.on, view.today)
