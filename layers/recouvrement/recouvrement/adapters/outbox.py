"""The outbox: effects saved with the decision that wants them, until they are published."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from recouvrement.adapters.items import SHARDS, EffectItem, case_pk, effect_key
from recouvrement.adapters.table import speaking_to_dynamodb
from recouvrement.domain.identifiers import CaseId, EffectId
from recouvrement.messages.effects import read_effect
from recouvrement.usecases.ports import PendingEffect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.adapters.table import Table

_EFFECT_PREFIX: Final = "EFFECT#"


class DynamoOutbox:
    """The Outbox port on DynamoDB. All methods raise Outage."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def unpublished(self, before: datetime) -> Iterator[PendingEffect]:
        """Give what was saved before that instant, oldest first in each shard. The index has keys only."""
        index = self._table.of(EffectItem).outbox
        for shard in SHARDS:
            with speaking_to_dynamodb():
                found = list(index.query(shard, EffectItem.created_at < before.isoformat()))
            for keys in found:
                item = self._table.read(EffectItem, keys.pk, keys.sk)
                if item is not None and item.outbox_shard is not None:
                    yield _pending(item)

    def published(self, effect_id: EffectId) -> None:
        """Take it out of the index; the row stays as a trace. Raises Conflict for one that is not there."""
        item = self._table.of(EffectItem)(case_pk(case_of(effect_id)), effect_key(effect_id))
        with speaking_to_dynamodb():
            item.update(actions=[EffectItem.outbox_shard.remove()], condition=EffectItem.pk.exists())


def case_of(effect_id: EffectId) -> CaseId:
    return CaseId(effect_id.rsplit(".", 2)[0])


def _pending(item: EffectItem) -> PendingEffect:
    effect_id = EffectId(item.sk.removeprefix(_EFFECT_PREFIX))
    return PendingEffect(effect_id, read_effect(item.body).effect, item.body, datetime.fromisoformat(item.created_at))
