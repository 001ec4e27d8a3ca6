from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from feed_material import AS_OF
from feed_stack import BUCKET, FeedStack, feed_stack
from recouvrement.adapters.known_contracts import KNOWN_KEY, KnownContractsOnS3
from recouvrement.domain.identifiers import ContractId
from recouvrement.messages.feed_slice import FeedSlice

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = FeedSlice(AS_OF, "drop", "a.jsonl", 0, 0, 0, 10, "etag", None)


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedStack]:
    with feed_stack(monkeypatch) as made:
        yield made


def contracts(*names: str) -> list[ContractId]:
    return [ContractId(name) for name in names]


def test_nobody_is_known_before_the_first_scan(stack: FeedStack) -> None:
    assert stack
    assert "LOAN-1" not in KnownContractsOnS3.of(BUCKET).current()


def test_open_cases_are_known_at_eight_bytes_each(stack: FeedStack) -> None:
    shelf = KnownContractsOnS3.of(BUCKET)
    assert shelf.rewrite(contracts(*(f"LOAN-{number}" for number in range(1000))), AS_OF) == 1000
    known = shelf.current()
    assert all(f"LOAN-{number}" in known for number in range(1000))
    assert not any(f"LOAN-{number}" in known for number in range(1000, 3000))
    assert len(stack.stored("known/")[KNOWN_KEY]) == 8000


@pytest.mark.parametrize(("nights_ago", "is_known"), [(0, True), (1, True), (3, True), (4, False)])
def test_an_incident_is_known_for_three_nights(stack: FeedStack, nights_ago: int, *, is_known: bool) -> None:
    assert stack
    shelf = KnownContractsOnS3.of(BUCKET)
    shelf.add_incidents(replace(PIECE, as_of=AS_OF - timedelta(days=nights_ago)), contracts("LOAN-1"))
    shelf.rewrite([], AS_OF)
    assert ("LOAN-1" in shelf.current()) is is_known


def test_a_late_feed_does_not_take_what_later_nights_reported(stack: FeedStack) -> None:
    assert stack
    shelf = KnownContractsOnS3.of(BUCKET)
    shelf.add_incidents(replace(PIECE, as_of=date(2026, 1, 6)), contracts("LOAN-1"))
    assert shelf.rewrite([], AS_OF) == 0


def test_a_contract_in_both_lists_counts_once(stack: FeedStack) -> None:
    assert stack
    shelf = KnownContractsOnS3.of(BUCKET)
    shelf.add_incidents(PIECE, contracts("LOAN-1", "LOAN-2"))
    assert shelf.rewrite(contracts("LOAN-2"), AS_OF) == 2


def test_the_set_is_read_again_only_when_it_changed(stack: FeedStack) -> None:
    assert stack
    shelf, scan = KnownContractsOnS3.of(BUCKET), KnownContractsOnS3.of(BUCKET)
    scan.rewrite(contracts("LOAN-1"), AS_OF)
    first = shelf.current()
    assert shelf.current() is first
    scan.rewrite(contracts("LOAN-2"), AS_OF)
    assert "LOAN-2" in shelf.current()
    assert "LOAN-1" not in shelf.current()


def test_nothing_is_written_for_a_slice_without_incident(stack: FeedStack) -> None:
    KnownContractsOnS3.of(BUCKET).add_incidents(PIECE, [])
    assert stack.stored("reported/") == {}
