"""One decision, one transaction: its rows, and the conditions under which they are saved (design §5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from recouvrement.adapters.case_rows import MESSAGES_REMEMBERED, case_columns, pointer_columns, written
from recouvrement.adapters.items import (
    CASE_KEY,
    POINTER_KEY,
    CaseItem,
    DoneItem,
    EffectItem,
    EventItem,
    PartyItem,
    PointerItem,
    SendItem,
    case_pk,
    contract_pk,
    done_key,
    effect_key,
    event_key,
    party_key,
    send_key,
    shard_of,
)
from recouvrement.adapters.table import Item, speaking_to_dynamodb
from recouvrement.domain.errors import InvalidMessage
from recouvrement.usecases.releases import releases_of
from recouvrement.usecases.sending_ports import SendState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pynamodb.expressions.condition import Condition
    from pynamodb.expressions.update import Action
    from pynamodb.transactions import TransactWrite

    from recouvrement.adapters.table import Table
    from recouvrement.domain.identifiers import MessageId
    from recouvrement.usecases.ports import ContractPointer, Transition

TRANSACTION_LIMIT: Final = 100  # DynamoDB's own
_ABSENT: Final = Item.pk.does_not_exist()
# A release that nobody claimed may be given again; one that somebody may have acted upon may not.
_RELEASABLE: Final = _ABSENT | SendItem.state.is_in(SendState.RESERVED, SendState.EXPIRED)


@dataclass(frozen=True, slots=True)
class _Row:
    item: Item
    condition: Condition


def save_transition(table: Table, transition: Transition) -> None:
    """Raise Conflict when anything it rests on has changed, InvalidMessage when it is more than a transaction holds."""
    rows = list(_rows(table, transition))
    size = len(rows) + (0 if transition.before is None else 1)
    if size > TRANSACTION_LIMIT:
        raise InvalidMessage(f"one decision changes {size} items, a transaction holds {TRANSACTION_LIMIT}")
    with speaking_to_dynamodb(), table.transaction() as write:
        for row in rows:
            write.save(row.item, condition=row.condition)
        if transition.before is not None:
            _update_case(write, table, transition)


def save_waiting(table: Table, pointer: tuple[ContractPointer, ContractPointer], message_id: MessageId) -> None:
    with speaking_to_dynamodb(), table.transaction() as write:
        for row in (_pointer(table, pointer), _done(table, contract_pk(pointer[0].contract_id), message_id)):
            write.save(row.item, condition=row.condition)


def _rows(table: Table, transition: Transition) -> Iterator[_Row]:
    """Give every item that the transition puts."""
    pk = case_pk(transition.after.case_id)
    if transition.before is None:
        yield _Row(table.of(CaseItem)(pk, CASE_KEY, **case_columns(transition)), _ABSENT)
    if transition.pointer is not None:
        yield _pointer(table, transition.pointer)
    if transition.message_id is not None:
        yield _done(table, pk, transition.message_id)
    yield from _journal(table, transition)
    yield from _effects(table, transition)
    yield from _reservations(table, transition)
    for stored in transition.parties:
        key = party_key(stored.party.party_id, stored.version)
        item = table.of(PartyItem)(pk, key, body=written(stored.party), party_id=stored.party.party_id)
        yield _Row(item, _ABSENT)


def _journal(table: Table, transition: Transition) -> Iterator[_Row]:
    pk, events = case_pk(transition.after.case_id), table.of(EventItem)
    for entry in transition.entries:
        yield _Row(events(pk, event_key(entry.number), body=entry.body, hash=entry.hash), _ABSENT)


def _effects(table: Table, transition: Transition) -> Iterator[_Row]:
    case_id, effects = transition.after.case_id, table.of(EffectItem)
    for pending in transition.effects:
        item = effects(
            case_pk(case_id),
            effect_key(pending.effect_id),
            body=pending.body,
            created_at=pending.created_at.isoformat(),
            outbox_shard=shard_of(case_id),
        )
        yield _Row(item, _ABSENT)


def _reservations(table: Table, transition: Transition) -> Iterator[_Row]:
    """Make one `reserved` item for each release that this transition gives."""
    earlier = frozenset() if transition.before is None else releases_of(transition.before.case)
    pk, sends = case_pk(transition.after.case_id), table.of(SendItem)
    for release in sorted(releases_of(transition.after) - earlier, key=str):
        key = send_key(release.sending, release.key)
        yield _Row(sends(pk, key, state=SendState.RESERVED, released_on=release.on.isoformat()), _RELEASABLE)


def _done(table: Table, pk: str, message_id: MessageId) -> _Row:
    return _Row(table.of(DoneItem)(pk, done_key(message_id), expires_at=MESSAGES_REMEMBERED), _ABSENT)


def _pointer(table: Table, pointer: tuple[ContractPointer, ContractPointer]) -> _Row:
    """Each writing counts one version more, whatever the caller says of it."""
    before, after = pointer
    columns = pointer_columns(after, before.version + 1)
    item = table.of(PointerItem)(contract_pk(before.contract_id), POINTER_KEY, **columns)
    return _Row(item, PointerItem.version == before.version if before.version else _ABSENT)


def _update_case(write: TransactWrite, table: Table, transition: Transition) -> None:
    """Change what is known of the case; attributes that a newer program may have added stay.

    Its `as_of` moves without a version: a move since it was read must not be undone.
    """
    before = transition.before
    if before is None:
        return
    cases = table.of(CaseItem)
    columns = case_columns(transition)
    attributes = cases.get_attributes()
    actions: list[Action] = [
        attributes[name].remove() if value is None else attributes[name].set(value) for name, value in columns.items()
    ]
    unmoved = CaseItem.as_of.does_not_exist() if before.as_of is None else CaseItem.as_of == before.as_of.isoformat()
    write.update(
        cases(case_pk(before.case.case_id), CASE_KEY),
        actions=actions,
        condition=(CaseItem.version == before.case.version) & unmoved,
    )
