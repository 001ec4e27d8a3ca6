from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed_fakes import AlarmsHeard, FilesInMemory, InboxInMemory, KnownInMemory, RegisterInMemory, ShelfInMemory
from feed_material import (
    AS_OF,
    account,
    encoded,
    file_of,
    folder_of,
    healthy_loan,
    instalment,
    loan,
    manifest_of,
    party,
    receipt,
)
from recouvrement.domain.money import Money
from recouvrement.domain.position import Product
from recouvrement.domain.strategy import Opening
from recouvrement.messages.feed import read_position_data
from recouvrement.usecases.detect_incidents import Detection, DetectionReport, detect_incidents
from recouvrement.usecases.feed_plan import plan_feed
from recouvrement.usecases.feed_ports import FeedPlan

if TYPE_CHECKING:
    from recouvrement.messages.feed_slice import FeedSlice

OPENINGS = {
    Product.CONSUMER_LOAN: Opening(Money("15.00"), 3),
    Product.CURRENT_ACCOUNT: Opening(Money("15.00"), 0),
}


@dataclass
class World:
    """A feed that was scanned."""

    folder: dict[str, bytes]
    slice_bytes: int = 1_000_000
    files: FilesInMemory = field(default_factory=FilesInMemory)
    known: KnownInMemory = field(default_factory=KnownInMemory)
    inbox: InboxInMemory = field(default_factory=InboxInMemory)
    shelf: ShelfInMemory = field(default_factory=ShelfInMemory)
    register: RegisterInMemory = field(default_factory=RegisterInMemory)
    alarms: AlarmsHeard = field(default_factory=AlarmsHeard)
    slices: tuple[FeedSlice, ...] = ()

    def __post_init__(self) -> None:
        self.drop(self.folder)

    def drop(self, folder: dict[str, bytes]) -> None:
        self.files.folders[AS_OF] = dict(folder)
        plan = plan_feed(AS_OF, self.files, self.slice_bytes)
        assert isinstance(plan, FeedPlan), plan
        self.register.expect(plan)
        self.slices = plan.slices

    def detect(self, *slices: FeedSlice) -> list[DetectionReport]:
        tools = Detection(self.files, self.known, self.inbox, self.shelf, self.register, self.alarms, OPENINGS)
        return [detect_incidents(piece, None, tools) for piece in slices or self.slices]


def test_an_incident_is_reported_as_its_line_says_it() -> None:
    here = World(folder_of([loan()]))
    (report,) = here.detect()
    (message,) = here.inbox.received
    assert (message.type, message.subject) == ("fr.recouvrement.position.reported", "LOAN-1")
    assert message.time.isoformat() == "2026-01-05T22:59:59+00:00"  # 23:59:59 in Paris, in winter
    assert read_position_data(message.data).overdue == Money("200.00")
    assert report.completed
    assert here.known.incidents == ["LOAN-1"]


def test_a_healthy_contract_that_nobody_knows_is_not_reported() -> None:
    here = World(folder_of([healthy_loan()]))
    (report,) = here.detect()
    assert here.inbox.received == []
    assert (report.outcome.lines, report.reported, report.completed) == (1, 0, True)


def test_a_known_contract_is_told_that_it_is_healthy_again_and_is_not_known_for_that() -> None:
    here = World(folder_of([healthy_loan()]), known=KnownInMemory({"LOAN-1"}))
    here.detect()
    assert here.inbox.subjects == ["LOAN-1"]
    assert here.known.incidents == []


