"""A batch with a hostile message between two good ones, and all that must hold of what the function answers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from faults.hostile.mutation import CANARY
from faults.hostile.town import Keepsake
from recouvrement.adapters.sqs_batch import Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infra.local.world import World


def sqs_event(bodies: Sequence[str]) -> dict[str, Any]:
    records = [
        {"messageId": f"m-{n}", "receiptHandle": f"r-{n}", "body": body, "attributes": {}, "eventSource": "aws:sqs"}
        for n, body in enumerate(bodies)
    ]
    return {"Records": records}


@dataclass
class Told:
    """What a worker wrote to its log, by message."""

    reasons: dict[str, str] = field(default_factory=dict)

    def tell(self, error: Exception, message_id: str) -> None:
        self.reasons[message_id] = str(error)


@dataclass
class Bench:
    """One function of a world, given one batch at a time; the world is put back after each."""

    world: World
    function: str
    goods: Sequence[str]
    good_traces: frozenset[str]  # what of the world the good messages change
    counts: dict[str, int] = field(default_factory=lambda: {"accepted": 0, "refused": 0})

    def __post_init__(self) -> None:
        self.keepsake = Keepsake(self.world)

    def give(self, hostile: str) -> None:
        told = Told()
        with patch.object(Worker, "_tell", told.tell):
            answer = self.world.invoke(self.function, sqs_event([*self.goods[:1], hostile, *self.goods[1:]]))
        refused = {one["itemIdentifier"] for one in answer["batchItemFailures"]}
        assert refused <= {f"m-{len(self.goods[:1])}"}, "the good messages of the batch are done"
        assert set(told.reasons) == refused, "each refusal is told with its reason"
        assert CANARY not in json.dumps(told.reasons, ensure_ascii=False), "no reason repeats what is said of people"
        changed = self.keepsake.changes()
        assert self.good_traces <= changed
        if refused:
            assert changed == self.good_traces, "a refused message changes nothing"
        self.counts["refused" if refused else "accepted"] += 1
        self.keepsake.put_back()
