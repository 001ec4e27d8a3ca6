"""Every message type of the registry, broken in every way hypothesis finds, through the real advance_case."""

from __future__ import annotations

import gc
import json
import tracemalloc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from faults.extent import extent, tell
from faults.hostile.batches import Bench, sqs_event
from faults.hostile.mutation import thorough, written
from faults.hostile.town import town
from recouvrement.messages.functions import DAY_REACHED
from recouvrement.messages.reader import CATALOGUE
from support.contracts import loan
from support.stories import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.world import World

EVENTS = Path(__file__).parents[2] / "events"
TODAY = date(2025, 9, 1)
EXAMPLES = extent(4, 500)  # of each type
REFUSED = extent(24, 1000)  # batches of four
KEPT_BYTES = 200_000  # of several megabytes read: caches of the libraries
TYPES = sorted({*CATALOGUE, DAY_REACHED})


def seeds(message_type: str, world: World) -> list[dict[str, Any]]:
    """The example of that type as it is, and told of the case that is there and of its letters."""
    example = json.loads((EVENTS / f"{message_type}.json").read_text(encoding="utf-8"))
    told = json.dumps(example).replace("LOAN-5314", "LOAN-1").replace("P-1787", "P-1")
    near = json.loads(told) | {"businessday": TODAY.isoformat()}
    found = [near, near | {"subject": "LOAN-1-01"}]
    if "letter_id" in near["data"]:
        found += [near | {"data": near["data"] | {"letter_id": letter}} for letter in letters(world)]
    return [*found, example | {"businessday": TODAY.isoformat()}]


def letters(world: World) -> list[str]:
    key = {"pk": {"S": "CASE#LOAN-1-01"}, "sk": {"S": "CASE"}}
    item = world.clients.dynamodb.get_item(TableName=world.table_name(), Key=key)["Item"]
    return [letter["letter_id"] for letter in json.loads(item["state"]["S"])["letters"]]


def payment(name: str) -> str:
    return json.dumps(
        {
            "specversion": "1.0",
            "id": f"good-{name}",
            "source": "test",
            "type": "fr.recouvrement.payment.received",
            "time": "2025-09-01T08:00:00Z",
            "subject": f"GOOD-{name}",
            "businessday": TODAY.isoformat(),
            "data": {"receipt_id": "T-1", "received_on": TODAY.isoformat(), "amount": "1.00"},
        }
    )


TRACES = frozenset(f"CONTRACT#GOOD-{name} {what}" for name in "AB" for what in ("POINTER", f"DONE#good-{name}"))


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    days = [date(2025, 8, 16), date(2025, 8, 18), TODAY]
    with town(lambda as_of: [loan(as_of, FIRST)], days) as lived:
        yield lived


@pytest.fixture(scope="module")
def bench(world: World) -> Iterator[Bench]:
    made = Bench(world, "advance_case", (payment("A"), payment("B")), TRACES)
    yield made
    tell("hostile messages", made.counts)


@pytest.mark.parametrize("message_type", TYPES)
def test_a_hostile_message_is_refused_or_counted_and_never_in_between(bench: Bench, message_type: str):
    sown = seeds(message_type, bench.world)

    @thorough(EXAMPLES)
    @given(written(sown))
    def tried(body):
        bench.give(body)

    tried()


def test_memory_stays_flat_whatever_is_refused(world: World):
    """Large messages of every kind of fault, each different, so that nothing kept of one could be that of another."""

    def refuse(count: int) -> int:
        for number in range(count):
            large = json.dumps({"id": number, "data": {"text": f"{number} " + "x" * 100_000}})
            unknown = json.dumps({"type": f"fr.recouvrement.a.{number}"})
            bodies = [large, large[: 50_000 + number], f"[{number}" * 1000, unknown]
            answer = world.invoke("advance_case", sqs_event(bodies))
            assert len(answer["batchItemFailures"]) == len(bodies)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        warm = refuse(REFUSED // 4)
        grown = refuse(REFUSED) - warm
    finally:
        tracemalloc.stop()
    tell("memory kept of refused messages", {"messages": 4 * REFUSED, "bytes": grown})
    assert grown < KEPT_BYTES
