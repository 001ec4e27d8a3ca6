"""What follows of the acts and of the day: an order becomes enforceable, or no longer is; the bailiff is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.enforcement.deadlines import signals
from recouvrement.domain.case.enforcement.guard import enforceable_since, stop_reason
from recouvrement.domain.case.enforcement.notes import notes
from recouvrement.domain.case.enforcement.record import OpenAgainst
from recouvrement.domain.case.events.enforcement import EnforcementOpened, EnforcementStopped

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft


def follow_enforcement(draft: Draft) -> None:
    """Draw them all; what was drawn before is not drawn again."""
    _open_and_stop(draft)
    for note in notes(draft.view):
        draft.record(note)
    for signal in signals(draft.view):
        if signal.on <= draft.situation.today:
            draft.alarm(signal.kind, signal.key, signal.sentence)


def _open_and_stop(draft: Draft) -> None:
    if not draft.case.enforcement.acts and draft.case.handover is None:
        return
    for debtor in draft.case.debtors if draft.case.is_open else ():
        view, kept = draft.view, draft.case.enforcement
        since = enforceable_since(debtor, view)
        if since is not None and OpenAgainst(debtor.party_id, since) not in kept.open_against:
            draft.record(EnforcementOpened(debtor.party_id, since, view.today))
        if since is None and kept.is_open_against(debtor.party_id):
            draft.record(EnforcementStopped(debtor.party_id, stop_reason(debtor, view) or "", view.today))
