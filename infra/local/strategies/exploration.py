"""Every state that a strategy leads to, breadth first, so that the way to each is the shortest (ADR 0085).

Two evenings are the same state when what may still happen is the same: steps done, letters that stand, what was
decided, what stands in the way. Days are left out; the passing of days goes on until something changes.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from infra.local.strategies.facts import disturbances, part_payment
from infra.local.strategies.lives import next_day, opened
from recouvrement.domain.case.events.letters import LetterRequested
from recouvrement.domain.case.handover.defendants import has_place_in_file
from recouvrement.domain.case.steps.guards import blockers

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from infra.local.strategies.contracts import Contract
    from infra.local.strategies.lives import Happened, Life
    from recouvrement.domain.procedure import Procedure

_LONGEST: Final = timedelta(days=400)  # without any change: a state in which time alone brings nothing
_HORIZON: Final = date(2026, 10, 31)  # two years; later days would want rates that the law has not set yet
_MOST_STATES: Final = 3000


class Depth(Enum):
    """How much may happen beside the passing of days."""

    UNDISTURBED = "undisturbed"
    DISTURBED = "disturbed"  # one disturbance, wherever it likes


@dataclass(slots=True)
class State:
    life: Life
    facts: tuple[str, ...]
    leads_to: set[Hashable] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Step:
    """From one state to the next: what happened on the way."""

    facts: tuple[str, ...]
    happened: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Explored:
    contract: Contract
    states: dict[Hashable, State]
    steps: tuple[Step, ...]
    is_whole: bool  # False: more than the most states were found


def explore(contract: Contract, procedure: Procedure, depth: Depth) -> Explored | None:
    """None: the strategy opens no case on that contract."""
    life = opened(contract, procedure)
    if life is None:
        return None
    life = replace(life, is_spent=depth is Depth.UNDISTURBED)
    states = {kind_of(life): State(life, ())}
    waiting, steps = deque(states), []
    while waiting and len(states) < _MOST_STATES:
        known = states[waiting.popleft()]
        for name, after, happened in _following(known.life):
            facts = (*known.facts, name)
            steps.append(Step(facts, happened))
            kind = kind_of(after)
            known.leads_to.add(kind)
            if kind not in states:
                states[kind] = State(after, facts)
                waiting.append(kind)
    return Explored(contract, states, tuple(steps), not waiting)


def _following(life: Life) -> Iterator[tuple[str, Life, tuple[Happened, ...]]]:
    if not is_end(life):
        yield _days_pass(life)
        yield from disturbances(life)
        if (paid := part_payment(life)) is not None:
            after, happened = next_day(paid)
            yield f"{life.today}: half of what is overdue is paid", after, happened


def is_end(life: Life) -> bool:
    """Closed, all steps done, or in the hands of people: too late, or nobody left, to sue; or two years have passed."""
    somebody_owes = any(has_place_in_file(debtor, life.view) for debtor in life.case.debtors)
    if not life.case.is_open or life.today >= _HORIZON or life.view.is_barred_within(0) or not somebody_owes:
        return True
    return life.view.required is None and life.disturbance is None


def _days_pass(life: Life) -> tuple[str, Life, tuple[Happened, ...]]:
    kind = kind_of(life)
    happened: tuple[Happened, ...] = ()
    last = min(life.today + _LONGEST, _HORIZON)
    while life.case.is_open and life.today < last:
        life, more = next_day(life)
        happened += more
        if more and kind_of(life) != kind:
            break
    return _told(life, happened), life, happened


def _told(life: Life, happened: tuple[Happened, ...]) -> str:
    letters = [f"{e.code} to {e.party_id}" for e in (one.event for one in happened) if isinstance(e, LetterRequested)]
    return f"{life.today}: {', '.join(letters) or 'days have passed'}"


def kind_of(life: Life) -> Hashable:
    """What the future depends on, days left out."""
    case, view = life.case, life.view
    step = view.required if case.is_open else None
    standing = {(one.step.partition(":")[0], one.party_id, one.is_in_flight) for one in case.letters if one.stands}
    waits = () if step is None else tuple(b.code for b in blockers(step.step.guard, view) if b.code != "day_off")
    decided = {one.act: (one.approved_on is None, one.refused_on is None) for one in case.approvals}  # the last of each
    return (
        case.phase,
        case.close_reason,
        None if step is None else (step.step.name, step.not_before is None, waits),
        tuple((one.step, one.waived_by is not None) for one in case.done),
        frozenset(standing),
        frozenset(decided.items()),
        frozenset(one.party_id for one in case.debtors if one.accelerated_on),
        None if case.handover is None else case.handover.state,
        tuple((plan.is_in_force, plan.end) for plan in case.plans),
        None if case.twelve_instalments is None else case.twelve_instalments.runs,
        view.segment.name if case.is_open else None,
        frozenset(one.step.partition(":")[0] for one in view.occasions if one.on <= life.today),
        (life.disturbance, life.is_spent, life.post_is_silent, life.is_refused),
    )
