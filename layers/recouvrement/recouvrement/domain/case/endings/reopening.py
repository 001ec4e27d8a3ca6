"""A case that a payment had closed, once the bank has lost that payment: the same incident goes on (domain §4.7)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.endings.rules import is_settled
from recouvrement.domain.case.events.endings import CaseReopened, ReopenReason
from recouvrement.domain.case.events.letters import LetterCrossed
from recouvrement.domain.case.events.procedure import StepsUndone
from recouvrement.domain.case.handover.record import HandoverState
from recouvrement.domain.case.letters.wanted import CLOSING
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.strategy import HandOver, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.view import View
    from recouvrement.domain.identifiers import ReceiptId

_TOLD_AGAIN: Final = frozenset({Trigger.GUARANTOR_MONTH, Trigger.FICP_INCIDENT})
_BY_PAYMENT: Final = frozenset({CloseReason.PAID, CloseReason.REGULARISED})


def reopen_unpaid(draft: Draft) -> None:
    """What told that it was over is withdrawn (L18); all but the first information is done again."""
    if draft.case.close_reason not in _BY_PAYMENT or is_settled(draft.view):
        return
    today = draft.situation.today
    told = [letter for letter in draft.case.letters if letter.step == CLOSING and letter.stands]
    draft.record(CaseReopened(ReopenReason.PAYMENT_REVERSED, today))
    for letter in told:
        draft.record(LetterCrossed(letter.letter_id, today, is_void=True))
    if steps := tuple(_undone(draft.view)):
        draft.record(StepsUndone(steps, today))


def tell_guarantors_again(draft: Draft, receipt_id: ReceiptId) -> None:
    """What they were told counted a payment that the bank has lost since: the incident is an older one."""
    [received_on] = [one.received_on for one in draft.case.receipts if one.receipt_id == receipt_id] or [date.max]
    duties = {one.name for one in draft.view.strategy.duties if one.trigger is Trigger.GUARANTOR_MONTH}
    told = {one.step for one in draft.case.letters if one.stands and one.sent_on and received_on <= one.sent_on}
    if steps := tuple(sorted(duties & told)):
        draft.record(StepsUndone(steps, draft.situation.today))


def _undone(view: View) -> Iterator[str]:
    """An acceleration stands: the debt that it made due was never paid. A file that was recalled is to leave again."""
    ladder = view.strategy.ladder
    if view.case.accelerated_on is None:
        yield from (step.name for step in ladder[1:])
        yield from (duty.name for duty in view.strategy.duties if duty.trigger in _TOLD_AGAIN)
        return
    file = view.case.handover
    if file is not None and file.state is HandoverState.RECALLED:
        first = next(place for place, step in enumerate(ladder) if isinstance(step.action, HandOver))
        yield from (step.name for step in ladder[first:])
