"""What starts a function, malformed: requests of strangers, schedules, stream records, batches that are no batches."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faults.extent import extent, tell
from faults.hostile.mutation import mutated, thorough
from faults.hostile.town import Keepsake, town
from infra.local.functions import FunctionFailed
from infra.local.routes import Request
from infra.local.state import items_of
from recouvrement.domain.errors import RecouvrementError
from support.contracts import loan
from support.stories import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from infra.local.world import World

TODAY: Final = date(2025, 8, 18)
EXAMPLES = extent(40, 2000)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with town(lambda as_of: [loan(as_of, FIRST)], [date(2025, 8, 16), TODAY]) as lived:
        yield lived


def answered(work: Callable[[], Any]) -> bool:
    """Give whether the function answered; when it did not, it said what of the event it could not read."""
    try:
        work()
    except FunctionFailed as failure:
        if isinstance(failure.__cause__, RecouvrementError):
            return False
        raise
    return True


def tried_on(world: World, function: str, seeds: list[dict[str, Any]]) -> None:
    keepsake, counts = Keepsake(world), {"answered": 0, "refused": 0}

    @thorough(EXAMPLES)
    @given(mutated(seeds))
    def tried(event):
        has_answered = answered(lambda: world.invoke(function, event))
        assert has_answered or not keepsake.changes(), "an event that is refused changes nothing"
        counts["answered" if has_answered else "refused"] += 1
        keepsake.put_back()

    tried()
    tell("hostile events", {"function": function, **counts})


SCHEDULED: Final = {"scheduled_time": "2025-08-18T05:00:00Z", "businessday": TODAY.isoformat()}
SCHEDULES: Final = {
    "scan_positions": [{"as_of": TODAY.isoformat(), "businessday": TODAY.isoformat()}, SCHEDULED],
    "sweep_cases": [SCHEDULED | {"slot": "morning"}, SCHEDULED | {"slot": "contact_hours"}],
    "republish_effects": [SCHEDULED],
}


@pytest.mark.parametrize("function", SCHEDULES)
def test_a_malformed_schedule_is_refused_by_name_or_harmless(world: World, function: str):
    tried_on(world, function, SCHEDULES[function])


def records(world: World) -> list[dict[str, Any]]:
    """Give effects as the stream gives them."""
    images = [item for item in items_of(world) if item["sk"]["S"].startswith("EFFECT#")]
    return [
        {
            "eventID": "1",
            "eventName": "INSERT",
            "eventSource": "aws:dynamodb",
            "dynamodb": {"Keys": {}, "NewImage": image, "SequenceNumber": "7", "StreamViewType": "NEW_AND_OLD_IMAGES"},
        }
        for image in images
    ]


def test_a_malformed_stream_record_comes_back_alone(world: World):
    keepsake, good, counts = Keepsake(world), records(world)[0], {"answered": 0, "refused": 0}
    good["dynamodb"]["SequenceNumber"] = "1"

    @thorough(EXAMPLES)
    @given(mutated([one["dynamodb"]["NewImage"] for one in records(world)]))
    def tried(image):
        hostile = json.loads(json.dumps(good))
        hostile["dynamodb"] |= {"NewImage": image, "SequenceNumber": "7"}
        answer = world.invoke("publish_effects", {"Records": [good, hostile]})
        named = [one["itemIdentifier"] for one in answer["batchItemFailures"]]
        assert named in ([], ["7"])
        counts["refused" if named else "answered"] += 1
        keepsake.put_back()

    tried()
    tell("hostile events", {"function": "publish_effects", **counts})


TOKENS: Final = st.text(min_size=1, max_size=120) | st.from_regex(r"[A-Za-z0-9_-]{15,110}", fullmatch=True)
HEADERS: Final = st.dictionaries(
    st.sampled_from(("x-businessday", "user-agent", "cookie", "x-forwarded-for", "content-length")),
    st.sampled_from((TODAY.isoformat(), "2025-08-17", "0001-01-01", "'; DROP TABLE cases", "é" * 200)),
)


def test_a_stranger_at_a_partners_door_gets_a_page_and_changes_nothing(world: World):
    keepsake, statuses = Keepsake(world), set()

    @thorough(EXAMPLES)
    @given(st.sampled_from(("GET", "POST")), TOKENS, HEADERS, st.text(max_size=40), st.text(max_size=40))
    def tried(method, token, headers, query, body):
        from urllib.parse import quote  # noqa: PLC0415 - beside its use

        path = f"/access/{quote(token, safe='', errors='surrogatepass')}?{quote(query, errors='surrogatepass')}"
        told = {"x-businessday": TODAY.isoformat()} | headers
        at = datetime(2025, 8, 18, 10, tzinfo=UTC)
        answer = world.http(Request(method, path, told, body=body, at=at))
        statuses.add(answer.status)
        is_our_day = told["x-businessday"].startswith("2025")
        assert answer.status == 404 or not is_our_day
        assert not keepsake.changes()

    tried()
    tell("hostile requests", {"examples": EXAMPLES, "statuses": sorted(statuses)})
