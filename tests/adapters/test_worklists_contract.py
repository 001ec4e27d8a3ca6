"""The indexes of tasks and of people: in memory and on DynamoDB, the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from fakes.case_material import CASE_ID, PARTY, case, following, opening
from fakes.case_store import FakeCaseStore, FakeWorklists, Rows
from fakes.cloud import TABLE, cloud
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.table import Table
from recouvrement.adapters.worklists import DynamoWorklists
from recouvrement.domain.identifiers import CaseId, ContractId, MessageId, PartyId
from recouvrement.usecases.ports import CaseStore, ContractPointer, StoredParty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.usecases.worklist import Worklists

AGENCY = "75002"


@dataclass
class Stores:
    cases: CaseStore
    worklists: Worklists

    def opened(self, number: int, rank: str | None) -> CaseId:
        """Save one more case of the same person, on another contract."""
        contract, case_id = ContractId(f"LOAN-{number}"), CaseId(f"LOAN-{number}-01")
        pointer = ContractPointer(contract)
        self.cases.save(
            replace(
                opening(message_id=f"m-{number}"),
                after=replace(case(), case_id=case_id, contract_id=contract),
                effects=(),
                pointer=(pointer, replace(pointer, open_case=case_id, cases=1)),
                worklist_rank=rank,
            )
        )
        return case_id


@pytest.fixture(params=["memory", "dynamodb"])
def stores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stores]:
    if request.param == "memory":
        rows = Rows()
        yield Stores(FakeCaseStore(rows), FakeWorklists(rows))
    else:
        with cloud(monkeypatch):
            table = Table(TABLE)
            yield Stores(DynamoCaseStore(table), DynamoWorklists(table))


def test_an_agency_sees_its_cases_with_tasks_by_rank(stores: Stores) -> None:
    second = stores.opened(2, "1.9999999950000.2025-09-01")
    first = stores.opened(3, "0.9999999990000.2025-09-01")
    stores.opened(4, None)
    assert list(stores.worklists.of_agency(AGENCY)) == [first, second]
    assert list(stores.worklists.of_agency("69001")) == []


def test_a_case_whose_last_task_is_done_leaves_the_worklist(stores: Stores) -> None:
    stores.cases.save(replace(opening(), worklist_rank="1.1.2025-09-01"))
    stored = stores.cases.case(CASE_ID)
    assert stored is not None
    assert list(stores.worklists.of_agency(AGENCY)) == [CASE_ID]
    stores.cases.save(following(stored, replace(stored.case, version=2)))
    assert list(stores.worklists.of_agency(AGENCY)) == []


def test_a_person_is_found_in_every_case_once(stores: Stores) -> None:
    cases = [stores.opened(number, None) for number in (2, 3)]
    stored = stores.cases.case(cases[0])
    assert stored is not None
    moved = opening().parties[0].party
    later = following(stored, replace(stored.case, version=2))
    stores.cases.save(replace(later, message_id=MessageId("m-9"), parties=(StoredParty(moved, 2),)))
    assert sorted(stores.worklists.of_person(PARTY)) == cases
    assert list(stores.worklists.of_person(PartyId("P-nobody"))) == []
