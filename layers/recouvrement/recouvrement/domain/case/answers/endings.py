"""Closing by a named person, reopening, and the decision that the end of the time to sue demands (domain §7, §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.commands.endings import (
    CloseCase,
    DecideTimeBar,
    EndingCommand,
    ReopenCase,
    RequestWriteOff,
)
from recouvrement.domain.case.endings.rules import closing_faults
from recouvrement.domain.case.events.claim import CaseClosed
from recouvrement.domain.case.events.endings import CaseReopened, ReopenReason, TimeBarDecided
from recouvrement.domain.case.events.procedure import ApprovalAsked
from recouvrement.domain.case.money.small_balances import waive_cents
from recouvrement.domain.case.plans.tasks import time_bar_question
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.tasks.owed import finish_task
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.time_bar.decisions import BarDecision, BarOutcome
from recouvrement.domain.errors import Refusal
from recouvrement.domain.law.delegation import DelegatedAct, may_decide

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.identifiers import PersonName


def answer(draft: Draft, command: EndingCommand) -> None:
    match command:
        case RequestWriteOff(by, reason):
            _request_write_off(draft, by, reason)
        case CloseCase():
            _close(draft, command)
        case ReopenCase(on, by, reason):
            if draft.case.close_reason is not CloseReason.WRITTEN_OFF:
                raise Refusal("not_written_off", "only a case that was written off is reopened by hand")
            draft.record(CaseReopened(ReopenReason.COLLECTED_AGAIN, on, by, reason))
        case DecideTimeBar():
            _decide_time_bar(draft, command)
        case _:
            assert_never(command)


def _request_write_off(draft: Draft, by: PersonName, reason: str) -> None:
    """A dated fact of its own: the alert that it raises waits for another person's answer."""
    if not draft.case.is_open:
        raise Refusal("closed", f"{draft.case.case_id} is closed")
    draft.record(ApprovalAsked(Act.WRITE_OFF, (), draft.view.outstanding, draft.situation.today, by, reason))


def _close(draft: Draft, command: CloseCase) -> None:
    if draft.case.close_reason is command.reason:
        return
    for code, sentence in closing_faults(command, draft.view):
        raise Refusal(code, sentence)
    waive_cents(draft, command.reason)
    draft.record(CaseClosed(command.reason, command.on, command.by.name, command.successor))


def _decide_time_bar(draft: Draft, command: DecideTimeBar) -> None:
    view = draft.view
    last_day = view.last_day_to_sue
    if last_day is None or not draft.case.is_open:
        raise Refusal("no_bar", "no time to sue runs")
    if command.valid_until < view.today:
        raise Refusal("expired", f"a decision until {command.valid_until} holds no more")
    if command.outcome is BarOutcome.LET_GO:
        _check_loss(draft, command)
    elif command.valid_until > last_day:
        raise Refusal("after_the_bar", f"the last day to sue is {last_day}: to act until later is to let go")
    finish_task(draft, f"{TaskKind.DECIDE_TIME_BAR}:{time_bar_question(view)}", command.by.name, command.reason)
    draft.record(
        TimeBarDecided(
            BarDecision(command.outcome, view.today, command.valid_until, last_day, command.by.name, command.reason)
        )
    )


def _check_loss(draft: Draft, command: DecideTimeBar) -> None:
    """To let the time pass is to lose the claim: decided as a write-off is."""
    view = draft.view
    if command.by.is_called(command.requested_by):
        raise Refusal("same_person", f"{command.by.name} cannot approve his own request")
    if not may_decide(command.by.level, DelegatedAct.WRITE_OFF, view.outstanding, view.parameters.delegation):
        raise Refusal("beyond_delegation", f"{view.outstanding} € is beyond what a {command.by.level} may let go")
