from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from recouvrement.domain.case.events.procedure import (
    ActApproved,
    ActRefused,
    AlarmRaised,
    ApprovalAsked,
    CommandRefused,
    ExhibitFiled,
    ExhibitWaived,
    FileHandedOver,
    ForbearanceProposed,
    HandoverExpired,
    HandoverRecalled,
    HandoverReleased,
    HandoverWithdrawn,
    LinkUsed,
    ProcedureEvent,
    StepCompleted,
    StepsUndone,
    StepWaived,
)
from recouvrement.domain.case.handover.record import Exhibit, Handover, HandoverState
from recouvrement.domain.case.state import Case
from recouvrement.domain.case.steps.decisions import Approval, StepDone
from recouvrement.domain.money import ZERO


def evolve_procedure(case: Case, event: ProcedureEvent) -> Case:
    match event:
        case StepCompleted(step, on):
            return replace(case, done=(*case.done, StepDone(step, on)))
        case StepWaived(step, on, by, reason):
            return replace(case, done=(*case.done, StepDone(step, on, by, reason)))
        case StepsUndone(steps, _):
            return _without_steps(case, frozenset(steps))
        case ForbearanceProposed(_, on):
            return replace(case, forbearance_proposed_on=case.forbearance_proposed_on or on)
        case ExhibitFiled(exhibit) | ExhibitWaived(exhibit):
            return replace(case, exhibits=_with_exhibit(case, exhibit))
        case ApprovalAsked() | ActApproved() | ActRefused():
            return replace(case, approvals=(*case.approvals, _approval(case, event)))
        case HandoverReleased(file_id, bailiff, parties, title_only, on, procedure):
            return replace(case, handover=Handover(file_id, bailiff, on, parties, title_only, procedure))
        case HandoverWithdrawn() | HandoverExpired() | FileHandedOver() | HandoverRecalled():
            return replace(case, handover=case.handover and _file(case.handover, event))
        case AlarmRaised(_, key, _, _):
            return replace(case, alarms=(*case.alarms, key))
        case LinkUsed() | CommandRefused():
            return case
        case _:
            assert_never(event)


def _without_steps(case: Case, steps: frozenset[str]) -> Case:
    """A duty that comes back apart is named with what it is about, after a colon."""
    return replace(
        case,
        done=tuple(done for done in case.done if done.step not in steps),
        letters=tuple(
            replace(letter, is_void=True) if letter.is_sent and letter.step.partition(":")[0] in steps else letter
            for letter in case.letters
        ),
    )


def _with_exhibit(case: Case, exhibit: Exhibit) -> tuple[Exhibit, ...]:
    return (*(known for known in case.exhibits if known.code != exhibit.code), exhibit)


def _approval(case: Case, event: ApprovalAsked | ActApproved | ActRefused) -> Approval:
    match event:
        case ApprovalAsked(act, parties, amount, on, by, _):
            return Approval(act, on, amount, parties, asked_by=by)
        case ActApproved(act, parties, amount, on, by, _, level, is_urgent):
            return Approval(act, on, amount, parties, on, by, is_urgent, level)
        case ActRefused(act, on, by, _):
            return replace(case.approval(act) or Approval(act, on, ZERO), refused_on=on, approved_by=by)


def _file(
    handover: Handover, event: HandoverWithdrawn | HandoverExpired | FileHandedOver | HandoverRecalled
) -> Handover:
    match event:
        case HandoverWithdrawn():
            return replace(handover, state=HandoverState.WITHDRAWN)
        case HandoverExpired():
            return replace(handover, state=HandoverState.CANCELLED)
        case FileHandedOver(_, sha256, grant_id, on):
            return replace(
                handover, state=HandoverState.HANDED_OVER, handed_over_on=on, sha256=sha256, grant_id=grant_id
            )
        case HandoverRecalled():
            return replace(handover, state=HandoverState.RECALLED)
        case _:
            assert_never(event)
