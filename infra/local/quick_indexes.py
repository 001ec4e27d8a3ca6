"""moto answers a query on an index by sorting the whole table. Here it sorts only what may be in the index.

The indexes of this table are sparse: an item is in one while it has the index's hash attribute. `quick_indexes`
remembers the keys that were given each value of such an attribute, and hands moto the items with the value asked for
instead of all; moto does the rest.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from moto.dynamodb.models.dynamo_type import DynamoType, Item

Key = tuple["DynamoType", "DynamoType | None"]
Drawer = tuple[str, str]  # an index's hash attribute, and a value of it


class _Candidates:
    """Keys of the items that may answer a query on an index, for all the tables there are."""

    def __init__(self) -> None:
        self.keys: WeakKeyDictionary[Table, dict[Drawer, dict[Key, None]]] = WeakKeyDictionary()
        self.asked: tuple[Table, Drawer] | None = None  # what is queried now

    def note(self, table: Table, item: Item) -> None:
        for name in _index_attributes(table):
            if name in item.attrs:
                drawers = self.keys.setdefault(table, {})
                drawers.setdefault((name, item.attrs[name].value), {})[item.hash_key, item.range_key] = None

    def items(self, table: Table, drawer: Drawer) -> list[Item]:
        """Give what still has that value, in the order that moto gives all items; forget the rest."""
        name, value = drawer
        keys = self.keys.get(table, {}).get(drawer, {})
        found: list[Item] = []
        for key in list(keys):
            item = table.get_item(*key)
            if item is None or name not in item.attrs or item.attrs[name].value != value:
                del keys[key]
            else:
                found.append(item)
        return sorted(found, key=_order)


@contextlib.contextmanager
def quick_indexes() -> Iterator[None]:
    """To be entered before any table is made: what was written earlier is in no index here."""
    candidates = _Candidates()
    all_items, put_item, query, update_item = Table.all_items, Table.put_item, Table.query, DynamoDBBackend.update_item

    def some_items(self: Table) -> list[Item]:
        asked = candidates.asked
        return candidates.items(*asked) if asked is not None and asked[0] is self else all_items(self)

    def putting(self: Table, *arguments: Any, **named: Any) -> Item:  # noqa: ANN401 - passed on as they are
        item = put_item(self, *arguments, **named)
        candidates.note(self, item)
        return item

    def updating(self: DynamoDBBackend, table_name: str, *arguments: Any, **named: Any) -> Item:  # noqa: ANN401
        item = update_item(self, table_name, *arguments, **named)
        candidates.note(self.get_table(table_name), item)
        return item

    def querying(self: Table, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        index = named.get("index_name") or (arguments[_INDEX] if len(arguments) > _INDEX else None)
        conditions: list[tuple[str, DynamoType]] = named.get("hash_key_conditions") or []
        if index and len(conditions) == 1:
            [(attribute, value)] = conditions
            candidates.asked = (self, (attribute, value.value))
        try:
            return query(self, *arguments, **named)
        finally:
            candidates.asked = None

    replaced: list[tuple[type, str, Callable[..., object]]] = [
        (Table, "all_items", some_items),
        (Table, "put_item", putting),
        (Table, "query", querying),
        (DynamoDBBackend, "update_item", updating),
    ]
    with contextlib.ExitStack() as undo:
        for owner, name, function in replaced:
            undo.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, function)
        yield


_INDEX = 7  # the index's name among the arguments of Table.query, after self


def _index_attributes(table: Table) -> set[str]:
    return {key["AttributeName"] for index in table.all_indexes() for key in index.schema if key["KeyType"] == "HASH"}


def _order(item: Item) -> tuple[Any, Any]:
    return item.hash_key.cast_value, None if item.range_key is None else item.range_key.cast_value
