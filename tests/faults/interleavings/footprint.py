"""What an AWS call touches: two calls commute unless one of them changes what the other touches."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from botocore.model import OperationModel

EVERYTHING: Final = "*"
_INDEXED: Final = frozenset({"CASE", "EFFECT"})  # kinds of items that the sparse indexes show
_INDEXES: Final = "indexes"


@dataclass(frozen=True, slots=True)
class Footprint:
    """`EVERYTHING` among the changes commutes with nothing."""

    name: str
    reads: frozenset[str]
    changes: frozenset[str]

    def commutes_with(self, other: Footprint) -> bool:
        if EVERYTHING in self.changes | other.changes:
            return False
        return not (self.changes & (other.changes | other.reads) or other.changes & self.reads)


def footprint_of(model: OperationModel, params: dict[str, Any]) -> Footprint:
    name = model.name
    match model.service_model.service_name:
        case "dynamodb":
            return _of_dynamodb(name, json.loads(params["body"]))
        case "s3":
            thing = f"s3{params['url_path']}"
            return _reading(name, thing) if name.startswith(("Get", "Head", "List")) else _changing(name, thing)
        case "sqs" | "events":
            return Footprint(name, frozenset(), frozenset())  # messages have no order
        case "kms":
            return Footprint(name, frozenset(), frozenset())  # the same for the same
        case _:
            return Footprint(name, frozenset(), frozenset({EVERYTHING}))


def _reading(name: str, *things: str) -> Footprint:
    return Footprint(name, frozenset(things), frozenset())


def _changing(name: str, *things: str) -> Footprint:
    return Footprint(name, frozenset(), frozenset(things))


def _of_dynamodb(name: str, request: dict[str, Any]) -> Footprint:
    match name:
        case "GetItem":
            return _reading(name, *_item(request["Key"]))
        case "BatchGetItem":
            keys = [key for table in request["RequestItems"].values() for key in table["Keys"]]
            return _reading(name, *(thing for key in keys for thing in _item(key)))
        case "Query":
            return _reading(name, _INDEXES if "IndexName" in request else f"{_partition(request)} *")
        case "PutItem" | "UpdateItem" | "DeleteItem":
            return _changing(name, *_changed(request.get("Key") or request["Item"]))
        case "TransactWriteItems":
            return _transaction(name, request["TransactItems"])
        case _:
            return _changing(name, EVERYTHING)


def _transaction(name: str, actions: list[dict[str, Any]]) -> Footprint:
    reads: set[str] = set()
    changes: set[str] = set()
    for action in actions:
        ((kind, operation),) = action.items()
        key = operation.get("Key") or operation["Item"]
        if kind == "ConditionCheck":
            reads.update(_item(key))
        else:
            changes.update(_changed(key))
    return Footprint(name, frozenset(reads), frozenset(changes))


def _item(key: dict[str, Any]) -> Iterator[str]:
    yield f"{key['pk']['S']} {key['sk']['S']}"


def _changed(key: dict[str, Any]) -> Iterator[str]:
    """An item, its whole partition for those who read that, and the indexes where it stands in one."""
    yield from _item(key)
    pk, sk = key["pk"]["S"], key["sk"]["S"]
    if sk.startswith("EVENT#"):
        yield f"{pk} *"
    if sk.partition("#")[0] in _INDEXED:
        yield _INDEXES


def _partition(request: dict[str, Any]) -> str:
    """A query of one partition reads a journal: its name is among the values of the condition."""
    values = [value["S"] for value in request["ExpressionAttributeValues"].values() if "S" in value]
    return next(value for value in values if value.startswith(("CASE#", "CONTRACT#")))
