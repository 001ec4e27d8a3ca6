"""Decisions of named people (domain §4.9, §13). The approver is never the requester."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.case.commands.acts import AcceptFeed, ActCommand, ApproveAct, RefuseAct, WaiveStep
from recouvrement.domain.case.dialogue.free_text import check_free_text
from recouvrement.domain.case.endings.rules import was_requested_by, write_off_faults
from recouvrement.domain.case.events.claim import CaseClosed
from recouvrement.domain.case.events.procedure import ActApproved, ActRefused, StepWaived
from recouvrement.domain.case.events.stops import FeedAccepted
from recouvrement.domain.case.handover.record import HandoverState
from recouvrement.domain.case.letters.stale_feed import waits_since
from recouvrement.domain.case.letters.wanted import is_due
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.approvals import is_within_delegation
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.errors import Refusal
from recouvrement.domain.law.delegation import DelegatedAct, Level, may_decide
from recouvrement.domain.strategy import Guard

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.view import View
    from recouvrement.domain.strategy import Step

_NEVER_WAIVED: Final = frozenset(
    {
        Guard.LEGAL_INFORMATION,
        Guard.YEARLY_INFORMATION,
        Guard.FICP_INFORMATION,
        Guard.FORMAL_NOTICE,
        Guard.ACCELERATION,
    }
)
_MAY_BE_MENDED: Final = frozenset(
    {"day_off", "stale_feed", "exhibits_missing", "time_bar_near", "no_bailiff", "debtor_abroad"}
)
"""What may still stand in the way when a person approves: the act waits for it all the same."""


def answer(draft: Draft, command: ActCommand) -> None:
    match command:
        case WaiveStep():
            _waive(draft, command)
        case ApproveAct():
            _approve(draft, command)
        case RefuseAct(act, by, reason):
            _check_wanted(draft, command)
            draft.record(ActRefused(act, draft.situation.today, by, reason))
        case AcceptFeed():
            _accept_feed(draft, command)
        case _:
            assert_never(command)


def _approve(draft: Draft, command: ApproveAct) -> None:
    view = draft.view
    _check_wanted(draft, command)
    if command.by.is_called(command.requested_by) or was_requested_by(command.act, command.by, draft.case):
        raise Refusal("same_person", f"{command.by.name} cannot approve his own request")
    if not is_within_delegation(command.act, command.by.level, view):
        raise Refusal("beyond_delegation", f"{view.outstanding} € is beyond what a {command.by.level} may decide")
    draft.record(
        ActApproved(
            act=command.act,
            parties=command.parties,
            amount=view.outstanding,
            on=view.today,
            by=command.by.name,
            requested_by=command.requested_by,
            level=command.by.level,
            is_urgent=command.is_urgent,
        )
    )
    if command.act is Act.WRITE_OFF:
        draft.record(CaseClosed(CloseReason.WRITTEN_OFF, view.today, command.by.name))
    else:
        _check_guard(draft, command)


def _check_wanted(draft: Draft, command: ApproveAct | RefuseAct) -> None:
    """Only the required step may be decided on: nobody approves the day after tomorrow's act today.

    A write-off is no step: any open case may be given up, by those who may.
    """
    if command.act is Act.WRITE_OFF:
        for code, sentence in write_off_faults(draft.view):
            raise Refusal(code, sentence)
        return
    step = draft.view.required
    if (step is None or step.step.approval is not command.act) and not _names_who_was_left_out(draft.view, command):
        raise Refusal("not_required", f"{command.act} is not the step that {draft.case.case_id} has come to")


def _names_who_was_left_out(view: View, command: ApproveAct | RefuseAct) -> bool:
    """Whom the first decision did not name may be accelerated by a later one, until the file has left (CC 1305-5)."""
    if command.act is not Act.ACCELERATION or not isinstance(command, ApproveAct) or not command.parties:
        return False
    file = view.case.handover
    has_left = file is not None and (file.is_in_flight or file.state is HandoverState.HANDED_OVER)
    named = [view.case.find_debtor(party_id) for party_id in command.parties]
    return not has_left and all(one is not None and one.notice and one.acceleration_sent_on is None for one in named)


def _check_guard(draft: Draft, command: ApproveAct) -> None:
    """Judged with the approval itself in place, for it names the debtors whose periods must have ended."""
    for party_id in command.parties:
        if draft.case.find_debtor(party_id) is None:
            raise Refusal("unknown_debtor", f"{party_id} is no debtor of {draft.case.case_id}")
    step = draft.view.required
    if step is None or step.step.approval is not command.act:
        raise Refusal("not_required", f"{command.act} is not the step that {draft.case.case_id} has come to")
    for blocker in blockers(step.step.guard, draft.view):
        if blocker.code not in _MAY_BE_MENDED:
            raise Refusal(blocker.code, blocker.sentence)
    if not is_due(step, draft.view):
        raise Refusal("too_early", f"the days that {command.act} has to wait are not over")


def _accept_feed(draft: Draft, command: AcceptFeed) -> None:
    """A supervisor at least: a letter that is wrong by a day weighs less than one that the law never saw leave."""
    if waits_since(draft.view) is None:
        raise Refusal("not_waiting", "no letter that the law orders waits for fresh facts")
    if command.by.level.rank < Level.SUPERVISOR.rank:
        raise Refusal("beyond_delegation", f"a {command.by.level} does not decide what leaves on old facts")
    check_free_text(command.reason)
    known = draft.situation.case_as_of
    draft.record(FeedAccepted(draft.situation.today, known, command.by.name, command.by.level, command.reason))


def may_be_waived(step: Step) -> bool:
    """Never an information that the law orders, L04, L10, L11, nor what a named person decides (domain §4.9)."""
    return step.guard not in _NEVER_WAIVED and step.approval is None and step.opens is None


def _waive(draft: Draft, command: WaiveStep) -> None:
    view, step = draft.view, draft.view.required
    if step is None or step.step.name != command.step:
        raise Refusal("not_required", f"{command.step} is not the step that {draft.case.case_id} has come to")
    if not may_be_waived(step.step):
        raise Refusal(
            "never_waived", f"{command.step} is a duty of the law, or a named person's act: it is never waived"
        )
    if command.by.is_called(command.requested_by):
        raise Refusal("same_person", f"{command.by.name} cannot approve his own request")
    if not may_decide(command.by.level, DelegatedAct.WAIVE_STEP, view.outstanding, view.parameters.delegation):
        raise Refusal("beyond_delegation", f"{view.outstanding} € is beyond what a {command.by.level} may waive")
    draft.record(StepWaived(command.step, view.today, command.by.name, command.reason))
