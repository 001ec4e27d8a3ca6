"""The only module that knows moto from the inside: what its API cannot tell, or tells too slowly.

Every fact of a run is stored and read through the AWS API; here are only the runner's own questions (is there anything
to do in this queue, in this stream) and two repairs of its speed.

`undoing_transactions`: moto copies a whole table before each transaction, to put it back
if the transaction fails. It costs more at each one, and a table put back is another object than the one its stream
iterators read. This keeps what a transaction touches, and puts that back in place.

`quick_queues`: at each call moto's queues ask the time for each message they hold, which moto's clock makes from a
date, and derive the names of all their attributes anew.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import time
from typing import TYPE_CHECKING, Any

from moto.core.utils import camelcase_to_underscores
from moto.dynamodb.models import DynamoDBBackend, dynamodb_backends
from moto.dynamodb.models.table import Table
from moto.kms.models import kms_backends
from moto.sqs import models as sqs_models
from moto.sqs.models import sqs_backends

from infra.local.identities import ACCOUNT
from infra.local.stacks import REGION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from infra.local.template import Properties


def waiting(queue_name: str) -> bool:
    """Tell whether a receive would find a message now."""
    queue = sqs_backends[ACCOUNT][REGION].queues[queue_name]
    return any(message.visible and not message.delayed for message in queue._messages)  # noqa: SLF001 - see above


def end_delays(queue_name: str) -> None:
    """Make visible what was sent with a delay: the calendar does not wait once nothing else remains to be done."""
    for message in sqs_backends[ACCOUNT][REGION].queues[queue_name]._messages:  # noqa: SLF001
        message.delayed_until = 0.0


def depth(queue_name: str) -> int:
    """Count the messages of a queue, in flight or not."""
    return len(sqs_backends[ACCOUNT][REGION].queues[queue_name]._messages)  # noqa: SLF001


def stream_length(table_name: str) -> int:
    """Count the records that the table's stream has had since it was made; 0 without a stream."""
    shard = _table(table_name).stream_shard
    return 0 if shard is None else len(shard.items)


def rename_key(made: str, name: str) -> None:
    """Give a KMS key the identifier that the template's Ref and GetAtt answered before it existed."""
    backend = kms_backends[ACCOUNT][REGION]
    key = backend.keys.pop(made)
    key.id = name
    key.arn = key.arn.rsplit("/", 1)[0] + f"/{name}"
    backend.keys[name] = key


def _table(name: str) -> Table:
    return dynamodb_backends[ACCOUNT][REGION].get_table(name)


@contextlib.contextmanager
def undoing_transactions() -> Iterator[None]:
    """Within it, a failed transaction is undone item by item instead of table by table; same results, see the tests."""
    original = DynamoDBBackend.transact_write_items

    def transact(self: DynamoDBBackend, transact_items: list[Properties]) -> None:
        undo = [_Undo(self, item) for item in transact_items if _names_a_table(self, item)]
        Table.__deepcopy__ = lambda table, _memo: table  # type: ignore[attr-defined]  # moto's own copy becomes free
        try:
            original(self, transact_items)
        except Exception:
            for each in reversed(undo):
                each.put_back()
            raise
        finally:
            del Table.__deepcopy__  # type: ignore[attr-defined]

    DynamoDBBackend.transact_write_items = transact  # type: ignore[method-assign]
    try:
        yield
    finally:
        DynamoDBBackend.transact_write_items = original  # type: ignore[method-assign]


@contextlib.contextmanager
def quick_queues() -> Iterator[None]:
    """Within it, moto's queues do the same in half the time."""
    quick: dict[str, Callable[..., object]] = {
        "unix_time": time.time,
        "unix_time_millis": _milliseconds,
        "camelcase_to_underscores": functools.cache(camelcase_to_underscores),
    }
    originals = {name: getattr(sqs_models, name) for name in quick}
    for name, function in quick.items():
        setattr(sqs_models, name, function)
    try:
        yield
    finally:
        for name, function in originals.items():
            setattr(sqs_models, name, function)


def _milliseconds() -> float:
    return time.time() * 1000


def _names_a_table(backend: DynamoDBBackend, item: Properties) -> bool:
    operation = next(iter(item.values()))
    return operation.get("TableName") in backend.tables and bool(operation.get("Key") or operation.get("Item"))


class _Undo:
    """One item as it was before the transaction, and the length of its table's stream."""

    def __init__(self, backend: DynamoDBBackend, item: Properties) -> None:
        operation: dict[str, Any] = next(iter(item.values()))
        self.table = backend.get_table(operation["TableName"])
        given = operation.get("Key") or operation["Item"]
        names = (self.table.hash_key_attr, self.table.range_key_attr)
        key = {name: given[name] for name in names if name is not None}
        self.hash_key, self.range_key = backend.get_keys_value(self.table, key)
        self.before = copy.deepcopy(self.table.get_item(self.hash_key, self.range_key))
        self.records = 0 if self.table.stream_shard is None else len(self.table.stream_shard.items)

    def put_back(self) -> None:
        if self.before is None:
            self._forget()
        elif self.range_key is None:
            self.table.items[self.hash_key] = self.before  # type: ignore[assignment]  # a table without range key
        else:
            self.table.items[self.hash_key][self.range_key] = self.before
        if self.table.stream_shard is not None:
            del self.table.stream_shard.items[self.records :]

    def _forget(self) -> None:
        if self.range_key is None:
            self.table.items.pop(self.hash_key, None)
        elif self.hash_key in self.table.items:
            self.table.items[self.hash_key].pop(self.range_key, None)
