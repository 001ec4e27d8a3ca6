"""When a message that failed is seen again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infra.local.template import Properties

STAMP = re.compile(r'"businessday": ?"\d{4}-\d{2}-\d{2}"')


class Redelivery(StrEnum):
    """When a message that failed is seen again."""

    AT_ONCE = "at once"
    AFTER_WORK = "after the other work"
    NEXT_SLOT = "at the next thing that happens"
    NEXT_DAY = "on the next day"


@dataclass(slots=True)
class Gate:
    """`moment`: counts what happens on the calendar; `day`: its days. Failures wait until the gate opens for them.

    `today`: what the wall says. A message that comes back late is treated on the day it comes, whatever it was stamped.
    """

    redelivery: Redelivery = Redelivery.AFTER_WORK
    moment: int = 0
    day: int = 0
    today: date = date.min
    _shut: tuple[int, int] | None = None

    def failed(self) -> None:
        self._shut = (self.moment, self.day)

    def is_open(self) -> bool:
        if self._shut is None or self.redelivery in {Redelivery.AT_ONCE, Redelivery.AFTER_WORK}:
            return True
        moment, day = self._shut
        return day < self.day if self.redelivery is Redelivery.NEXT_DAY else moment < self.moment

    def stamped(self, event: Properties) -> Properties:
        """Give a queue's event as the wall clock of AWS has it read: each message on the day of its delivery."""
        records = event.get("Records", [])
        return {**event, "Records": [self._of_today(each) for each in records]} if records else event

    def _of_today(self, record: Properties) -> Properties:
        body = str(record.get("body", ""))
        return {**record, "body": STAMP.sub(f'"businessday": "{self.today}"', body)} if body else record
