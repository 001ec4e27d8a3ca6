"""What a scenario tells, and how it is lived: the days that matter, one after the other, then the end is looked at."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from faults.harness.people import PrintingHouse, Settler
from infra.local.approver import Approver
from infra.local.calendar_run import Plan, inject, run_day
from infra.local.scenario import NOON, DatedMessage
from recouvrement.messages.feed_manifest import MANIFEST
from recouvrement.messages.feed_position import position_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from faults.harness.choke_point import Call
    from faults.harness.stage import Stage
    from infra.local.actors import Actor
    from infra.local.template import Properties
    from infra.local.world import World
    from recouvrement.domain.position import Position

ONE_DAY = timedelta(days=1)
Night = dict[str, bytes]  # a folder of the feed: file name to content


@dataclass(frozen=True, slots=True)
class Crossing:
    """A message that comes to the inbox when that function is about to make that call, for the nth time that day."""

    on: date
    function: str
    operation: str
    dated: DatedMessage
    nth: int = 1
    excused: tuple[str, ...] = ("L02",)  # a reminder says itself that a payment may have crossed it: no apology is owed


@dataclass(frozen=True, slots=True)
class Scenario:
    """`shows` says what for. The calendar lives `before`, `faulted` and `after`, and jumps over all other days.

    Faults are injected on the days of `faulted` alone. `leads_to`: events, and codes of letters sent, that these days
    must bring without faults: whoever changes the cadence hears that a scenario shows nothing any more. `positions`
    gives the portfolio at the close of a day, `night` its folder where it is not the usual one. `actors` are played
    beside the printing house and the one who approves.
    """

    name: str
    shows: str
    positions: Callable[[date], Sequence[Position]]
    before: tuple[date, ...]
    faulted: tuple[date, ...]
    after: tuple[date, ...]
    leads_to: tuple[str, ...]
    messages: tuple[DatedMessage, ...] = ()
    actors: Callable[[], Sequence[Actor]] = tuple
    told: frozenset[tuple[str, str]] = frozenset()  # (case, act) that nobody approves by himself
    night: Callable[[Sequence[Position], date], Night] | None = None
    crossing: Crossing | None = None


@dataclass(slots=True)
class Play:
    """A scenario on a stage. `printing_house` remembers what it was asked."""

    scenario: Scenario
    stage: Stage
    printing_house: PrintingHouse = field(default_factory=PrintingHouse)
    actors: tuple[Actor, ...] = ()
    day: date = date.min
    passed: int = 0  # calls like the one that a message crosses

    def __post_init__(self) -> None:
        approver = Approver("Anne Supervision", self.scenario.told)
        settler = Settler(self.printing_house)
        self.actors = (self.printing_house, settler, approver, *self.scenario.actors())
        self.stage.on_call = self._cross

    def live(self, days: Iterable[date]) -> None:
        for day in days:
            self.stage.gate.day += 1
            self.day = self.stage.gate.today = day
            run_day(day, self._plan(day), self.stage)
            self._cross_late()

    def _cross_late(self) -> None:
        """A fault may have kept that call from being made that day: the message comes all the same."""
        crossing = self.scenario.crossing
        if crossing is not None and crossing.on == self.day and self.passed < crossing.nth:
            inject(crossing.dated.message, self.day, self.stage)
            self.stage.drain()

    def _cross(self, call: Call) -> None:
        crossing = self.scenario.crossing
        wanted = crossing and (crossing.on, crossing.function, crossing.operation)
        if crossing is not None and wanted == (self.day, call.function, call.operation):
            self.passed += 1
            if self.passed == crossing.nth:
                inject(crossing.dated.message, self.day, self.stage)

    def _plan(self, day: date) -> Plan:
        feed: Any = _Nights(self.scenario)
        return Plan(day, day, feed=feed, scenario=self.scenario.messages, actors=self.actors)


@dataclass(frozen=True, slots=True)
class _Nights:
    """Stands in for the feed on disk."""

    scenario: Scenario

    def drop(self, business_day: date, world: World) -> int:
        make = self.scenario.night or whole_night
        folder = make(self.scenario.positions(business_day), business_day)
        for name in sorted(folder, key=lambda name: (name == MANIFEST, name)):
            key = f"{business_day.isoformat()}/{name}"
            world.clients.s3.put_object(Bucket=world.bucket_name("feed"), Key=key, Body=folder[name])
        return len(folder)


def whole_night(positions: Sequence[Position], as_of: date) -> Night:
    return night_of({"positions.jsonl": positions}, as_of)


def night_of(files: Mapping[str, Sequence[Position]], as_of: date) -> Night:
    """Write each file and the manifest that announces them all."""
    contents = {
        name: "".join(json.dumps(position_data(one), ensure_ascii=False) + "\n" for one in positions).encode()
        for name, positions in files.items()
    }
    listed = [
        {"name": name, "lines": len(files[name]), "sha256": sha256(content).hexdigest()}
        for name, content in contents.items()
    ]
    manifest = json.dumps({"as_of": as_of.isoformat(), "files": listed}).encode()
    return contents | {MANIFEST: manifest}


def says(on: date, kind: str, subject: str, data: Properties, at: time = NOON) -> DatedMessage:
    """Write a message of the bank or of a person, sent on that day."""
    message = {
        "specversion": "1.0",
        "id": f"scenario:{kind}:{on}:{sorted(map(str, data.values()))}",
        "source": "scenario",
        "type": f"fr.recouvrement.{kind}",
        "time": f"{on.isoformat()}T10:00:00Z",
        "subject": subject,
        "data": data,
    }
    return DatedMessage(on, at, message)
