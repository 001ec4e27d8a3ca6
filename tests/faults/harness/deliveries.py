"""What may happen to messages rather than to calls: twice, in another order, not for a while, or under a new id."""

from __future__ import annotations

import contextlib
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from infra.local.blueprint import Schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from faults.harness.stage import Stage
    from infra.local.template import Properties


@dataclass(frozen=True, slots=True)
class Twice:
    """Each event is delivered a second time, just after the first."""

    invoke: Callable[[str, Properties], Any]

    def __call__(self, name: str, event: Properties) -> Any:
        self.invoke(name, event)
        return self.invoke(name, event)


@dataclass(frozen=True, slots=True)
class Shuffled:
    """The messages of each batch come in another order."""

    invoke: Callable[[str, Properties], Any]
    order: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311 - an order that is the same in each run

    def __call__(self, name: str, event: Properties) -> Any:
        records = list(event.get("Records", []))
        if records and records[0].get("eventSource") == "aws:sqs":
            self.order.shuffle(records)
            event = {**event, "Records": records}
        return self.invoke(name, event)


@contextlib.contextmanager
def held_back(stage: Stage, queue: str) -> Iterator[None]:
    """Within it, nobody reads that queue."""
    name = stage.queue_name(queue)
    sources = list(stage._sources)
    stage._sources = [each for each in sources if getattr(each._source, "_queue", "") != name]
    try:
        yield
    finally:
        stage._sources = sources


def redrive(stage: Stage, queue: str) -> int:
    """Send what died there back to its queue, under new message ids, as SQS does. Give the number of messages."""
    bodies = stage.take(stage.queue_name(f"{queue}_dead"))
    for body in bodies:
        stage.send(stage.queue_name(queue), body)
    return len(bodies)


def fire(stage: Stage, name: str, day: date) -> None:
    """Fire the schedules whose names end so, once more, at noon."""
    for trigger in stage.blueprint.triggers:
        if isinstance(trigger, Schedule) and trigger.name.endswith(name):
            stage.fire(trigger, datetime.combine(day, time(12), UTC), day)
