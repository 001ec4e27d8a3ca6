"""What a proposal of measures keeps from happening, and when the procedure makes one by itself (CCo L312-35-1).

L02 tells everybody which measures exist. Who tells why he is late is answered in writing with those that fit him, their
effect and their cost (L08): the letter promises that nothing new is begun before its day to answer (mention L08.3).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.dialogue.record import DelayCause, Measure, Proposal, ProposalAnswer
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.strategy import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View

FITTING: Final = {
    DelayCause.LOSS_OF_INCOME: (Measure.DEFERRAL, Measure.LONGER_TERM, Measure.PARTIAL_REPAYMENTS),
    DelayCause.SEPARATION: (Measure.PARTIAL_REPAYMENTS, Measure.LONGER_TERM, Measure.REFINANCING),
    DelayCause.UNEXPECTED_EXPENSE: (Measure.RESCHEDULING, Measure.DEFERRAL),
    DelayCause.CASH_SHORTAGE: (Measure.RESCHEDULING, Measure.DEFERRAL),
}
"""A lasting loss of income calls for lower instalments, a passing shortage for time."""


def open_proposals(view: View) -> tuple[Proposal, ...]:
    """Neither answered nor out of time. After an acceleration a plan is what is offered."""
    if view.case.accelerated_on is not None:
        return ()
    return tuple(one for one in view.case.dialogue.proposals if one.answer is None and view.today <= one.reply_by)


def cause_to_answer(view: View) -> DelayCause | None:
    """What was told last, when measures fit it and none were proposed for it. None: nothing to propose today.

    It waits for the reminder that tells of the measures, and is not repeated: only another situation calls for more.
    """
    case = view.case
    is_due = case.is_open and case.accelerated_on is None and case.forbearance_proposed_on is not None
    if not is_due or view.strategy.duty_on(Trigger.MEASURES_PROPOSED) is None:
        return None
    cause, known = last_cause(case), case.dialogue.proposals
    answered = any(one.cause is cause for one in known)
    return None if answered or cause not in FITTING or open_proposals(view) else cause


def last_cause(case: Case) -> DelayCause:
    causes = [contact.cause for contact in case.dialogue.contacts if contact.cause is not None]
    return causes[-1] if causes else DelayCause.UNTOLD


def in_the_way(view: View) -> Iterator[tuple[str, str]]:
    """Nothing new is begun before the day to answer, nor before an accepted measure is written (CCo L312-31-1)."""
    if view.is_barred_within(view.rules.forbearance_bar_days):
        return
    for one in sent_and_open(view):
        yield "measures_proposed", f"measures are proposed: the answer is awaited until {one.reply_by}"
    for one in accepted(view):
        yield "measures_accepted", f"the measures accepted on {one.answered_on} are to be written first"


def accepted(view: View) -> tuple[Proposal, ...]:
    """Those that were accepted and are not written yet: an amicable solution is found."""
    if view.case.accelerated_on is not None:
        return ()
    return tuple(
        one
        for one in view.case.dialogue.proposals
        if one.answer is ProposalAnswer.ACCEPTED and not _is_written(one, view.case)
    )


def _is_written(proposal: Proposal, case: Case) -> bool:
    task = case.task(f"{TaskKind.WRITE_AGREEMENT}:{proposal.proposal_id}")
    return task is not None and not task.is_open


def sent_and_open(view: View) -> tuple[Proposal, ...]:
    """Those whose letter has left: only what was read binds."""
    duty = view.strategy.duty_on(Trigger.MEASURES_PROPOSED)
    if duty is None:
        return ()
    sent = {letter.step for letter in view.case.letters if letter.stands and letter.sent_on is not None}
    return tuple(one for one in open_proposals(view) if f"{duty.name}:{one.proposal_id}" in sent)


def dates(view: View) -> Iterator[date]:
    """The day after the last one to answer; today, when a situation that was told waits for its proposal."""
    if cause_to_answer(view) is not None:
        yield view.today
    for one in open_proposals(view):
        yield one.reply_by + timedelta(days=1)
