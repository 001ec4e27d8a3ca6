"""Each item of a transition is saved under a condition of its own: none of them leans on another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fakes.case_material import (
    CASE_ID,
    DEBTOR,
    LETTER_ID,
    TODAY,
    case,
    entries,
    following,
    letter,
    opening,
)
from fakes.cloud import TABLE
from faults.second_engine.engine import engine, second_engine
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.outbox import DynamoOutbox
from recouvrement.adapters.send_ledger import DynamoSendLedger
from recouvrement.adapters.table import Table
from recouvrement.domain.case.letters.record import LetterState
from recouvrement.domain.errors import Conflict
from recouvrement.domain.identifiers import EffectId
from recouvrement.usecases.ports import StoredParty
from recouvrement.usecases.releases import Sending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.usecases.ports import StoredCase


@pytest.fixture(params=["moto", second_engine])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoCaseStore]:
    with engine(request.param, monkeypatch):
        made = DynamoCaseStore(Table(TABLE))
        made.save(opening(letter()))
        yield made


def now(store: DynamoCaseStore) -> StoredCase:
    stored = store.case(CASE_ID)
    assert stored is not None
    return stored


def test_what_journals_nothing_rests_on_the_version_all_the_same(store: DynamoCaseStore) -> None:
    read = now(store)
    store.save(following(read, case(2)))
    with pytest.raises(Conflict):
        store.save(following(read, case(1)))


def test_an_entry_of_the_journal_is_never_written_over(store: DynamoCaseStore) -> None:
    again = replace(following(now(store), case(2)), entries=entries(1, 1))
    with pytest.raises(Conflict):
        store.save(again)


def test_a_case_that_is_there_is_not_opened_again_though_all_else_is_new(store: DynamoCaseStore) -> None:
    again = replace(opening(message_id="m-2"), entries=(), parties=(), effects=(), pointer=None)
    with pytest.raises(Conflict):
        store.save(again)


def test_particulars_are_never_written_over(store: DynamoCaseStore) -> None:
    again = replace(following(now(store), case(2)), parties=(StoredParty(DEBTOR, 1),))
    with pytest.raises(Conflict):
        store.save(again)


def test_a_letter_that_may_have_left_is_not_reserved_again(store: DynamoCaseStore) -> None:
    DynamoSendLedger(Table(TABLE), Sending.LETTER).claim(CASE_ID, LETTER_ID, TODAY)
    store.save(following(now(store), case(2, (letter(state=LetterState.RECALLED),))))
    with pytest.raises(Conflict):
        store.save(following(now(store), case(3, (letter(),))))


def test_a_move_never_takes_a_newer_position_date_back(store: DynamoCaseStore) -> None:
    read = now(store)
    store.move(read, date(2026, 1, 6), TODAY)
    with pytest.raises(Conflict):
        store.move(read, date(2026, 1, 5), TODAY)


def test_an_effect_that_was_never_saved_is_not_marked(store: DynamoCaseStore) -> None:
    with pytest.raises(Conflict):
        DynamoOutbox(Table(TABLE)).published(EffectId(f"{CASE_ID}.000077.0"))
    assert now(store).case.version == 1
