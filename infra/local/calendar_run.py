"""Days in order instead of waiting: what happens on each, at its local time, and everything it causes before the next.

A day D: at 02:00 the feed's folder of D-1 is dropped; each schedule fires at its own time (rate schedules once, at the
end of the day); scenario messages come at their time; actors act at noon. After each, queues and streams are drained.
Every message carries `businessday` = D, put there by this module: functions pass it on to whatever they cause.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from infra.local.blueprint import Schedule
from infra.local.scenario import NOON, DatedMessage
from infra.local.schedules import instants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from infra.local.actors import Actor
    from infra.local.feed import Feed
    from infra.local.template import Properties
    from infra.local.world import World

PARIS = ZoneInfo("Europe/Paris")
NIGHT = time(2, 0)
ONE_DAY = timedelta(days=1)
Happening = tuple[datetime, "Callable[[], object]"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is made of. `on_each_day` is called when a day is over and the system quiet."""

    first: date
    last: date
    feed: Feed | None = None
    scenario: Sequence[DatedMessage] = ()
    actors: Sequence[Actor] = ()
    on_each_day: Sequence[Callable[[date, World], None]] = field(default=())


def run_calendar(plan: Plan, world: World) -> None:
    day = plan.first
    while day <= plan.last:
        run_day(day, plan, world)
        day += ONE_DAY


def run_day(day: date, plan: Plan, world: World) -> None:
    happenings = [*_night(day, plan, world), *_schedules(day, world), *_people(day, plan, world)]
    for _, happen in sorted(happenings, key=lambda happening: happening[0]):
        happen()
        world.drain()
    for look in plan.on_each_day:
        look(day, world)


def inject(message: Properties, day: date, world: World) -> None:
    """Send one CloudEvent to the inbox, stamped with the business day."""
    world.send(world.queue_name("inbox"), json.dumps({**message, "businessday": day.isoformat()}, ensure_ascii=False))


def _night(day: date, plan: Plan, world: World) -> Iterator[Happening]:
    feed = plan.feed
    if feed is not None:
        yield _at(day, NIGHT), lambda: feed.drop(day - ONE_DAY, world)


def _schedules(day: date, world: World) -> Iterator[Happening]:
    for trigger in world.blueprint.triggers:
        if isinstance(trigger, Schedule):
            for instant in instants(trigger.expression, day):
                yield instant, _firing(trigger, instant, day, world)


def _firing(schedule: Schedule, at: datetime, day: date, world: World) -> Callable[[], None]:
    return lambda: world.fire(schedule, at, day)


def _people(day: date, plan: Plan, world: World) -> Iterator[Happening]:
    for dated in plan.scenario:
        if dated.on == day:
            yield _at(day, dated.at), _injection(dated.message, day, world)
    for actor in plan.actors:
        yield _at(day, NOON), _acting(actor, day, world)


def _injection(message: Properties, day: date, world: World) -> Callable[[], None]:
    return lambda: inject(message, day, world)


def _acting(actor: Actor, day: date, world: World) -> Callable[[], None]:
    def act() -> None:
        for message in actor.act(day, world):
            inject(message, day, world)

    return act


def _at(day: date, local: time) -> datetime:
    return datetime.combine(day, local, PARIS).astimezone(UTC)
