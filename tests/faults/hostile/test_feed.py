"""The nightly folder, broken line by line and file by file, through the real scan and the real detection."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given

from faults.extent import extent, tell
from faults.hostile.batches import sqs_event
from faults.hostile.mutation import thorough, written
from faults.hostile.town import Keepsake, put, town
from recouvrement.messages.feed_position import position_data
from support.contracts import account, loan
from support.stories import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.world import World

NIGHT: Final = date(2025, 8, 20)
MORNING: Final = NIGHT + timedelta(days=1)
EXAMPLES = extent(30, 2500)
GOODS: Final = ("GOOD-1", "GOOD-2")


def line(contract_id: str) -> dict[str, Any]:
    return position_data(loan(NIGHT, FIRST, contract_id=contract_id))


def text(contract_id: str) -> str:
    return json.dumps(line(contract_id), ensure_ascii=False)


LINES: Final = [text(name) for name in GOODS]
WHOLE: Final = "".join(f"{one}\n" for one in LINES).encode()


@dataclass(frozen=True)
class Night:
    """What the detection told of a folder."""

    answers: list[Any]
    reported: list[str]
    is_complete: bool


@pytest.fixture(scope="module")
def keepsake() -> Iterator[Keepsake]:
    with town(lambda as_of: [loan(as_of, FIRST)], [date(2025, 8, 20)]) as lived:
        yield Keepsake(lived)


def night(keepsake: Keepsake, files: dict[str, bytes]) -> Night:
    """Drop these files as the folder of that night, scan it, read its slices; then put everything back."""
    world = keepsake.world
    for name, content in files.items():
        put(world, f"{NIGHT}/{name}", content)
    world.invoke("scan_positions", {"as_of": NIGHT.isoformat(), "businessday": MORNING.isoformat()})
    slices = world.take(world.queue_name("positions"))
    answers = [world.invoke("detect_incidents", sqs_event([one])) for one in slices]
    reported = [json.loads(body) for body in world.take(world.queue_name("inbox"))]
    found = Night(answers, sorted(one["subject"] for one in reported), newest(world) == NIGHT.isoformat())
    for name in files:
        world.clients.s3.delete_object(Bucket=world.bucket_name("feed"), Key=f"{NIGHT}/{name}")
    keepsake.put_back()
    return found


def newest(world: World) -> str:
    key = {"pk": {"S": "FEED#LATEST"}, "sk": {"S": "LATEST"}}
    return str(world.clients.dynamodb.get_item(TableName=world.table_name(), Key=key)["Item"]["as_of"]["S"])


def folder(content: bytes, lines: int, name: str = "positions.jsonl", **said: Any) -> dict[str, bytes]:
    announced = {"name": name, "lines": lines, "sha256": sha256(content).hexdigest()} | said
    manifest = json.dumps({"as_of": NIGHT.isoformat(), "files": [announced]}).encode()
    return {name: content, "manifest.json": manifest}


def test_a_hostile_line_is_set_aside_or_believed_and_its_neighbours_are_read(keepsake: Keepsake):
    seeds = [line("LOAN-1"), position_data(account(NIGHT, "-500.00", NIGHT - timedelta(days=40)))]
    counts = {"believed": 0, "set aside": 0}

    @thorough(EXAMPLES)
    @given(written(seeds))
    def tried(body):
        hostile = body.replace("\n", " ").encode("utf-8", "surrogatepass")
        content = b"\n".join([LINES[0].encode(), hostile, LINES[1].encode()]) + b"\n"
        found = night(keepsake, folder(content, 2 + bool(hostile.strip())))
        assert [answer["batchItemFailures"] for answer in found.answers] == [[]]
        assert set(GOODS) <= set(found.reported)
        assert found.is_complete
        counts["believed" if len(found.reported) > len(GOODS) else "set aside"] += 1

    tried()
    tell("hostile lines of the feed", counts)


def test_a_hostile_manifest_is_an_alarm_or_the_truth(keepsake: Keepsake):
    good = folder(WHOLE, len(LINES))
    seeds = [json.loads(good["manifest.json"])]
    counts = {"read": 0, "alarm": 0}

    @thorough(EXAMPLES)
    @given(written(seeds))
    def tried(body):
        found = night(keepsake, good | {"manifest.json": body.encode("utf-8", "surrogatepass")})
        assert all(answer["batchItemFailures"] == [] for answer in found.answers)
        assert not found.is_complete or found.reported == list(GOODS)
        counts["read" if found.is_complete else "alarm"] += 1

    tried()
    tell("hostile manifests", counts)


PACKED: Final = gzip.compress(WHOLE, mtime=0)
DAMAGED: Final = {
    "another SHA-256": folder(WHOLE, 2, sha256="0" * 64),
    "cut in the middle of a line": folder(WHOLE[:-40], 2) | {"positions.jsonl": WHOLE[:-400]},
    "a line less than announced": folder(WHOLE, 3),
    "a line more than announced": folder(WHOLE, 1),
    "announced and not there": {"manifest.json": folder(WHOLE, 2)["manifest.json"]},
    "there and not announced": folder(WHOLE, 2) | {"more.jsonl": WHOLE},
    "no manifest": {"positions.jsonl": WHOLE},
    "packed and cut": folder(PACKED[:-20], 2, "positions.jsonl.gz"),
    "packed in name only": folder(WHOLE, 2, "positions.jsonl.gz"),
    "packed and damaged": folder(PACKED[:60] + b"\x00\xff" * 8 + PACKED[76:], 2, "positions.jsonl.gz"),
    "empty": folder(b"", 2),
}
WORTH_READING: Final = {
    "as it should be": folder(WHOLE, 2),
    "packed": folder(PACKED, 2, "positions.jsonl.gz"),
    "lines end as on Windows": folder(WHOLE.replace(b"\n", b"\r\n"), 2),
    "no end to the last line": folder(WHOLE[:-1], 2),
    "blank lines": folder(b"\n\n" + WHOLE + b"\n \n", 2),
    "a line of a megabyte": folder(WHOLE + b'{"x": "' + b"y" * 1_000_000 + b'"}\n', 3),
    "an endless line of zeros": folder(WHOLE + b"\x00" * 1_000_000, 3),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_folder_is_never_the_newest_complete_feed(keepsake: Keepsake, name: str):
    found = night(keepsake, DAMAGED[name])
    assert not found.is_complete
    assert all(answer["batchItemFailures"] == [] for answer in found.answers), "no retry mends it"


@pytest.mark.parametrize("name", WORTH_READING)
def test_a_folder_with_odd_lines_is_read_to_its_end(keepsake: Keepsake, name: str):
    found = night(keepsake, WORTH_READING[name])
    assert (found.is_complete, found.reported) == (True, list(GOODS))
