"""The items of a case and of a contract, as they lie in the table. Keys and attributes are for good (design §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from pynamodb.attributes import NumberAttribute, TTLAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection, KeysOnlyProjection

from recouvrement.adapters.table import Item

if TYPE_CHECKING:
    from recouvrement.domain.identifiers import CaseId, ContractId, EffectId, MessageId, PartyId
    from recouvrement.usecases.releases import Sending

SHARDS: Final = tuple(str(shard) for shard in range(8))


class AgendaIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]  # PynamoDB's own
    """Sparse: open cases only."""

    class Meta:  # noqa: D106 - PynamoDB's way of naming an index
        index_name = "agenda"
        projection = IncludeProjection(["phase"])

    agenda_shard = UnicodeAttribute(hash_key=True)
    next_action_on = UnicodeAttribute(range_key=True)


class OutboxIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]  # PynamoDB's own
    """Sparse: unpublished effects only."""

    class Meta:  # noqa: D106 - PynamoDB's way of naming an index
        index_name = "outbox"
        projection = KeysOnlyProjection()

    outbox_shard = UnicodeAttribute(hash_key=True)
    created_at = UnicodeAttribute(range_key=True)


class WorklistIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]  # PynamoDB's own
    """Sparse: cases with an open task only, the first to look at first."""

    class Meta:  # noqa: D106 - PynamoDB's way of naming an index
        index_name = "worklist"
        projection = KeysOnlyProjection()

    worklist_agency = UnicodeAttribute(hash_key=True)
    worklist_rank = UnicodeAttribute(range_key=True)


class PeopleIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]  # PynamoDB's own
    """The cases of a person, whatever the contract: one row for each version of his particulars."""

    class Meta:  # noqa: D106 - PynamoDB's way of naming an index
        index_name = "people"
        projection = KeysOnlyProjection()

    party_id = UnicodeAttribute(hash_key=True)
    pk = UnicodeAttribute(range_key=True)


class CaseItem(Item):
    """`CASE#id` / `CASE`. `state` is the folded journal as JSON; what follows it is for people and indexes."""

    version = NumberAttribute()
    head = UnicodeAttribute()
    state = UnicodeAttribute()
    as_of = UnicodeAttribute(null=True)
    releases = UnicodeSetAttribute(null=True)
    contract_id = UnicodeAttribute()
    product = UnicodeAttribute()
    agency = UnicodeAttribute()
    phase = UnicodeAttribute()
    opened_on = UnicodeAttribute()
    closed_on = UnicodeAttribute(null=True)
    arrears_cents = NumberAttribute()
    principal_not_yet_due_cents = NumberAttribute()
    agenda_shard = UnicodeAttribute(null=True)
    next_action_on = UnicodeAttribute(null=True)
    agenda = AgendaIndex()
    worklist_agency = UnicodeAttribute(null=True)
    worklist_rank = UnicodeAttribute(null=True)
    worklist = WorklistIndex()


class EventItem(Item):
    """`CASE#id` / `EVENT#000123`: append-only, `body` is the exact JSON that was hashed."""

    body = UnicodeAttribute()
    hash = UnicodeAttribute()


class EffectItem(Item):
    """`CASE#id` / `EFFECT#id`: the outbox. `outbox_shard` goes away once it is published."""

    body = UnicodeAttribute()
    created_at = UnicodeAttribute()
    outbox_shard = UnicodeAttribute(null=True)
    outbox = OutboxIndex()


class SendItem(Item):
    """`CASE#id` / `LETTER#id` or `FILE#id`: made `reserved` by the transition that releases it."""

    state = UnicodeAttribute()
    released_on = UnicodeAttribute()
    claimed_by = UnicodeAttribute(null=True)  # the attempt that may send it
    reference = UnicodeAttribute(null=True)


class PartyItem(Item):
    """`CASE#id` / `PARTY#id#000001`: names and addresses. Deleting it erases the person from the case."""

    body = UnicodeAttribute()
    party_id = UnicodeAttribute()
    people = PeopleIndex()


class DoneItem(Item):
    """`CASE#id` or `CONTRACT#id` / `DONE#message-id`: that message was counted."""

    expires_at = TTLAttribute()


class PointerItem(Item):
    """`CONTRACT#id` / `POINTER`: never deleted."""

    version = NumberAttribute()
    open_case = UnicodeAttribute(null=True)
    cases = NumberAttribute()
    as_of = UnicodeAttribute(null=True)
    waiting = UnicodeAttribute()  # receipts, as JSON
    last = UnicodeAttribute(null=True)  # how the last case ended, as JSON


CASE_KEY: Final = "CASE"
POINTER_KEY: Final = "POINTER"


def case_pk(case_id: CaseId) -> str:
    return f"CASE#{case_id}"


def contract_pk(contract_id: ContractId) -> str:
    return f"CONTRACT#{contract_id}"


def event_key(number: int) -> str:
    return f"EVENT#{number:06d}"


def effect_key(effect_id: EffectId) -> str:
    return f"EFFECT#{effect_id}"


def send_key(sending: Sending, key: str) -> str:
    return f"{sending}#{key}"


def party_key(party_id: PartyId, version: int) -> str:
    return f"PARTY#{party_id}#{version:06d}"


def done_key(message_id: MessageId) -> str:
    return f"DONE#{message_id}"


def shard_of(case_id: CaseId) -> str:
    return SHARDS[crc32(case_id.encode()) % len(SHARDS)]
