"""One contract for the register in memory and the one on DynamoDB."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fakes import cloud
from faults.second_engine.engine import engine, second_engine
from feed_fakes import RegisterInMemory
from feed_material import AS_OF
from feed_stack import TABLE, FeedStack, feed_stack
from recouvrement.adapters.feed_register import FeedRegisterOnDynamoDB, OpenContractsInAgenda
from recouvrement.messages.feed_slice import FeedSlice
from recouvrement.usecases.feed_ports import FeedPlan, FeedRegister
from recouvrement.usecases.feed_progress import FeedProgress, SliceOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=["memory", "moto", second_engine])
def register(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedRegister]:
    if request.param == "memory":
        yield RegisterInMemory()
    else:
        with engine(request.param, monkeypatch):
            yield FeedRegisterOnDynamoDB.of(cloud.TABLE)


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedStack]:
    with feed_stack(monkeypatch) as made:
        yield made


FIRST = FeedSlice(AS_OF, "drop-1", "a.jsonl", 0, 0, 0, 10, "etag", None)
SECOND = replace(FIRST, part=1, start=10, end=20)
PLAN = FeedPlan(AS_OF, "drop-1", (7,), (FIRST, SECOND))
FIRST_OUTCOME = SliceOutcome("0000-00000", 4, 1, 2)
SECOND_OUTCOME = SliceOutcome("0000-00001", 3, 0, 1)


def test_a_feed_is_finished_when_each_slice_is_done_whatever_the_order(register: FeedRegister) -> None:
    register.expect(PLAN)
    half = register.slice_done(SECOND, SECOND_OUTCOME)
    assert half is not None
    assert not half.is_finished
    assert register.slice_done(FIRST, FIRST_OUTCOME) == FeedProgress(2, (7,), (FIRST_OUTCOME, SECOND_OUTCOME))


def test_a_slice_delivered_twice_counts_once(register: FeedRegister) -> None:
    register.expect(PLAN)
    register.slice_done(FIRST, FIRST_OUTCOME)
    again = register.slice_done(FIRST, FIRST_OUTCOME)
    assert again is not None
    assert again.outcomes == (FIRST_OUTCOME,)
    assert not again.is_finished


def test_scanning_the_same_drop_again_keeps_the_progress(register: FeedRegister) -> None:
    register.expect(PLAN)
    register.slice_done(FIRST, FIRST_OUTCOME)
    register.expect(PLAN)
    done = register.slice_done(SECOND, SECOND_OUTCOME)
    assert done is not None
    assert done.is_finished


def test_another_drop_of_the_night_starts_anew_and_the_old_slices_count_for_nothing(register: FeedRegister) -> None:
    register.expect(PLAN)
    register.slice_done(FIRST, FIRST_OUTCOME)
    register.expect(replace(PLAN, feed="drop-2"))
    assert register.slice_done(SECOND, SECOND_OUTCOME) is None
    fresh = register.slice_done(replace(SECOND, feed="drop-2"), SECOND_OUTCOME)
    assert fresh is not None
    assert fresh.outcomes == (SECOND_OUTCOME,)


def test_a_slice_of_a_feed_that_was_never_scanned_counts_for_nothing(register: FeedRegister) -> None:
    assert register.slice_done(FIRST, FIRST_OUTCOME) is None


def test_the_newest_complete_feed_never_goes_back(register: FeedRegister) -> None:
    assert register.newest_complete() is None
    register.complete(AS_OF)
    register.complete(date(2026, 1, 3))
    assert register.newest_complete() == AS_OF
    register.complete(date(2026, 1, 6))
    assert register.newest_complete() == date(2026, 1, 6)


def test_progress_counts_by_file_and_before_each_slice() -> None:
    other_file = SliceOutcome("0001-00000", 5, 0, 0)
    progress = FeedProgress(3, (7, 6), (FIRST_OUTCOME, SECOND_OUTCOME, other_file))
    assert progress.miscounted_files == (1,)
    assert progress.lines_before("0000-00001") == 5
    assert progress.lines_before("0001-00000") == 0
    assert progress.set_aside == 3


def test_the_contracts_with_an_open_case_are_read_from_all_shards_of_the_agenda(stack: FeedStack) -> None:
    for number in range(20):
        stack.open_case(f"LOAN-{number}-01", number % 8)
    assert set(OpenContractsInAgenda.of(TABLE).with_open_case()) == {f"LOAN-{number}" for number in range(20)}
