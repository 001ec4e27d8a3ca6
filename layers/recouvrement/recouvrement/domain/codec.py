"""Values of the domain to JSON and back, by the types of their fields. The written form is for good.

Money is a string, a day and an instant are ISO 8601, an enumeration is its value, a tuple is a list, None is left out.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Value = TypeVar("Value")
Json = Any
Decoder = "Callable[[Json], Any]"


def encode(value: object) -> Json:
    """Raises TypeError for a type that has no written form."""
    match value:
        case None | bool() | int() | str() if not isinstance(value, Enum):
            return value
        case Enum():
            return value.value
        case Money() | Decimal():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return [encode(item) for item in value]
        case _ if is_dataclass(value):
            return {
                field.name: encode(item) for field in fields(value) if (item := getattr(value, field.name)) is not None
            }
        case _:
            raise TypeError(f"{type(value).__name__} has no written form")


def decode(kind: type[Value], written: Json) -> Value:
    """Raises KeyError, TypeError or ValueError when what is written is not of that kind."""
    return _decoder(kind)(written)  # type: ignore[no-any-return, arg-type]


@cache
def _decoder(kind: Any) -> Callable[[Json], Any]:  # noqa: ANN401 - any annotation
    kind = getattr(kind, "__supertype__", kind)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [argument for argument in get_args(kind) if argument is not types.NoneType]
        reader = _decoder(inner[0]) if len(inner) == 1 else _one_of(inner)
        return reader if len(inner) == len(get_args(kind)) else _optional(reader)
    if origin is tuple:
        item, listed = _decoder(get_args(kind)[0]), _as_written(list)
        return lambda written: tuple(map(item, listed(written)))
    if is_dataclass(kind):
        return _dataclass(kind)
    return _scalar(kind)


def _optional(inner: Callable[[Json], Any]) -> Callable[[Json], Any]:
    return lambda written: None if written is None else inner(written)


def _one_of(kinds: Sequence[Any]) -> Callable[[Json], Any]:
    """Of a closed union of dataclasses: told apart by the field that each of them fixes and nobody gives."""
    marks = {kind: mark for kind in kinds for mark in fields(kind) if not mark.init}
    (name,) = {mark.name for mark in marks.values()}
    readers = {encode(mark.default): _decoder(kind) for kind, mark in marks.items()}
    return lambda written: readers[written[name]](written)


def _scalar(kind: Any) -> Callable[[Json], Any]:  # noqa: ANN401
    if kind in (datetime, date):
        return kind.fromisoformat  # type: ignore[no-any-return]
    if kind in (str, int, bool):
        return _as_written(kind)
    return kind  # type: ignore[no-any-return]  # Money, Decimal and enumerations read their own text


def _as_written(kind: type[Any]) -> Callable[[Json], Any]:
    """JSON has these itself. One of them never stands for another: what is not that is refused here, not met later."""

    def read(written: Json) -> Any:  # noqa: ANN401
        if type(written) is not kind:
            raise TypeError(f"{kind.__name__} was expected, not {type(written).__name__}")
        return written

    return read


def _dataclass(kind: Any) -> Callable[[Json], Any]:  # noqa: ANN401
    hints = get_type_hints(kind)
    readers = [(field.name, _decoder(hints[field.name])) for field in fields(kind) if field.init]
    defaults = {field.name for field in fields(kind) if field.default is not MISSING}
    mapping = _as_written(dict)

    def read(written: Json) -> Any:  # noqa: ANN401
        mapping(written)
        return kind(
            **{name: reader(written.get(name)) for name, reader in readers if name in written or name not in defaults}
        )

    return read
