from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from feed_fakes import FilesInMemory
from feed_material import AS_OF, file_of, folder_of, loan
from feed_stack import BUCKET, FeedStack, feed_stack
from recouvrement.adapters.feed_s3 import FeedOnS3
from recouvrement.adapters.feed_set_aside import SetAsideOnS3
from recouvrement.adapters.feed_split import KEPT, split_lines
from recouvrement.domain.errors import InvalidMessage, Outage
from recouvrement.messages.feed_slice import FeedSlice
from recouvrement.usecases.feed_plan import plan_feed
from recouvrement.usecases.feed_ports import FeedPlan, SetAsideLine

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedStack]:
    with feed_stack(monkeypatch) as made:
        yield made


def piece_of(files: FeedOnS3, name: str) -> FeedSlice:
    stored = files.listing(AS_OF)[name]
    return FeedSlice(AS_OF, "drop", name, 0, 0, 0, stored.size, stored.etag, None)


def test_a_night_without_folder_has_an_empty_listing(stack: FeedStack) -> None:
    stack.drop({"positions.jsonl": b"x\n"}, AS_OF.replace(day=6))
    assert FeedOnS3.of(BUCKET).listing(AS_OF) == {}


def test_s3_and_memory_cut_a_file_into_the_same_lines(stack: FeedStack) -> None:
    folder = folder_of([loan(contract_id=f"LOAN-{number}") for number in range(7)])
    stack.drop(folder)
    files, memory = FeedOnS3.of(BUCKET), FilesInMemory({AS_OF: folder})
    for slice_bytes in (1, 700, 1021, 100_000):
        plan, expected = plan_feed(AS_OF, files, slice_bytes), plan_feed(AS_OF, memory, slice_bytes)
        assert isinstance(plan, FeedPlan)
        assert plan == expected
        for piece in plan.slices:
            assert list(files.lines(piece)) == list(memory.lines(piece))


def test_a_slice_that_begins_right_after_a_line_end_owns_that_line(stack: FeedStack) -> None:
    stack.drop({"a.jsonl": b"one\ntwo\nthree"})
    files = FeedOnS3.of(BUCKET)
    whole = piece_of(files, "a.jsonl")
    read = [(line.offset, line.number, line.content) for line in files.lines(replace(whole, start=4, end=9))]
    assert read == [(4, 1, b"two"), (8, 2, b"three")]
    assert [line.content for line in files.lines(replace(whole, start=5, end=8))] == []


def test_a_compressed_file_is_inflated_as_it_comes(stack: FeedStack) -> None:
    content = gzip.compress(b"one\n") + gzip.compress(b"two\n")  # two members, as parallel compressors write
    stack.drop({"a.jsonl.gz": content})
    files = FeedOnS3.of(BUCKET)
    piece = piece_of(files, "a.jsonl.gz")
    assert [line.content for line in files.lines(piece)] == [b"one", b"two"]
    assert files.sha256(piece) == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    "content",
    [gzip.compress(b"one\ntwo\n" * 99)[:-9], b"not gzip", gzip.compress(b"x")[:15]],
    ids=["cut", "other", "short"],
)
def test_a_damaged_compressed_file_is_the_banks_to_mend(stack: FeedStack, content: bytes) -> None:
    stack.drop({"a.jsonl.gz": content})
    files = FeedOnS3.of(BUCKET)
    with pytest.raises(InvalidMessage, match="damaged"):
        list(files.lines(piece_of(files, "a.jsonl.gz")))


def test_a_file_rewritten_or_removed_since_the_scan_is_not_read(stack: FeedStack) -> None:
    stack.drop({"a.jsonl": b"one\n"})
    files = FeedOnS3.of(BUCKET)
    piece = piece_of(files, "a.jsonl")
    stack.drop({"a.jsonl": b"two\n"})
    with pytest.raises(InvalidMessage, match="changed"):
        list(files.lines(piece))
    with pytest.raises(InvalidMessage, match="changed"):
        files.sha256(replace(piece, file="b.jsonl"))


def test_a_bucket_that_does_not_answer_is_an_outage(stack: FeedStack) -> None:
    assert stack
    with pytest.raises(Outage, match="S3"):
        FeedOnS3.of("no-such-bucket").listing(AS_OF)


def test_lines_are_the_same_however_the_chunks_fall() -> None:
    content = file_of([loan(), loan(contract_id="LOAN-2")]) + b"\n\nend"
    expected = list(split_lines([content]))
    for size in (1, 7, 1000):
        assert list(split_lines(content[at : at + size] for at in range(0, len(content), size))) == expected
    assert all(content[offset:].startswith(line) for offset, line in expected)


def test_an_endless_line_is_cut_and_the_next_one_keeps_its_offset() -> None:
    chunks = [b"x" * 1_000_000, b"y" * 1_000_000, b"z\nnext\n"]
    (first, cut), (second, following) = split_lines(chunks)
    assert (first, len(cut)) == (0, KEPT)
    assert (second, following) == (2_000_002, b"next")


def aside(number: int, line: int | None = None, content: str = "{") -> SetAsideLine:
    return SetAsideLine("a.jsonl", line, number, 10 * number, "body: Invalid JSON", content)


def test_a_sheet_is_written_under_the_day_the_drop_and_the_slice_then_numbered(stack: FeedStack) -> None:
    shelf = SetAsideOnS3.of(BUCKET)
    piece = FeedSlice(AS_OF, "drop", "a.jsonl", 0, 1, 100, 200, "etag", None)
    sheet = shelf.sheet(piece)
    sheet.add(aside(3, content='{"name": "Éloïse'))
    sheet.close()
    shelf.number(AS_OF, "drop", "0000-00001", 40)
    shelf.number(AS_OF, "drop", "0000-00001", 40)
    (key, body), *others = stack.stored("set-aside/").items()
    assert (key, others) == ("set-aside/2026-01-05/drop-0000-00001.jsonl", [])
    assert json.loads(body) == {
        "file": "a.jsonl",
        "line": 43,
        "line_in_slice": 3,
        "offset": 30,
        "reason": "body: Invalid JSON",
        "content": '{"name": "Éloïse',
    }


def test_a_long_sheet_goes_on_in_another_object(stack: FeedStack) -> None:
    sheet = SetAsideOnS3.of(BUCKET).sheet(FeedSlice(AS_OF, "drop", "a.jsonl", 0, 0, 0, 200, "etag", None))
    for number in range(1, 4):
        sheet.add(aside(number, number, "x" * 3_000_000))
    sheet.close()
    assert sorted(stack.stored("set-aside/")) == [
        "set-aside/2026-01-05/drop-0000-00000.2.jsonl",
        "set-aside/2026-01-05/drop-0000-00000.jsonl",
    ]


def test_nothing_is_written_where_nothing_was_set_aside(stack: FeedStack) -> None:
    SetAsideOnS3.of(BUCKET).sheet(FeedSlice(AS_OF, "drop", "a.jsonl", 0, 0, 0, 200, "etag", None)).close()
    assert stack.stored("set-aside/") == {}
