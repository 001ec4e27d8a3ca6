"""The printing house and the post, played: each registered letter is presented so many days after it left."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from infra.local.actors import cloud_event
from recouvrement.domain.law.calendar import is_contact_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infra.local.template import Properties
    from infra.local.world import World

QUEUE = "post"
ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class Post:
    """Reads the orders to print; letters with the same envelope reference go into one.

    `told`: letters of which the scenario tells what became.
    """

    days: int
    told: frozenset[str] = frozenset()
    envelopes: set[str] = field(default_factory=set)
    letters: int = 0
    _under_way: dict[str, tuple[date, str]] = field(default_factory=dict)  # letter -> day of presentation, case

    def act(self, day: date, world: World) -> Sequence[Properties]:
        for body in world.take(world.queue_name(QUEUE)):
            self._post(json.loads(body))
        arrived = [letter for letter, (presented_on, _) in self._under_way.items() if presented_on <= day]
        return [self._present(letter) for letter in arrived]

    def _post(self, order: Properties) -> None:
        """Nobody reports on a plain letter."""
        letter = str(order["letter_id"])
        self.letters += 1
        self.envelopes.add(str(order["envelope"]))
        if order["is_registered"] and letter not in self.told:
            left_on = date.fromisoformat(order["released_on"])
            self._under_way[letter] = (_round(left_on + timedelta(days=self.days)), str(order["case_id"]))

    def _present(self, letter: str) -> Properties:
        presented_on, case_id = self._under_way.pop(letter)
        return cloud_event(
            "letter.delivery_reported", case_id, presented_on, {"letter_id": letter, "delivery": "presented"}
        )


def _round(day: date) -> date:
    """The postman comes from Monday to Saturday, never on a public holiday."""
    while not is_contact_day(day):
        day += ONE_DAY
    return day
