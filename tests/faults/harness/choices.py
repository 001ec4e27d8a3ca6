"""Which faults a campaign tries, and how one is told of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from faults.harness.fault import Kind
from faults.harness.gate import Redelivery

if TYPE_CHECKING:
    from faults.harness.choke_point import Call


Place = tuple[str, str, str]  # site, operation, line


@dataclass(frozen=True, slots=True)
class Choice:
    kind: Kind
    redelivery: Redelivery


@dataclass(frozen=True, slots=True)
class Met:
    """A fault as it befell a run."""

    number: int
    function: str
    operation: str
    site: str
    place: str
    kind: str
    redelivery: str

    @property
    def at(self) -> Place:
        return self.site, self.operation, self.place


@dataclass(frozen=True, slots=True)
class Budget:
    """`first` and `second`: the share of possible first and second faults that is tried, drawn with `seed`.

    `each`: how often a call site is broken at all; None: each time that it calls. `broken`: how often it was already.

    `to_the_end`: no run stops where the world stands as without its fault.

    `only`: the function whose calls meet the first fault; None: all of them.
    """

    jobs: int
    first: float = 1.0
    second: float = 0.0
    seed: int = 1
    only: str | None = None
    redelivery: tuple[Redelivery, ...] = tuple(Redelivery)
    kinds: tuple[Kind, ...] = tuple(Kind)
    each: int | None = None
    to_the_end: bool = False
    broken: Counter[Place] = field(default_factory=Counter)


def met_at(call: Call, choice: Choice) -> Met:
    place = f"{call.place[0]}:{call.place[1]}"
    return Met(call.number, call.function, call.operation, call.site, place, choice.kind, choice.redelivery)
