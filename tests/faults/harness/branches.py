"""A run that forks at each call: the prefix is paid once, and each child meets one fault (or two) and lives on.

A child continues exactly where its parent stood, since moto lives in the same process. It lives until the world stands
as without the fault (`rest.py`), or all days that remain; compares its end with that of the run without faults, writes
one line of JSON, and is gone.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from faults.harness.choices import Budget, Choice, Met, Place, met_at
from faults.harness.comparison import Verdict
from faults.harness.end_state import end_of
from faults.harness.ends import LATE, judged_line, without_faults
from faults.harness.fault import READS, WITH_REDELIVERY, Fault, Kind, kinds_for
from faults.harness.gate import Redelivery
from faults.harness.rest import Resting, StandsAsWithout
from faults.harness.scenario import ONE_DAY, Play
from faults.harness.stage import Calm, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from botocore.awsrequest import AWSResponse

    from faults.harness.choke_point import Call, Watcher
    from faults.harness.end_state import EndState
    from faults.harness.scenario import Scenario

HANGS_AFTER = 120  # seconds of one child
PATIENCE_DAYS = 5  # after the last of a scenario: two messages that each came back a day late, and a week-end
ALIKE = 2  # reads of one invocation at the same place: shards of an index are all alike


@dataclass(slots=True)
class Branching:
    """Watches a run and forks it. In a child, `met` is what it met."""

    stage: Stage
    budget: Budget
    report_to: Path
    at_rest: Callable[[], None]
    met: list[Met] = field(default_factory=list)
    calls: list[Met] = field(default_factory=list)
    deaths: list[str] = field(default_factory=list)
    _seen: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    _sites: Counter[Place] = field(default_factory=Counter)
    _children: set[int] = field(default_factory=set)
    _random: random.Random = field(default_factory=random.Random)

    def __post_init__(self) -> None:
        self._random.seed(self.budget.seed)
        self._sites.update(self.budget.broken)

    @property
    def is_child(self) -> bool:
        return bool(self.met)

    def send(self, call: Call, attempt: int, really: Callable[[], AWSResponse]) -> AWSResponse:
        if attempt > 1:
            return really()
        if not self.is_child:
            self.calls.append(met_at(call, Choice(Kind.CRASH_BEFORE, Redelivery.AT_ONCE)))
        for choice in self._choices(call):
            if self._fork() == 0:
                return self._meet(call, choice, attempt, really)
        return really()

    def wait_for_all(self) -> None:
        while self._children:
            self._wait()

    def _choices(self, call: Call) -> Iterator[Choice]:
        """Give the faults to try at this call: all of them, or the share that the budget allows."""
        if self.budget.each is not None and not self.is_child:
            at = self.calls[-1].at
            self._sites[at] += 1
            if self._sites[at] > self.budget.each:
                return
        share = self.budget.second if self.is_child else self.budget.first
        if self.budget.only not in (None, call.function):
            return
        invocation = sum(self.stage.counter.invocations.values())
        self._seen[invocation, call.function, f"{call.site} {call.operation}"] += 1
        if call.operation in READS and self._seen[invocation, call.function, f"{call.site} {call.operation}"] > ALIKE:
            return
        for kind in (kind for kind in kinds_for(call) if kind in self.budget.kinds):
            for redelivery in self.budget.redelivery if kind in WITH_REDELIVERY else (Redelivery.AFTER_WORK,):
                if share >= 1 or self._random.random() < share:
                    yield Choice(kind, redelivery)

    def _fork(self) -> int:
        """Give 0 in the child. A child that forks waits for its own child: one of them works at a time."""
        while len(self._children) >= (1 if self.is_child else self.budget.jobs):
            self._wait()
        sys.stdout.flush()
        child = os.fork()
        if child:
            self._children.add(child)
            if self.is_child:
                self.wait_for_all()
                signal.alarm(HANGS_AFTER)
        return child

    def _wait(self) -> None:
        child, status = os.wait()
        self._children.discard(child)
        if status:
            self.deaths.append(f"a child ended with status {status}")

    def _meet(self, call: Call, choice: Choice, attempt: int, really: Callable[[], AWSResponse]) -> AWSResponse:
        """Become the child: meet this fault now, and perhaps another one later."""
        signal.alarm(HANGS_AFTER)
        gc.disable()  # it would copy the pages that it shares with its parent, and it soon ends
        self._children.clear()
        self.met.append(met_at(call, choice))
        self._random.seed(f"{self.budget.seed} {call.number} {choice.kind} {choice.redelivery}")
        self.stage.gate.redelivery = choice.redelivery
        self.stage.at_rest = self.at_rest
        fault = Fault(call.number, choice.kind, self.stage.stopwatch)
        self.stage.watcher = _Then(fault, self if len(self.met) == 1 and self.budget.second > 0 else Calm())
        return fault.send(call, attempt, really)


@dataclass(frozen=True, slots=True)
class _Then:
    """A fault at its call, and whatever decides about the others."""

    fault: Fault
    rest: Any

    def send(self, call: Call, attempt: int, really: Callable[[], AWSResponse]) -> AWSResponse:
        watcher: Watcher = self.fault if call.number == self.fault.number else self.rest
        return watcher.send(call, attempt, really)


def branch_out(scenario: Scenario, budget: Budget, report_to: Path) -> list[Met]:
    """Live it with each fault of the budget. Give the calls of the run without; children report themselves."""
    with Stage() as stage:
        play = Play(scenario, stage)
        play.live(scenario.before)
        without, rests = without_faults(play, report_to)
        resting = Resting(play, rests)
        at_rest = resting.live_on if budget.to_the_end else resting.leave
        branching = Branching(stage, budget, report_to, at_rest)
        gc.collect()
        gc.freeze()
        try:
            stage.watcher = branching
            play.live(scenario.faulted)
            if not branching.is_child:
                branching.wait_for_all()
                _die_of(branching.deaths)
                return branching.calls
            _live_on(play)
            line = _judged_in_time(branching.met, without, play)
        except StandsAsWithout:
            line = judged_line(branching.met, without, play, without)
        except BaseException:
            if not branching.is_child:
                raise
            line = {"verdict": "broke", "differences": [traceback.format_exc()[-2000:]]}
        branching.wait_for_all()
        line |= {"cpu_seconds": time.process_time(), "stood_alike": resting.stood_alike}
        _report(report_to, line | {"scenario": scenario.name, "met": [asdict(one) for one in branching.met]})
        os._exit(0)


def _live_on(play: Play) -> None:
    """After the days of faults come quiet ones, on which whatever still waits comes back."""
    if not isinstance(play.stage.watcher, _Then) or not isinstance(play.stage.watcher.rest, Branching):
        play.stage.watcher = Calm()
    play.live(play.scenario.after)
    play.stage.gate.redelivery = Redelivery.AFTER_WORK
    play.stage.drain()


def _judged_in_time(met: list[Met], without: EndState, play: Play) -> dict[str, Any]:
    """What came late, and whoever was asked, may need more days than the scenario has."""
    line = judged_line(met, without, play, end_of(play))
    for offset in range(1, PATIENCE_DAYS + 1):
        needs_time = line["in_doubt"] or any(one.redelivery in LATE for one in met)
        if line["verdict"] is not Verdict.DIVERGED or not needs_time:
            break
        play.live((play.scenario.after[-1] + ONE_DAY * offset,))
        line = judged_line(met, without, play, end_of(play))
    return line


def _report(path: Path, line: dict[str, Any]) -> None:
    """One write: lines of several children do not mix."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, (json.dumps(line, ensure_ascii=False) + "\n").encode())
    os.close(descriptor)


def _die_of(deaths: list[str]) -> None:
    if deaths:
        raise ChildProcessError("; ".join(deaths))
