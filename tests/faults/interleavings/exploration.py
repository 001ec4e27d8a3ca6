"""Every order of the calls of some workers, but for orders that differ only by calls that commute (sleep sets).

A run is lived from its beginning, by whoever is given: a list of choices and who sleeps after them. It answers with the
moments it went through; from them come the orders that remain to be tried, deepest first.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from faults.interleavings.relay import Node, Redundant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from faults.interleavings.footprint import Footprint


@dataclass(frozen=True, slots=True)
class Order:
    """The first choices of a run. `asleep`: whose next call was tried in their place and commutes with them."""

    choices: tuple[int, ...] = ()
    asleep: frozenset[int] = frozenset()


class Chooser(Protocol):
    def __call__(self, moment: int, waiting: dict[int, Footprint]) -> tuple[int, frozenset[int]]: ...


class InOrder:
    """Follow the order, then whoever is awake, the first of them. Raises Redundant when all are asleep."""

    def __init__(self, order: Order) -> None:
        self._order, self._asleep = order, order.asleep

    def __call__(self, moment: int, waiting: dict[int, Footprint]) -> tuple[int, frozenset[int]]:
        if moment < len(self._order.choices):
            return self._order.choices[moment], frozenset()
        awake = sorted(waiting.keys() - self._asleep)
        if not awake:
            raise Redundant
        chosen, before = awake[0], self._asleep & waiting.keys()
        self._asleep = frozenset(one for one in before if waiting[one].commutes_with(waiting[chosen]))
        return chosen, before


class AtRandom:
    """Any worker at any moment; the same seed gives the same order."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret is made here

    def __call__(self, _moment: int, waiting: dict[int, Footprint]) -> tuple[int, frozenset[int]]:
        return self._random.choice(sorted(waiting)), frozenset()


def orders_after(order: Order, nodes: Sequence[Node]) -> Iterator[Order]:
    """Give what the run under that order leaves to be tried, the deepest last."""
    for moment in range(len(order.choices), len(nodes)):
        node = nodes[moment]
        tried = [node.chosen]
        for other in sorted(node.waiting.keys() - node.asleep - {node.chosen}):
            past = node.asleep | set(tried)
            asleep = frozenset(one for one in past if node.waiting[one].commutes_with(node.waiting[other]))
            yield Order((*(one.chosen for one in nodes[:moment]), other), asleep)
            tried.append(other)
