"""The local world with functions that can be killed, and queues that bring back what failed at once or late."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self
from unittest.mock import patch

from moto.kms.models import kms_backends
from moto.ses.models import SESBackend

from faults.harness.choke_point import Call, watching
from faults.harness.fault import Killed
from faults.harness.gate import Gate, Redelivery
from faults.harness.stopwatch import Stopwatch, standing_still
from infra.local import functions
from infra.local.checkout import TEMPLATE
from infra.local.functions import FunctionFailed, FunctionHost
from infra.local.identities import ACCOUNT
from infra.local.reading import read_blueprint
from infra.local.stacks import REGION
from infra.local.world import Options, World
from recouvrement.adapters import case_store, feed_register, items, outbox
from recouvrement.usecases import scan_positions
from recouvrement.usecases.feed_plan import plan_feed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from botocore.awsrequest import AWSResponse

    from faults.harness.choke_point import Watcher
    from infra.local.blueprint import Blueprint
    from infra.local.template import Properties

INSTEAD = {"CLOCK": "messages", "POWERTOOLS_LOG_LEVEL": "CRITICAL"}
ALERTS = "PutEvents"
SHARDS = ("0", "1")
SLICE_BYTES = 2000  # of the feed: a line or two


class _MortalHost(FunctionHost):
    """Kills what a fault kills: the function begins cold at its next event, as after a crash on Lambda."""

    def __init__(self, blueprint: Blueprint, world: World, stopwatch: Stopwatch, gate: Gate) -> None:
        super().__init__(blueprint, INSTEAD, world.counter, io.StringIO())
        self._stopwatch, self._gate = stopwatch, gate

    def warm_up(self) -> None:
        """Pay every cold start now, before anything is measured or forked."""
        for name, function in self._functions.items():
            with functions._exactly(self.environments[name]), contextlib.redirect_stdout(self._log):
                self._load(function)

    def invoke(self, name: str, event: Properties) -> Any:
        self._stopwatch.begin(self.function(name).timeout_seconds)
        try:
            answer = super().invoke(name, self._gate.stamped(event))
        except Killed as death:
            self._handlers.pop(name, None)
            self._gate.failed()
            raise FunctionFailed(f"{name}: killed") from death
        except FunctionFailed as failure:
            if "timed out" in str(failure):
                self._handlers.pop(name, None)
            self._gate.failed()
            raise
        if isinstance(answer, dict) and answer.get("batchItemFailures"):
            self._gate.failed()
        return answer


class _GatedSource:
    """A queue or stream of the local world, whose failures come back when the gate says so."""

    def __init__(self, source: Any, gate: Gate) -> None:
        self._source, self._gate = source, gate

    def poll(self) -> bool:
        did_something: bool = self._source.poll()
        if self._gate.redelivery is Redelivery.AT_ONCE:
            self._source.bring_back()
        return did_something

    def bring_back(self) -> bool:
        return self._gate.is_open() and bool(self._source.bring_back())


@dataclass(slots=True)
class _TrueAlerts:
    """Hands on to the one who decides, and counts an alert only when its call is really made."""

    stage: Stage
    watcher: Watcher
    _told: list[Properties] = field(default_factory=list)

    def send(self, call: Call, attempt: int, really: Callable[[], AWSResponse]) -> AWSResponse:
        if attempt == 1:
            self.stage.on_call(call)
        if call.operation != ALERTS:
            return self.watcher.send(call, attempt, really)
        entries = self.stage.counter.bus_entries
        if attempt == 1:
            self._told = [entries.pop()]

        def telling() -> AWSResponse:
            entries.extend(self._told)
            return really()

        return self.watcher.send(call, attempt, telling)


class Calm:
    """Nothing goes wrong."""

    def send(self, _call: Call, _attempt: int, really: Callable[[], AWSResponse]) -> AWSResponse:
        return really()


class Stage(World):
    """A world of its own for each scenario. `watcher` decides what becomes of the functions' calls."""

    def __init__(self) -> None:
        blueprint = _blueprint()
        super().__init__(blueprint, Options(INSTEAD))
        self.gate, self.stopwatch = Gate(), Stopwatch()
        self.host: _MortalHost = _MortalHost(blueprint, self, self.stopwatch, self.gate)
        self._decides = _TrueAlerts(self, Calm())
        self.on_call: Callable[[Call], None] = _nothing
        self.at_rest: Callable[[], None] = _no_look

    @property
    def watcher(self) -> Watcher:
        return self._decides.watcher

    @watcher.setter
    def watcher(self, watcher: Watcher) -> None:
        self._decides.watcher = watcher

    def __enter__(self) -> Self:
        super().__enter__()
        for key in kms_backends[ACCOUNT][REGION].keys.values():
            key.key_material = sha256(key.id.encode()).digest()  # moto draws it by lot: no two runs would be the same
        self._open.enter_context(standing_still(self.stopwatch))
        self._open.enter_context(patch.object(SESBackend, "send_email", _named_after_its_content))
        self._open.enter_context(_two_shards())
        self._open.enter_context(patch.object(scan_positions, "plan_feed", partial(plan_feed, slice_bytes=SLICE_BYTES)))
        self._open.enter_context(watching(self._decides))
        self.host.warm_up()
        self._sources = [_GatedSource(source, self.gate) for source in self._sources]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)

    def drain(self) -> None:
        self.gate.moment += 1
        super().drain()
        self.at_rest()


def _nothing(_call: Call) -> None:
    """No message crosses the calls of this run."""


def _no_look() -> None:
    """Nobody asks how the world stands."""


@contextlib.contextmanager
def _two_shards() -> Iterator[None]:
    """Shards of an index are all alike, and each sweep asks every one of them: two tell as much as eight."""
    with (
        patch.object(items, "SHARDS", SHARDS),
        patch.object(case_store, "SHARDS", SHARDS),
        patch.object(outbox, "SHARDS", SHARDS),
        patch.object(feed_register, "AGENDA_SHARDS", len(SHARDS)),
    ):
        yield


@cache
def _blueprint() -> Blueprint:
    return read_blueprint(TEMPLATE)


_send_email = SESBackend.send_email


def _named_after_its_content(backend: SESBackend, *arguments: Any, **named: Any) -> Any:
    """The mail service's reference stands in the journal: drawn by lot, no two runs would be the same."""
    message = _send_email(backend, *arguments, **named)
    message.id = f"mail-{sha256(f'{message.subject} {message.body}'.encode()).hexdigest()[:16]}"
    return message
