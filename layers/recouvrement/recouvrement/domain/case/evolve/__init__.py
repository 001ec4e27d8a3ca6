"""The case after an event. No rule stands here: what is written has happened."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.claim import CaseOpened, ClaimEvent
from recouvrement.domain.case.events.dialogue import DialogueEvent
from recouvrement.domain.case.events.endings import EndingEvent
from recouvrement.domain.case.events.enforcement import EnforcementEvent
from recouvrement.domain.case.events.ficp import FicpEvent
from recouvrement.domain.case.events.letters import LetterEvent
from recouvrement.domain.case.events.money import MoneyEvent
from recouvrement.domain.case.events.overdraft import OverdraftEvent
from recouvrement.domain.case.events.people import PeopleEvent
from recouvrement.domain.case.events.plans import PlanEvent
from recouvrement.domain.case.events.procedure import ProcedureEvent
from recouvrement.domain.case.events.stops import StopEvent
from recouvrement.domain.case.events.tasks import TaskEvent
from recouvrement.domain.case.evolve.claim import evolve_claim, opened
from recouvrement.domain.case.evolve.dialogue import evolve_dialogue
from recouvrement.domain.case.evolve.endings import evolve_endings
from recouvrement.domain.case.evolve.enforcement import evolve_enforcement
from recouvrement.domain.case.evolve.ficp import evolve_ficp
from recouvrement.domain.case.evolve.letters import evolve_letters
from recouvrement.domain.case.evolve.money import evolve_money
from recouvrement.domain.case.evolve.overdraft import evolve_overdraft
from recouvrement.domain.case.evolve.people import evolve_people
from recouvrement.domain.case.evolve.plans import evolve_plans
from recouvrement.domain.case.evolve.procedure import evolve_procedure
from recouvrement.domain.case.evolve.stops import evolve_stops
from recouvrement.domain.case.evolve.tasks import evolve_tasks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.case.state import Case


def evolve(case: Case, event: Event) -> Case:
    """Every event counts one version, whatever it changes."""
    return replace(_changed(case, event), version=case.version + 1)


def _changed(case: Case, event: Event) -> Case:
    if isinstance(event, LetterEvent):
        return evolve_letters(case, event)
    if isinstance(event, PeopleEvent):
        return evolve_people(case, event)
    if isinstance(event, ProcedureEvent):
        return evolve_procedure(case, event)
    if isinstance(event, MoneyEvent):
        return evolve_money(case, event)
    if isinstance(event, OverdraftEvent):
        return evolve_overdraft(case, event)
    if isinstance(event, StopEvent):
        return evolve_stops(case, event)
    if isinstance(event, PlanEvent):
        return evolve_plans(case, event)
    if isinstance(event, EndingEvent):
        return evolve_endings(case, event)
    if isinstance(event, FicpEvent):
        return evolve_ficp(case, event)
    if isinstance(event, ClaimEvent):
        return evolve_claim(case, event)
    if isinstance(event, TaskEvent):
        return evolve_tasks(case, event)
    if isinstance(event, EnforcementEvent):
        return evolve_enforcement(case, event)
    if isinstance(event, DialogueEvent):
        return evolve_dialogue(case, event)
    assert_never(event)


def fold(events: Iterable[Event]) -> Case:
    """Rebuild a case from its journal. Raises ValueError when the first event is not an opening."""
    first, *rest = events
    if not isinstance(first, CaseOpened):
        raise ValueError(f"a journal begins with CaseOpened, not {type(first).__name__}")  # noqa: TRY004
    return reduce(evolve, rest, opened(first))
