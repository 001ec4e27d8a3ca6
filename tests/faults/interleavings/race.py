"""One race: a world brought to the moment before it, the deliveries that meet there, and what must hold afterwards.

The world is prepared once; each order of the calls is lived in a forked child, which starts its threads, tells what it
went through, and is gone.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import sys
import traceback
import warnings
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from faults.harness.end_state import end_of
from faults.harness.scenario import Play
from faults.interleavings.exploration import AtRandom, InOrder, Order, orders_after
from faults.interleavings.invariants import Rows, Watch
from faults.interleavings.relay import Redundant, run
from infra.local.call_counter import RUNNER
from infra.local.functions import _call, as_a_function

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from faults.harness.scenario import Scenario
    from faults.harness.stage import Stage
    from faults.interleavings.exploration import Chooser
    from faults.interleavings.footprint import Footprint
    from faults.interleavings.relay import Node
    from infra.local.template import Properties

HANGS_AFTER = 120  # seconds of one order


@dataclass(frozen=True, slots=True)
class Delivery:
    """A batch of one for a function that reads a queue, or another event. `queue`: where it comes back if it fails."""

    function: str
    event: Properties
    queue: str | None = None

    @property
    def body(self) -> str:
        return str(self.event["Records"][0]["body"])


@dataclass(frozen=True, slots=True)
class Race:
    """`held`: functions that do not work on the last day lived, so that their messages wait to be delivered.

    `meet` gives the deliveries, one worker each.
    """

    name: str
    shows: str
    scenario: Scenario
    meet: Callable[[Stage], Sequence[Delivery]]
    held: frozenset[str] = frozenset()


@dataclass(slots=True)
class Outcome:
    """Of one order: what it went through, or what it broke."""

    nodes: list[Node] = field(default_factory=list)
    is_redundant: bool = False
    fault: str | None = None


@dataclass(slots=True)
class Result:
    """`orders` that ended, `redundant` ones that were given up; `is_whole`: none is left to be tried."""

    orders: int = 0
    redundant: int = 0
    steps: int = 0
    is_whole: bool = False
    faults: list[str] = field(default_factory=list)


def explore(race: Race, stage: Stage, limit: int) -> Result:
    """Try every order that is not like another, depth first, up to a limit."""
    play, deliveries = prepared(race, stage)
    result, left = Result(), [Order()]
    while left and result.orders < limit:
        order = left.pop()
        outcome = _in_a_child(play, deliveries, InOrder(order))
        _count(result, outcome, f"{race.name} {order.choices}")
        left.extend(reversed(list(orders_after(order, outcome.nodes))))
    result.is_whole = not left
    return result


def sample(race: Race, stage: Stage, seeds: Sequence[int]) -> Result:
    """Try orders drawn at random, one for each seed."""
    play, deliveries = prepared(race, stage)
    result = Result()
    for seed in seeds:
        _count(result, _in_a_child(play, deliveries, AtRandom(seed)), f"{race.name} seed {seed}")
    return result


def _count(result: Result, outcome: Outcome, name: str) -> None:
    result.steps += len(outcome.nodes)
    if outcome.is_redundant:
        result.redundant += 1
    else:
        result.orders += 1
    if outcome.fault is not None:
        result.faults.append(f"{name}: {outcome.fault}")


def prepared(race: Race, stage: Stage) -> tuple[Play, Sequence[Delivery]]:
    play = Play(race.scenario, stage)
    play.live(race.scenario.before)
    sources = list(stage._sources)
    stage._sources = [one for one in sources if _function_of(one) not in race.held]
    play.live(race.scenario.faulted)
    deliveries = race.meet(stage)
    stage._sources = sources
    return play, deliveries


def _function_of(source: Any) -> str:
    return str(source._source._trigger.function)


def waiting(stage: Stage, queue: str, function: str) -> list[Delivery]:
    """Take what waits in a queue, each message as a delivery of its own."""
    return [delivered(function, body, queue) for body in stage.take(stage.queue_name(queue))]


def delivered(function: str, body: str, queue: str) -> Delivery:
    record = {"messageId": "m-0", "receiptHandle": "r-0", "body": body, "attributes": {}, "eventSource": "aws:sqs"}
    return Delivery(function, {"Records": [record]}, queue)


def told(message: Properties, day: date) -> Delivery:
    body = json.dumps({**message, "businessday": day.isoformat()}, ensure_ascii=False)
    return delivered("advance_case", body, "inbox")


def _in_a_child(play: Play, deliveries: Sequence[Delivery], chooser: Chooser) -> Outcome:
    reading, writing = os.pipe()
    sys.stdout.flush()
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # the parent's other threads hold nothing that a child needs
        child = os.fork()
    if not child:
        os.close(reading)
        outcome = _lived(play, deliveries, chooser)
        with os.fdopen(writing, "wb") as told_to_parent:
            pickle.dump(outcome, told_to_parent)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told_by_child:
        content = told_by_child.read()
    os.waitpid(child, 0)
    return pickle.loads(content) if content else Outcome(fault="the child died")  # noqa: S301 - written by ourselves


def _lived(play: Play, deliveries: Sequence[Delivery], chooser: Chooser) -> Outcome:
    signal.alarm(HANGS_AFTER)
    stage, outcome = play.stage, Outcome()
    watch = Watch(stage, Rows.of(stage))

    def after_step(call: Footprint) -> None:
        if call.changes:
            watch.look()

    def choose(moment: int, waiting: dict[int, Footprint]) -> tuple[int, frozenset[int]]:
        return chooser(moment, waiting)

    try:
        outcome.nodes = _met(stage, deliveries, choose, after_step)
        _come_back_and_go_on(play)
        faults = [*end_of(play).faults, *_dead(stage)]
        watch.look()
        outcome.fault = "; ".join(faults) or None
    except Redundant:
        outcome.is_redundant = True
    except BaseException:  # noqa: BLE001 - a child of a fork must not go on
        outcome.fault = traceback.format_exc()[-1500:]
    return outcome


def _met(stage: Stage, deliveries: Sequence[Delivery], choose: Any, after_step: Any) -> list[Node]:
    """Deliver at the same time; what fails goes back to its queue."""

    def worker(delivery: Delivery) -> Callable[[], None]:
        function = stage.host.function(delivery.function)
        handler = stage.host._handlers[delivery.function]

        def work() -> None:
            answer = _call(function, handler, delivery.event)
            if delivery.queue is not None and answer["batchItemFailures"]:
                failed.append(delivery)

        return work

    failed: list[Delivery] = []
    stage.counter.caller = "race"
    with as_a_function(), redirect_stdout(io.StringIO()):
        os.environ["POWERTOOLS_METRICS_NAMESPACE"] = "Recouvrement"
        nodes = run([worker(one) for one in deliveries], choose, after_step)
    stage.counter.caller = RUNNER
    for one in failed:
        stage.send(stage.queue_name(str(one.queue)), one.body)
    return nodes


def _come_back_and_go_on(play: Play) -> None:
    play.stage.drain()
    play.live(play.scenario.after)


def _dead(stage: Stage) -> list[str]:
    queues = [each.identity.name for each in stage.blueprint.resources if each.kind == "AWS::SQS::Queue"]
    letters = {name: stage.take(name) for name in queues if "dead" in name.lower() or "dlq" in name.lower()}
    return [f"{name}: {bodies}" for name, bodies in letters.items() if bodies]
