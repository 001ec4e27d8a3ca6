"""Cases in the one table, as the CaseStore port asks for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from recouvrement.adapters.case_rows import contract_pointer, party, stored_case
from recouvrement.adapters.items import (
    CASE_KEY,
    POINTER_KEY,
    SHARDS,
    CaseItem,
    DoneItem,
    EventItem,
    PartyItem,
    PointerItem,
    case_pk,
    contract_pk,
    done_key,
    party_key,
    shard_of,
)
from recouvrement.adapters.table import speaking_to_dynamodb
from recouvrement.adapters.transitions import save_transition, save_waiting
from recouvrement.domain.case.journal import Entry
from recouvrement.domain.case.state import Phase
from recouvrement.domain.identifiers import CaseId, ContractId
from recouvrement.usecases.ports import ContractPointer
from recouvrement.usecases.sweep_cases import AgendaRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pynamodb.expressions.update import Action

    from recouvrement.adapters.table import Table
    from recouvrement.domain.identifiers import MessageId, PartyId
    from recouvrement.domain.position import Party
    from recouvrement.usecases.ports import StoredCase, Transition

_CASE_PREFIX: Final = "CASE#"
_EVENT_PREFIX: Final = "EVENT#"


class DynamoCaseStore:
    """Every read is consistent: a decision rests on what was last saved. All methods raise Outage."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def pointer(self, contract_id: ContractId) -> ContractPointer:
        item = self._table.read(PointerItem, contract_pk(contract_id), POINTER_KEY)
        return ContractPointer(contract_id) if item is None else contract_pointer(contract_id, item)

    def case(self, case_id: CaseId) -> StoredCase | None:
        item = self._table.read(CaseItem, case_pk(case_id), CASE_KEY)
        return None if item is None else stored_case(item)

    def journal(self, case_id: CaseId) -> tuple[Entry, ...]:
        events = self._table.of(EventItem)
        with speaking_to_dynamodb():
            rows = events.query(case_pk(case_id), EventItem.sk.startswith(_EVENT_PREFIX), consistent_read=True)
            return tuple(Entry(int(row.sk.removeprefix(_EVENT_PREFIX)), row.body, row.hash) for row in rows)

    def party(self, case_id: CaseId, party_id: PartyId, version: int) -> Party | None:
        item = self._table.read(PartyItem, case_pk(case_id), party_key(party_id, version))
        return None if item is None else party(item.body)

    def is_done(self, owner: CaseId | ContractId, message_id: MessageId) -> bool:
        """One call for both places: an identifier does not tell whether it is a case's or a contract's."""
        owners = (case_pk(CaseId(owner)), contract_pk(ContractId(owner)))
        with speaking_to_dynamodb():
            keys = [(pk, done_key(message_id)) for pk in owners]
            return any(True for _ in self._table.of(DoneItem).batch_get(keys, consistent_read=True))

    def save(self, transition: Transition) -> None:
        """Save all of it or nothing. Raises Conflict, InvalidMessage for more than one transaction can hold."""
        save_transition(self._table, transition)

    def park(self, before: ContractPointer, after: ContractPointer, message_id: MessageId) -> None:
        save_waiting(self._table, (before, after), message_id)

    def move(self, stored: StoredCase, as_of: date | None, next_action_on: date | None) -> None:
        item = self._table.of(CaseItem)(case_pk(stored.case.case_id), CASE_KEY)
        unmoved = (
            CaseItem.as_of.does_not_exist() if stored.as_of is None else CaseItem.as_of == stored.as_of.isoformat()
        )
        with speaking_to_dynamodb():
            item.update(
                actions=[*_noted_as_of(as_of), *_noted_agenda(stored.case.case_id, next_action_on)],
                condition=(CaseItem.version == stored.case.version) & unmoved,
            )

    def due(self, today: date) -> Iterator[CaseId]:
        return map(_case_id, self._in_agenda(CaseItem.next_action_on <= today.isoformat()))

    def rows(self) -> Iterator[AgendaRow]:
        for item in self._in_agenda(None):
            yield AgendaRow(_case_id(item), date.fromisoformat(str(item.next_action_on)), Phase(item.phase))

    def _in_agenda(self, condition: Any) -> Iterator[CaseItem]:  # noqa: ANN401 - PynamoDB's own type, made at import
        """Give the keys and the phase of each: the index holds nothing else."""
        index = self._table.of(CaseItem).agenda
        for shard in SHARDS:
            with speaking_to_dynamodb():
                yield from index.query(shard, condition)


def _case_id(item: CaseItem) -> CaseId:
    return CaseId(item.pk.removeprefix(_CASE_PREFIX))


def _noted_as_of(as_of: date | None) -> list[Action]:
    return [] if as_of is None else [CaseItem.as_of.set(as_of.isoformat())]


def _noted_agenda(case_id: CaseId, next_action_on: date | None) -> list[Action]:
    """A case that nothing is owed to leaves the sparse index."""
    if next_action_on is None:
        return [CaseItem.next_action_on.remove(), CaseItem.agenda_shard.remove()]
    day = next_action_on.isoformat()
    return [CaseItem.next_action_on.set(day), CaseItem.agenda_shard.set(shard_of(case_id))]