@pytest.mark.parametrize(
    ("line", "is_reported"),
    [
        (loan(receipts=[receipt("T-1", "2025-12-20", "385.00")]), True),  # 15.00 are missing
        (loan(receipts=[receipt("T-1", "2025-12-20", "385.01")]), False),
        (loan(instalments=[instalment(1, "2026-01-02")], receipts=[]), True),  # three days are over
        (loan(instalments=[instalment(1, "2026-01-03")], receipts=[]), False),
        (
            # fourteen euros missing since November do not hurry an instalment due yesterday
            loan(
                instalments=[instalment(1, "2025-11-12"), instalment(2, "2026-01-04")],
                receipts=[receipt("T-1", "2025-11-12", "186.00")],
            ),
            False,
        ),
        (account(overdraft={"authorised_limit": "0.00", "balance": "-15.00", "overrun_since": "2026-01-05"}), True),
        (account(overdraft={"authorised_limit": "0.00", "balance": "-14.99", "overrun_since": "2025-01-05"}), False),
        (account(overdraft={"authorised_limit": "500.00", "balance": "-351.20", "overrun_since": None}), False),
        (account(overdraft={"authorised_limit": "500.00", "balance": "-551.20", "overrun_since": "2026-01-05"}), True),
        (loan(parties=[party(address=None)]), True),
    ],
)
def test_only_what_reaches_the_strategys_threshold_long_enough_is_an_incident(
    line: dict[str, Any], *, is_reported: bool
) -> None:
    here = World(folder_of([line]))
    here.detect()
    assert bool(here.inbox.received) is is_reported


def test_an_incident_on_a_product_without_strategy_is_named_in_an_alarm() -> None:
    lines = [loan(contract_id=f"MORT-{number}", product="mortgage") for number in range(150)]
    here = World(folder_of([*lines, healthy_loan(product="mortgage")]))
    here.detect()
    assert here.inbox.received == []
    assert here.alarms.kinds == ["incident.without_strategy"] * 2
    assert sum(len(alarm.contract_ids) for alarm in here.alarms.heard) == 150


def test_a_known_contract_without_strategy_is_reported_to_its_case() -> None:
    here = World(folder_of([loan(product="mortgage")]), known=KnownInMemory({"LOAN-1"}))
    here.detect()
    assert here.inbox.subjects == ["LOAN-1"]
    assert here.alarms.heard == []


def test_bad_lines_are_set_aside_with_file_line_and_reason_and_the_others_go_on() -> None:
    bad: list[dict[str, Any] | bytes] = [
        b"{",
        loan(product="lease"),
        loan(as_of="2026-01-04"),
        loan(principal_not_yet_due="-1.00"),
    ]
    here = World(folder_of([loan(), *bad, loan(contract_id="LOAN-2")]))
    (report,) = here.detect()
    assert here.inbox.subjects == ["LOAN-1", "LOAN-2"]
    assert [(line.file, line.line, line.reason.split(":")[0]) for line in here.shelf.lines] == [
        ("positions.jsonl", 2, "body"),
        ("positions.jsonl", 3, "product"),
        ("positions.jsonl", 4, "as_of"),
        ("positions.jsonl", 5, "principal_not_yet_due"),
    ]
    assert here.shelf.lines[1].content.encode() == encoded(loan(product="lease"))
    assert (report.outcome.set_aside, report.completed) == (4, True)
    assert here.alarms.kinds == ["feed.lines_set_aside"]


def test_a_line_that_is_not_utf_8_is_set_aside_readably() -> None:
    here = World(folder_of([b"\xff\xfe"]))
    here.detect()
    assert here.shelf.lines[0].content == "\\xff\\xfe"


def test_a_blank_line_is_no_line_but_keeps_its_number() -> None:
    content = encoded(loan()) + b"\n\n" + b"{\n \n"
    here = World({"p.jsonl": content, "manifest.json": manifest_of({"p.jsonl": (content, 2)})})
    (report,) = here.detect()
    assert (report.outcome.lines, report.outcome.blank_lines, report.completed) == (2, 2, True)
    assert here.shelf.lines[0].line == 3


def test_fewer_lines_than_the_manifest_says_make_the_feed_partial() -> None:
    content = file_of([loan()])
    here = World({"p.jsonl": content, "manifest.json": manifest_of({"p.jsonl": (content, 2)})})
    (report,) = here.detect()
    assert here.alarms.kinds == ["feed.partial"]
    assert not report.completed
    assert here.register.newest_complete() is None


def test_two_files_whose_miscounts_make_up_for_each_other_are_still_partial() -> None:
    one, two = file_of([loan()]), file_of([loan(contract_id="A"), loan(contract_id="B")])
    manifest = manifest_of({"a.jsonl": (one, 2), "b.jsonl": (two, 1)})
    here = World({"a.jsonl": one, "b.jsonl": two, "manifest.json": manifest})
    here.detect()
    assert here.alarms.kinds == ["feed.partial"]
    assert "0, 1" in here.alarms.heard[0].reason


