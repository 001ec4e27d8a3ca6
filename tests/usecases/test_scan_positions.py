from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

import pytest

from feed_fakes import (
    AlarmsHeard,
    FilesInMemory,
    KnownInMemory,
    OpenCasesInMemory,
    RegisterInMemory,
    SlicesHandedOut,
)
from feed_material import AS_OF, file_of, folder_of, healthy_loan, loan, manifest_of
from recouvrement.domain.identifiers import ContractId
from recouvrement.usecases.feed_plan import plan_feed
from recouvrement.usecases.feed_ports import FeedAlarm, FeedPlan
from recouvrement.usecases.scan_positions import Scan, expected_day, scan_positions


@dataclass
class World:
    files: FilesInMemory = field(default_factory=FilesInMemory)
    known: KnownInMemory = field(default_factory=KnownInMemory)
    register: RegisterInMemory = field(default_factory=RegisterInMemory)
    queue: SlicesHandedOut = field(default_factory=SlicesHandedOut)
    alarms: AlarmsHeard = field(default_factory=AlarmsHeard)

    def scan(self) -> FeedPlan | FeedAlarm:
        open_cases = OpenCasesInMemory((ContractId("LOAN-9"),))
        return scan_positions(
            AS_OF, None, Scan(self.files, open_cases, self.known, self.register, self.queue, self.alarms)
        )


def world(folder: dict[str, bytes]) -> World:
    return World(FilesInMemory({AS_OF: folder} if folder else {}))


def test_the_scan_of_a_morning_expects_the_close_of_the_day_before() -> None:
    assert expected_day(date(2026, 3, 1)) == date(2026, 2, 28)


def test_a_feed_in_order_is_handed_out_and_registered_after_the_known_set_was_rewritten() -> None:
    here = world(folder_of([loan(), healthy_loan(contract_id="LOAN-2")]))
    here.scan()
    (piece,) = here.queue.slices
    assert (piece.file, piece.start, piece.sha256 is not None) == ("positions.jsonl", 0, True)
    assert here.register.plans[AS_OF].file_lines == (2,)
    assert here.known.known == {"LOAN-9"}
    assert here.alarms.heard == []


def without_manifest() -> dict[str, bytes]:
    folder = folder_of([loan()])
    del folder["manifest.json"]
    return folder


def of_the_day_before() -> dict[str, bytes]:
    content = file_of([loan()])
    return {
        "positions.jsonl": content,
        "manifest.json": manifest_of({"positions.jsonl": (content, 1)}, date(2026, 1, 4)),
    }


def naming(files: dict[str, tuple[bytes, int]], stored: dict[str, bytes]) -> dict[str, bytes]:
    return stored | {"manifest.json": manifest_of(files)}


@pytest.mark.parametrize(
    ("folder", "kind", "reason"),
    [
        ({}, "feed.missing", "no folder"),
        (without_manifest(), "feed.partial", "no manifest"),
        ({"manifest.json": b"{"}, "feed.partial", "manifest.json: body"),
        ({"manifest.json": json.dumps({"as_of": "2026-01-05"}).encode()}, "feed.partial", "files"),
        (naming({"../other.jsonl": (b"", 1)}, {}), "feed.partial", "files.0.name"),
        (of_the_day_before(), "feed.stale", "2026-01-04"),
        (naming({}, {}), "feed.empty", "no line"),
        (naming({"a.jsonl": (b"", 0)}, {"a.jsonl": b""}), "feed.empty", "no line"),
        (naming({"a.jsonl": (b"x", 1)}, {}), "feed.partial", "a.jsonl: missing"),
        (naming({"a.jsonl": (b"", 5)}, {"a.jsonl": b""}), "feed.partial", "5 lines were announced"),
        (
            naming({"a.jsonl": (b"x\n", 1)}, {"a.jsonl": b"x\n", "b.jsonl": b"x\n"}),
            "feed.partial",
            "b.jsonl: not in the manifest",
        ),
    ],
)
def test_a_feed_not_in_order_is_an_alarm_and_nothing_is_handed_out(
    folder: dict[str, bytes], kind: str, reason: str
) -> None:
    here = world(folder)
    here.scan()
    assert here.alarms.kinds == [kind]
    assert reason in here.alarms.heard[0].reason
    assert here.queue.slices == []
    assert here.register.plans == {}


def test_a_file_named_twice_makes_the_feed_partial() -> None:
    content = file_of([loan()])
    one = json.loads(manifest_of({"a.jsonl": (content, 1)}))
    one["files"] *= 2
    here = world({"a.jsonl": content, "manifest.json": json.dumps(one).encode()})
    here.scan()
    assert here.alarms.kinds == ["feed.partial"]


def planned(folder: dict[str, bytes], slice_bytes: int) -> FeedPlan:
    plan = plan_feed(AS_OF, FilesInMemory({AS_OF: folder}), slice_bytes)
    assert isinstance(plan, FeedPlan)
    return plan


def test_a_plain_file_is_cut_into_ranges_that_touch_and_a_compressed_one_is_not() -> None:
    files = {"a.jsonl": (b"x" * 25, 1), "b.jsonl.gz": (b"y" * 25, 1)}
    plan = planned(naming(files, {name: content for name, (content, _) in files.items()}), 10)
    cut = [(piece.slice_id, piece.start, piece.end, piece.sha256 is not None) for piece in plan.slices]
    assert cut == [
        ("0000-00000", 0, 10, False),
        ("0000-00001", 10, 20, False),
        ("0000-00002", 20, 25, False),
        ("0001-00000", 0, 25, True),
    ]


def test_a_huge_feed_has_larger_slices_not_more_of_them() -> None:
    content = b"x" * 2500
    plan = planned(naming({"a.jsonl": (content, 1)}, {"a.jsonl": content}), 1)
    assert len(plan.slices) == 834  # ranges of 3 bytes: the folder's 2 600 bytes or so over a thousand


def test_the_same_drop_has_the_same_name_and_a_corrected_one_another() -> None:
    first = planned(folder_of([loan()]), 100)
    assert planned(folder_of([loan()]), 100) == first
    assert planned(folder_of([loan(agency="75003")]), 100).feed != first.feed


def test_scanning_twice_asks_for_the_same_slices() -> None:
    here = world(folder_of([loan()]))
    here.scan()
    here.scan()
    assert here.queue.slices[0] == here.queue.slices[1]
