"""The one table: its connection, the items that every model shares, and the errors of DynamoDB in the domain's words.

PynamoDB binds a model to a table when its class is written. Several functions, each with its own table name, may live
in one process, so a model is bound to a `Table` when that is made, and all share its one connection (130 ms to build).
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.attributes import UnicodeAttribute
from pynamodb.connection.base import MetaTable
from pynamodb.connection.table import TableConnection
from pynamodb.exceptions import DoesNotExist, PynamoDBException, TransactWriteError
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from recouvrement.domain.errors import Conflict, Outage

if TYPE_CHECKING:
    from collections.abc import Iterator

ItemKind = TypeVar("ItemKind", bound="Item")

_CONNECT_SECONDS: Final = 2.0
_READ_SECONDS: Final = 5.0
_RETRIES: Final = 3
_CONFLICTS: Final = frozenset({"ConditionalCheckFailed", "TransactionConflict"})
_CONFLICT_ERRORS: Final = frozenset({"ConditionalCheckFailedException", "TransactionConflictException"})


class Item(Model):
    """What every item of the table has."""

    class Meta:  # noqa: D106 - PynamoDB's way of naming a table
        table_name = ""  # bound by Table.of

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)


class Table:
    """Made once per process, by the function that uses it. `region` None: that of the environment."""

    def __init__(self, name: str, region: str | None = None) -> None:
        self.name = name
        self._connection = TableConnection(
            name,
            region=region,
            connect_timeout_seconds=_CONNECT_SECONDS,
            read_timeout_seconds=_READ_SECONDS,
            max_retry_attempts=_RETRIES,
            meta_table=MetaTable(_schema(name)),
        )
        self._bound: dict[type[Item], Any] = {}

    def of(self, kind: type[ItemKind]) -> type[ItemKind]:
        """Give that model, bound to this table and its connection."""
        if kind not in self._bound:
            meta = type("Meta", (), {"table_name": self.name})
            make: Any = type(kind)
            self._bound[kind] = make(kind.__name__, (kind,), {"Meta": meta, "_connection": self._connection})
        return self._bound[kind]  # type: ignore[no-any-return]  # the class just made of `kind`

    def read(self, kind: type[ItemKind], pk: str, sk: str) -> ItemKind | None:
        """Read consistently; None when there is no such item."""
        with speaking_to_dynamodb():
            try:
                return self.of(kind).get(pk, sk, consistent_read=True)
            except DoesNotExist:
                return None

    def transaction(self) -> TransactWrite:
        """All of it or nothing; botocore adds the token that makes its own retries harmless."""
        return TransactWrite(connection=self._connection.connection)


@contextmanager
def speaking_to_dynamodb() -> Iterator[None]:
    """Raise Conflict for a condition that does not hold, Outage for whatever else goes wrong with the table."""
    try:
        yield
    except TransactWriteError as error:
        codes = {reason.code for reason in error.cancellation_reasons if reason is not None}
        if codes & _CONFLICTS:
            raise Conflict("the table has changed since it was read") from error
        raise Outage(f"DynamoDB: {_code(error)} {' '.join(sorted(codes))}".rstrip()) from error
    except PynamoDBException as error:
        if _code(error) in _CONFLICT_ERRORS:
            raise Conflict("the table has changed since it was read") from error
        raise Outage(f"DynamoDB: {_code(error)}") from error
    except BotoCoreError as error:
        raise Outage(f"DynamoDB: {type(error).__name__}") from error


def _code(error: PynamoDBException) -> str:
    """Name what went wrong. PynamoDB's own way of asking fails where no answer came: there is nothing to look into."""
    cause = error.cause
    return str(cause.response["Error"]["Code"]) if isinstance(cause, ClientError) else type(cause or error).__name__


def _schema(table_name: str) -> dict[str, Any]:
    """Say what PynamoDB would otherwise ask DynamoDB at each cold start."""
    indexed = ("agenda_shard", "next_action_on", "outbox_shard", "created_at", "worklist_agency", "worklist_rank")
    names = ("pk", "sk", *indexed, "party_id")
    return {
        "TableName": table_name,
        "AttributeDefinitions": [{"AttributeName": name, "AttributeType": "S"} for name in names],
        "KeySchema": _keys("pk", "sk"),
        "GlobalSecondaryIndexes": [
            {"IndexName": "agenda", "KeySchema": _keys("agenda_shard", "next_action_on")},
            {"IndexName": "outbox", "KeySchema": _keys("outbox_shard", "created_at")},
            {"IndexName": "worklist", "KeySchema": _keys("worklist_agency", "worklist_rank")},
            {"IndexName": "people", "KeySchema": _keys("party_id", "pk")},
        ],
        "LocalSecondaryIndexes": [],
    }


def _keys(hash_key: str, range_key: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": hash_key, "KeyType": "HASH"},
        {"AttributeName": range_key, "KeyType": "RANGE"},
    ]