def test_a_file_with_another_sha_is_not_believed_at_all() -> None:
    content, other = file_of([loan()]), file_of([loan(agency="75003")])
    here = World({"p.jsonl": content, "manifest.json": manifest_of({"p.jsonl": (other, 1)})})
    here.detect()
    assert here.inbox.received == []
    assert here.alarms.kinds == ["feed.partial"]
    assert here.register.newest_complete() is None


def test_a_file_that_changed_since_the_scan_is_not_read() -> None:
    here = World(folder_of([loan()]))
    here.files.folders[AS_OF]["positions.jsonl"] += b"\n"
    here.detect()
    assert here.inbox.received == []
    assert here.alarms.kinds == ["feed.partial"]


def test_a_compressed_file_is_read_whole() -> None:
    content = gzip.compress(file_of([loan(), healthy_loan(contract_id="LOAN-2")]))
    here = World({"p.jsonl.gz": content, "manifest.json": manifest_of({"p.jsonl.gz": (content, 2)})})
    (report,) = here.detect()
    assert here.inbox.subjects == ["LOAN-1"]
    assert report.completed


def test_a_slice_delivered_twice_counts_once_and_sends_the_same_messages() -> None:
    here = World(folder_of([loan(), b"{", healthy_loan(contract_id="LOAN-2"), loan(contract_id="LOAN-3")]), 1000)
    first = here.slices[0]
    assert len(here.slices) > 1
    reports = here.detect(first, first)
    assert not any(report.completed for report in reports)
    assert here.inbox.received[0] == here.inbox.received[1]
    last = here.detect(*here.slices[1:])[-1]
    assert last.completed
    assert here.register.newest_complete() == AS_OF


def test_a_corrected_drop_starts_anew_and_late_slices_of_the_first_one_count_for_nothing() -> None:
    content = file_of([loan()])
    here = World({"p.jsonl": content, "manifest.json": manifest_of({"p.jsonl": (content, 2)})})
    here.detect()
    (late,) = here.slices
    here.drop({"p.jsonl": content, "manifest.json": manifest_of({"p.jsonl": (content, 1)})})
    assert not here.detect(late)[0].completed
    assert here.detect()[0].completed


def test_lines_set_aside_in_a_later_slice_get_their_number_once_all_are_counted() -> None:
    lines = [loan(contract_id=f"LOAN-{number}") for number in range(20)]
    here = World(folder_of([*lines, b"{"]), 4000)
    here.detect()
    (bad,) = here.shelf.lines
    (slice_id,) = here.shelf.numbered
    assert bad.line is None
    assert bad.line_in_slice + here.shelf.numbered[slice_id] == 21


@given(slice_bytes=st.integers(1, 4000), blanks=st.lists(st.integers(0, 3), min_size=5, max_size=5))
def test_however_a_file_is_cut_each_line_is_read_once(slice_bytes: int, blanks: list[int]) -> None:
    content = b"".join(
        encoded(loan(contract_id=f"LOAN-{number}")) + b"\n" * (1 + blank) for number, blank in enumerate(blanks)
    )
    here = World({"p.jsonl": content, "manifest.json": manifest_of({"p.jsonl": (content, 5)})}, slice_bytes)
    here.detect()
    assert sorted(here.inbox.subjects) == [f"LOAN-{number}" for number in range(5)]
    assert here.register.newest_complete() == AS_OF


def test_another_content_is_another_message() -> None:
    here = World(folder_of([loan(), loan(agency="75003")]))
    here.detect()
    assert len({message.id for message in here.inbox.received}) == 2


def test_the_business_day_of_the_slice_is_passed_on() -> None:
    here = World(folder_of([loan()]))
    tools = Detection(here.files, here.known, here.inbox, here.shelf, here.register, here.alarms, OPENINGS)
    detect_incidents(here.slices[0], AS_OF, tools)
    assert here.inbox.received[0].businessday == AS_OF
