"""The indexes of tasks and of people, as the Worklists port asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.adapters.items import CaseItem, PartyItem
from recouvrement.adapters.table import speaking_to_dynamodb
from recouvrement.domain.identifiers import CaseId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.adapters.table import Table
    from recouvrement.domain.identifiers import PartyId

_CASE_PREFIX: Final = "CASE#"


class DynamoWorklists:
    """Both indexes are eventually consistent: the case itself is read again. All methods raise Outage."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of_agency(self, agency: str) -> Iterator[CaseId]:
        with speaking_to_dynamodb():
            for item in self._table.of(CaseItem).worklist.query(agency):
                yield CaseId(item.pk.removeprefix(_CASE_PREFIX))

    def of_person(self, party_id: PartyId) -> Iterator[CaseId]:
        """One row for each version of his particulars: a case is given once."""
        with speaking_to_dynamodb():
            versions = [item.pk for item in self._table.of(PartyItem).people.query(party_id)]
        for pk in dict.fromkeys(versions):
            yield CaseId(pk.removeprefix(_CASE_PREFIX))
