"""How the world stands whenever it comes to rest. Two runs that stand alike at one moment live the same from there.

Functions begin cold or keep nothing, clocks and references are given: what remains to be lived depends on what is
stored, on what still waits, and on what the people played have seen. Left out is what the comparison of ends leaves out
too: the mark of an attempt, DynamoDB's expiry, who was invoked how often.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from moto.dynamodb.models import dynamodb_backends
from moto.sqs.models import sqs_backends

from faults.harness.end_state import alert, objects_of, plain, sent_emails
from infra.local.identities import ACCOUNT
from infra.local.stacks import REGION

if TYPE_CHECKING:
    from faults.harness.scenario import Play


class StandsAsWithout(BaseException):
    """The world stands as without the fault: the rest of this run is known."""


@dataclass(slots=True)
class Resting:
    """Keeps how the world of a run without faults stands, by moment; a run with faults is compared with it."""

    play: Play
    known: dict[int, str] = field(default_factory=dict)
    stood_alike: bool = False

    def keep(self) -> None:
        self.known[self.play.stage.gate.moment] = standing(self.play)

    def leave(self) -> None:
        """Raises StandsAsWithout."""
        if self._is_as_known():
            raise StandsAsWithout

    def live_on(self) -> None:
        """Live on all the same, to be judged at the end."""
        self.stood_alike = self.stood_alike or self._is_as_known()

    def _is_as_known(self) -> bool:
        return self.known.get(self.play.stage.gate.moment) == standing(self.play)


def standing(play: Play) -> str:
    """Give a hash of everything that can still act."""
    stage = play.stage
    told = {
        "table": _table(stage.table_name()),
        "objects": objects_of(stage),
        "queues": _queues(),
        "emails": [(str(one.destinations), one.subject, one.body) for one in sent_emails()],
        "alerts": [alert(one) for one in stage.counter.bus_entries],
        "people": repr(play.actors),
        "crossing": play.passed,
    }
    return sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def _table(name: str) -> list[Any]:
    items = dynamodb_backends[ACCOUNT][REGION].tables[name].all_items()
    return sorted((plain(item.to_json()["Attributes"]) for item in items), key=_key)


def _key(item: dict[str, Any]) -> tuple[str, str]:
    return item["pk"], item["sk"]


def _queues() -> dict[str, list[tuple[str, int]]]:
    """What waits in each queue, and how often it was tried; nothing of the names that SQS draws by lot."""
    queues = sqs_backends[ACCOUNT][REGION].queues
    return {
        name: sorted((message.body, message.approximate_receive_count) for message in queue._messages)
        for name, queue in queues.items()
    }
