"""Deliveries at the same time, one AWS call after the other: each worker is a thread that stops before every call.

Strict hand-over: one thread runs at any time, and who goes next is decided here, so that a schedule can be lived again
and moto, which is not safe under threads, never meets two.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from botocore import handlers

from faults.interleavings.footprint import Footprint, footprint_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from botocore.model import OperationModel

PATIENCE_SECONDS: Final = 60


@dataclass(slots=True)
class Worker:
    """`waits_for`: the call that it is about to make; None once it is done."""

    work: Callable[[], None]
    waits_for: Footprint | None = None
    error: BaseException | None = None
    _go: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    _stopped: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def start(self) -> None:
        """Run to its first call."""
        threading.Thread(target=self._live, daemon=True).start()
        self._until_stopped()

    def step(self) -> None:
        """Make the call, and run to the next."""
        self._go.release()
        self._until_stopped()

    def about_to(self, call: Footprint) -> None:
        self.waits_for = call
        self._stopped.release()
        self._go.acquire()

    def _live(self) -> None:
        _here.worker = self
        try:
            self.work()
        except BaseException as error:  # noqa: BLE001 - told to who waits for this thread
            self.error = error
        self.waits_for = None
        self._stopped.release()

    def _until_stopped(self) -> None:
        if not self._stopped.acquire(timeout=PATIENCE_SECONDS):
            raise TimeoutError("a worker neither calls nor ends")
        if self.error is not None:
            raise self.error


class _Here(threading.local):
    worker: Worker | None = None


_here = _Here()


def _before_call(model: OperationModel, params: dict[str, Any], **_more: object) -> None:
    if _here.worker is not None:
        _here.worker.about_to(footprint_of(model, params))


handlers.BUILTIN_HANDLERS.append(("before-call", _before_call))


@dataclass(frozen=True, slots=True)
class Node:
    """A moment of a run: the call that each worker is about to make, who was asleep, and who went on."""

    waiting: dict[int, Footprint]
    asleep: frozenset[int]
    chosen: int


class Redundant(Exception):  # noqa: N818 - a run that is given up
    """Whatever this run could still show, another one has shown."""


def run(
    works: Sequence[Callable[[], None]],
    choose: Callable[[int, dict[int, Footprint]], tuple[int, frozenset[int]]],
    after_step: Callable[[Footprint], None],
) -> list[Node]:
    """Live one schedule. `choose` is given the number of the moment and the calls that wait."""
    workers = [Worker(work) for work in works]
    for worker in workers:
        worker.start()
    nodes: list[Node] = []
    while waiting := {number: one.waits_for for number, one in enumerate(workers) if one.waits_for is not None}:
        chosen, asleep = choose(len(nodes), waiting)
        nodes.append(Node(waiting, asleep, chosen))
        workers[chosen].step()
        after_step(waiting[chosen])
    return nodes
