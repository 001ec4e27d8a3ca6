"""Each event of a case, in a French sentence that its reader need not decode. Total over the closed union of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from infra.local.report.claim_sentences import claim_sentence
from infra.local.report.dialogue_sentences import dialogue_sentence
from infra.local.report.ending_sentences import ending_sentence
from infra.local.report.enforcement_sentences import enforcement_sentence
from infra.local.report.ficp_sentences import ficp_sentence
from infra.local.report.letter_sentences import letter_sentence
from infra.local.report.money_sentences import money_sentence
from infra.local.report.overdraft_sentences import overdraft_sentence
from infra.local.report.people_sentences import people_sentence
from infra.local.report.plan_sentences import plan_sentence
from infra.local.report.procedure_sentences import procedure_sentence
from infra.local.report.stop_sentences import stop_sentence
from infra.local.report.task_sentences import task_sentence
from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.claim import ClaimEvent, PositionChanged
from recouvrement.domain.case.events.dialogue import DialogueEvent
from recouvrement.domain.case.events.endings import EndingEvent
from recouvrement.domain.case.events.enforcement import ActReceived, EnforcementEvent
from recouvrement.domain.case.events.ficp import FicpEvent
from recouvrement.domain.case.events.letters import LetterEvent, LetterReleased, LetterRequested, LetterSent
from recouvrement.domain.case.events.money import MoneyEvent
from recouvrement.domain.case.events.overdraft import OverdraftEvent
from recouvrement.domain.case.events.people import AccelerationSent, NoticeGiven, PeopleEvent
from recouvrement.domain.case.events.plans import PlanEvent
from recouvrement.domain.case.events.procedure import (
    FileHandedOver,
    ForbearanceProposed,
    HandoverReleased,
    ProcedureEvent,
    StepCompleted,
)
from recouvrement.domain.case.events.stops import StopEvent
from recouvrement.domain.case.events.tasks import TaskEvent
from recouvrement.usecases.ports import file_key, letter_key

if TYPE_CHECKING:
    from infra.local.report.people import Cast
    from recouvrement.domain.identifiers import CaseId

_MECHANISM: Final = (
    LetterRequested,
    LetterReleased,
    StepCompleted,
    HandoverReleased,
    NoticeGiven,
    AccelerationSent,
    ForbearanceProposed,
)


def sentence(event: Event, cast: Cast) -> str:
    """Plain text: whoever shows it escapes it."""
    if isinstance(event, LetterEvent):
        return letter_sentence(event, cast)
    if isinstance(event, PeopleEvent):
        return people_sentence(event, cast)
    if isinstance(event, ProcedureEvent):
        return procedure_sentence(event, cast)
    if isinstance(event, MoneyEvent):
        return money_sentence(event)
    if isinstance(event, OverdraftEvent):
        return overdraft_sentence(event)
    if isinstance(event, StopEvent):
        return stop_sentence(event, cast)
    if isinstance(event, FicpEvent):
        return ficp_sentence(event, cast)
    if isinstance(event, ClaimEvent):
        return claim_sentence(event)
    if isinstance(event, PlanEvent):
        return plan_sentence(event, cast)
    if isinstance(event, EndingEvent):
        return ending_sentence(event)
    if isinstance(event, TaskEvent):
        return task_sentence(event, cast)
    if isinstance(event, EnforcementEvent):
        return enforcement_sentence(event, cast)
    if isinstance(event, DialogueEvent):
        return dialogue_sentence(event, cast)
    assert_never(event)


def is_mechanism(event: Event) -> bool:
    """Whether it only says how the program works: a reader in a hurry passes it over."""
    if isinstance(event, PositionChanged):
        return not event.receipts and event.overdraft is None
    return isinstance(event, _MECHANISM)


def document_key(event: Event, case_id: CaseId) -> str | None:
    """Key, in the evidence, of the document that the event sent on its way; None: it sent none."""
    match event:
        case LetterSent(letter_id):
            return letter_key(case_id, letter_id)
        case FileHandedOver(file_id):
            return file_key(case_id, file_id)
        case ActReceived(_, key):
            return key
        case _:
            return None
