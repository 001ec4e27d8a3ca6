"""The one function that decides. Pure: same case, same command, same procedure, same day, same decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.case import acts, claim_facts, day, files, letter_facts, people_facts
from recouvrement.domain.case.commands import (
    ApproveAct,
    ChangeDebtor,
    Command,
    FileExhibit,
    InvalidateAddress,
    LiftHold,
    NotifyOverIndebtedness,
    OpenInsolvency,
    PlaceHold,
    ReachDay,
    RecordDeath,
    RecordPayment,
    RefuseAct,
    ReportDelivery,
    ReportHandedOver,
    ReportHandoverExpired,
    ReportLinkUse,
    ReportPosition,
    ReversePayment,
    SettleSend,
    WaiveExhibit,
    WaiveStep,
)
from recouvrement.domain.case.consequences import draw_consequences
from recouvrement.domain.case.draft import Draft
from recouvrement.domain.case.events import CommandRefused
from recouvrement.domain.errors import Refusal

if TYPE_CHECKING:
    from recouvrement.domain.case.effects import Effect
    from recouvrement.domain.case.events import Event
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import EffectId
    from recouvrement.domain.procedure import Procedure, Situation


@dataclass(frozen=True, slots=True)
class Decision:
    case: Case  # after the events
    events: tuple[Event, ...]
    effects: tuple[tuple[EffectId, Effect], ...]


def decide(case: Case, command: Command, procedure: Procedure, situation: Situation) -> Decision:
    """Answer a command, then draw what follows from it. A refusal is an answer too: it is recorded, never raised."""
    draft = Draft(case, procedure, situation)
    try:
        _answer(draft, command)
    except Refusal as refusal:
        draft = Draft(case, procedure, situation)
        draft.record(CommandRefused(type(command).__name__, refusal.code, str(refusal)))
        return _decision(draft)
    draw_consequences(draft)
    return _decision(draft)


def _decision(draft: Draft) -> Decision:
    return Decision(draft.case, tuple(draft.events), tuple(draft.effects))


def _answer(draft: Draft, command: Command) -> None:
    match command:
        case ReportPosition() | RecordPayment() | ReversePayment():
            claim_facts.answer(draft, command)
        case ChangeDebtor() | InvalidateAddress() | RecordDeath() | NotifyOverIndebtedness() | OpenInsolvency():
            people_facts.answer(draft, command)
        case PlaceHold() | LiftHold():
            people_facts.answer_hold(draft, command)
        case WaiveStep() | ApproveAct() | RefuseAct():
            acts.answer(draft, command)
        case FileExhibit() | WaiveExhibit():
            files.answer_exhibit(draft, command)
        case ReportDelivery() | SettleSend():
            letter_facts.answer_proof(draft, command)
        case ReachDay(slot):
            day.reach(draft, slot)
        case ReportHandedOver() | ReportHandoverExpired() | ReportLinkUse():
            files.answer(draft, command)
        case _:
            letter_facts.answer(draft, command)
