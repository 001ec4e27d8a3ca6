"""Measures proposed to a borrower in difficulty, before any enforcement (CCo L312-35-1, domain §4.1)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.dialogue.proposal_rules import FITTING, cause_to_answer, last_cause
from recouvrement.domain.case.dialogue.record import DelayCause, Measure, Proposal, ProposalAnswer
from recouvrement.domain.case.events.dialogue import MeasuresProposed, ProposalAnswered
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.errors import Refusal
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.strategy import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.commands.dialogue import AnswerProposal, ProposeMeasures
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.view import View

_AGREEMENT_WORKING_DAYS: Final = 5
_OTHERWISE: Final = (Measure.RESCHEDULING, Measure.DEFERRAL, Measure.PARTIAL_REPAYMENTS)


def propose(draft: Draft, command: ProposeMeasures) -> None:
    if any(known.proposal_id == command.proposal_id for known in draft.case.dialogue.proposals):
        return
    if not draft.case.is_open:
        raise Refusal("closed", f"{draft.case.case_id} is closed")
    cause = command.cause or last_cause(draft.case)
    reply_by = command.on + timedelta(days=draft.view.parameters.dialogue.proposal_reply_days)
    measures = command.measures or fitting_measures(cause)
    draft.record(MeasuresProposed(Proposal(command.proposal_id, measures, command.on, reply_by, cause), command.by))


def answer(draft: Draft, command: AnswerProposal) -> None:
    """A late yes is a yes; the last answer counts."""
    known = next((one for one in draft.case.dialogue.proposals if one.proposal_id == command.proposal_id), None)
    if known is None:
        raise Refusal("unknown_proposal", f"{draft.case.case_id} has no proposal {command.proposal_id}")
    if known.answer is not command.answer:
        draft.record(ProposalAnswered(command.proposal_id, command.answer, command.on, command.by))


def propose_what_fits(draft: Draft) -> None:
    """By the procedure itself, once for each situation that was told (infra/decisions/0081)."""
    view = draft.view
    cause, duty = cause_to_answer(view), view.strategy.duty_on(Trigger.MEASURES_PROPOSED)
    if cause is None or duty is None or blockers(duty.guard, view):
        return
    reply_by = view.today + timedelta(days=view.parameters.dialogue.proposal_reply_days)
    proposal = Proposal(f"{cause}:{view.today}", fitting_measures(cause), view.today, reply_by, cause)
    draft.record(MeasuresProposed(proposal, None))


def fitting_measures(cause: DelayCause) -> tuple[Measure, ...]:
    return FITTING.get(cause, _OTHERWISE)


def tasks(view: View) -> Iterator[OwedTask]:
    """What was accepted is put in writing (CCo L312-31-1)."""
    for proposal in view.case.dialogue.proposals:
        on = proposal.answered_on
        if view.case.is_open and proposal.answer is ProposalAnswer.ACCEPTED and on is not None:
            sentence = "Établir l’accord sur les mesures acceptées par le client."
            due_on = add_working_days(on, _AGREEMENT_WORKING_DAYS)
            yield OwedTask(TaskKind.WRITE_AGREEMENT, proposal.proposal_id, on, due_on, sentence)
