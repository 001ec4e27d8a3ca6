"""The one function that decides. Pure: same case, same command, same procedure, same day, same decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.answers import (
    acts,
    claim,
    day,
    dialogue,
    endings,
    enforcement,
    ficp,
    files,
    letters,
    money,
    overdraft,
    people,
    plans,
    stops,
    tasks,
)
from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.acts import ActCommand
from recouvrement.domain.case.commands.claim import ClaimCommand
from recouvrement.domain.case.commands.day import ReachDay
from recouvrement.domain.case.commands.dialogue import DialogueCommand
from recouvrement.domain.case.commands.endings import EndingCommand
from recouvrement.domain.case.commands.enforcement import EnforcementCommand
from recouvrement.domain.case.commands.ficp import FicpCommand
from recouvrement.domain.case.commands.files import ExhibitCommand, HandoverReport
from recouvrement.domain.case.commands.letters import LetterReport, ProofCommand
from recouvrement.domain.case.commands.money import MoneyCommand
from recouvrement.domain.case.commands.overdraft import OverdraftCommand
from recouvrement.domain.case.commands.people import PeopleCommand
from recouvrement.domain.case.commands.plans import PlanCommand
from recouvrement.domain.case.commands.stops import StopCommand
from recouvrement.domain.case.commands.tasks import TaskCommand
from recouvrement.domain.case.consequences import draw_consequences
from recouvrement.domain.case.draft import Draft
from recouvrement.domain.case.events.procedure import CommandRefused
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
    if isinstance(command, ReachDay):
        day.reach(draft, command.slot)
    elif isinstance(command, ClaimCommand):
        claim.answer(draft, command)
    elif isinstance(command, PeopleCommand):
        people.answer(draft, command)
    elif isinstance(command, StopCommand):
        stops.answer(draft, command)
    elif isinstance(command, ActCommand):
        acts.answer(draft, command)
    elif isinstance(command, MoneyCommand):
        money.answer(draft, command)
    elif isinstance(command, OverdraftCommand):
        overdraft.answer(draft, command)
    elif isinstance(command, PlanCommand):
        plans.answer(draft, command)
    elif isinstance(command, EndingCommand):
        endings.answer(draft, command)
    elif isinstance(command, FicpCommand):
        ficp.answer(draft, command)
    elif isinstance(command, ExhibitCommand):
        files.answer_exhibit(draft, command)
    elif isinstance(command, HandoverReport):
        files.answer(draft, command)
    elif isinstance(command, EnforcementCommand):
        enforcement.answer(draft, command)
    elif isinstance(command, ProofCommand):
        letters.answer_proof(draft, command)
    elif isinstance(command, LetterReport):
        letters.answer(draft, command)
    elif isinstance(command, TaskCommand | DialogueCommand):
        _answer_staff(draft, command)
    else:
        assert_never(command)


def _answer_staff(draft: Draft, command: TaskCommand | DialogueCommand) -> None:
    if isinstance(command, TaskCommand):
        tasks.answer(draft, command)
    else:
        dialogue.answer(draft, command)
