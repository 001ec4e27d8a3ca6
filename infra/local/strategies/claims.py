"""What a strategy must never do, looked for in all that it led to: skip a step, end nowhere, come too early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from infra.local.strategies.exploration import is_end
from infra.local.strategies.finding import Finding
from recouvrement.domain.case.events.letters import LetterRequested
from recouvrement.domain.case.events.procedure import HandoverReleased
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.steps.ladder import applicable
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.strategy import HandOver

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from infra.local.strategies.exploration import Explored, State
    from infra.local.strategies.lives import Happened
    from recouvrement.domain.case.people.debtors import Notice
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.strategy import Step, Strategy


def skipped(explored: Explored) -> Iterator[Finding]:
    """A step that is taken while one before it was neither done nor waived (design §4)."""
    for step in explored.steps:
        for happened in step.happened:
            taken = _taken(happened)
            if taken is not None:
                for before in _not_done_before(taken, happened):
                    sentence = f"{taken} is taken while {before} was neither done nor waived ({explored.contract.name})"
                    yield Finding(before, sentence, step.facts)


def _taken(happened: Happened) -> str | None:
    """The rung that an event is about."""
    event, ladder = happened.event, happened.before.procedure.strategy.ladder
    if isinstance(event, LetterRequested):
        return event.step if any(one.name == event.step for one in ladder) else None
    if isinstance(event, HandoverReleased):
        return next((one.name for one in ladder if isinstance(one.action, HandOver)), None)
    return None


def _not_done_before(taken: str, happened: Happened) -> Iterator[str]:
    for step in applicable(happened.before.view):
        if step.name == taken:
            return
        if happened.before.case.completed(step.name) is None:
            yield step.name


def out_of_order(explored: Explored) -> Iterator[Finding]:
    """A step first taken after a later one: some order of facts had led round it."""
    for step in explored.steps:
        for happened in step.happened:
            taken, case = _taken(happened), happened.before.case
            if taken is None or case.completed(taken) is not None or _was_taken(taken, case):
                continue
            for later in _after(taken, happened.before.procedure.strategy):
                if case.completed(later.name) is not None:
                    sentence = f"{taken} is taken after {later.name}, which stands below it ({explored.contract.name})"
                    yield Finding(taken, sentence, step.facts)


def _was_taken(name: str, case: Case) -> bool:
    """And undone since: a notice that a plan answered is given anew when the plan lapses."""
    return any(letter.step == name and letter.is_sent for letter in case.letters)


def _after(name: str, strategy: Strategy) -> tuple[Step, ...]:
    names = [step.name for step in strategy.ladder]
    return strategy.ladder[names.index(name) + 1 :]


def dead_ends(explored: Explored) -> Iterator[Finding]:
    """An open case from which no facts lead to the end of the ladder, or of the case."""
    if not explored.is_whole:
        return
    alive = _leading_to_an_end(explored.states)
    lost = {kind: state for kind, state in explored.states.items() if kind not in alive}
    stuck = [state for kind, state in lost.items() if state.leads_to <= {kind}]
    if lost:
        first = min(stuck or lost.values(), key=lambda state: len(state.facts))
        step = first.life.view.required
        place = "the ladder" if step is None else step.step.name
        yield Finding(place, f"a dead end: no facts lead on from here ({explored.contract.name})", first.facts)


def _leading_to_an_end(states: dict[Hashable, State]) -> set[Hashable]:
    comes_from: dict[Hashable, set[Hashable]] = {}
    for kind, state in states.items():
        for following in state.leads_to:
            comes_from.setdefault(following, set()).add(kind)
    alive, waiting = set(), [kind for kind, state in states.items() if is_end(state.life)]
    while waiting:
        kind = waiting.pop()
        if kind not in alive:
            alive.add(kind)
            waiting += comes_from.get(kind, ())
    return alive


def too_early(explored: Explored) -> Iterator[Finding]:
    """An act before the law's time for whom it is taken against (domain §6, §7, §14)."""
    for step in explored.steps:
        for happened in step.happened:
            for place, sentence in _early(happened):
                yield Finding(place, f"{sentence} ({explored.contract.name})", step.facts)


def _early(happened: Happened) -> Iterator[tuple[str, str]]:
    event, life = happened.event, happened.before
    if isinstance(event, LetterRequested) and event.code in ("L11", "L11-C"):
        notice = life.case.debtor(event.party_id).notice
        if notice is None or notice.presented_on is None:
            yield event.step, f"{event.code} to {event.party_id} without proof that a notice was presented to him"
        elif life.today <= _cure_ends_on(happened, notice):
            yield event.step, f"{event.code} to {event.party_id} before his period to cure has ended"
    if isinstance(event, HandoverReleased):
        if life.case.route is AccelerationRoute.UNILATERAL and life.case.accelerated_on is not None:
            since, what = life.case.accelerated_on, "the acceleration was notified"
        else:
            ends = [one.notice.cure_ends_on for one in life.case.debtors if one.notice and one.notice.cure_ends_on]
            since, what = max(ends, default=life.today), "the period to cure ended"
        approval = life.case.approval(Act.HANDOVER)
        if approval is not None and approval.is_urgent:  # it lifts the last waits: the time bar is near
            return
        if life.case.overdraft is None and life.today < since + timedelta(days=15):
            yield _taken(happened) or "", f"the file leaves less than 15 days after {what}"
        proposed = life.case.forbearance_proposed_on
        is_owed = any(one.is_consumer and one.is_borrower and one.discharged_on is None for one in life.case.debtors)
        if is_owed and (proposed is None or life.today < proposed + timedelta(days=60)):
            yield _taken(happened) or "", "the file leaves less than 60 days after measures were proposed (L312-35-1)"


def _cure_ends_on(happened: Happened, notice: Notice) -> date:
    """By the law's own floor, whatever the program says (domain §6)."""
    rules, regime = happened.before.procedure.parameters.notice, happened.before.case.regime
    floors = {
        LegalRegime.MORTGAGE_CREDIT: rules.mortgage_cure_days,
        LegalRegime.PROFESSIONAL: rules.professional_cure_days,
    }
    floor = floors.get(regime, rules.consumer_cure_days)
    return (notice.presented_on or date.max) + timedelta(days=floor)


def unreached(strategy: Strategy, explored: Iterable[Explored]) -> Iterator[Finding]:
    """A step, duty, courtesy or call that no facts bring about, on any contract."""
    reached: set[str] = set()
    for one in explored:
        for step in one.steps:
            for happened in step.happened:
                if isinstance(happened.event, LetterRequested):
                    reached.add(happened.event.step.partition(":")[0])
                if isinstance(happened.event, HandoverReleased):
                    reached.add(_taken(happened) or "")
    for name in (*(step.name for step in strategy.ladder), *(duty.name for duty in strategy.duties)):
        if name not in reached:
            yield Finding(name, "no order of facts leads there: it is never reached")
