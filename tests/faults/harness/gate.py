"""When a message that failed is seen again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Redelivery(StrEnum):
    """When a message that failed is seen again."""

    AT_ONCE = "at once"
    AFTER_WORK = "after the other work"
    NEXT_SLOT = "at the next thing that happens"
    NEXT_DAY = "on the next day"


@dataclass(slots=True)
class Gate:
    """`moment`: counts what happens on the calendar; `day`: its days. Failures wait until the gate opens for them."""

    redelivery: Redelivery = Redelivery.AFTER_WORK
    moment: int = 0
    day: int = 0
    _shut: tuple[int, int] | None = None

    def failed(self) -> None:
        self._shut = (self.moment, self.day)

    def is_open(self) -> bool:
        if self._shut is None or self.redelivery in {Redelivery.AT_ONCE, Redelivery.AFTER_WORK}:
            return True
        moment, day = self._shut
        return day < self.day if self.redelivery is Redelivery.NEXT_DAY else moment < self.moment
