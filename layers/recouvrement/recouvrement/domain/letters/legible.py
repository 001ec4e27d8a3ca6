"""What paper can carry. A name may come from anywhere: with a line end in it, or with characters that no page shows.

Line ends and tabs become spaces, since a value is one line. What XML cannot hold, and the other control characters,
are left out, and told.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from recouvrement.domain.errors import InvalidProcedure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Context = TypeVar("Context")

_BREAKS: Final = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_ILLEGIBLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # lone surrogates included
_EITHER: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def legible(context: Context) -> Context:
    """Give the context as paper can carry it: itself, nearly always."""
    if _EITHER.search(" ".join(texts_of(context))) is None:
        return context
    return _legible(context)  # type: ignore[no-any-return] # of the same type


def legible_text(text: str) -> str:
    return _ILLEGIBLE.sub("", _BREAKS.sub(" ", text))


def illegible(context: object) -> tuple[str, ...]:
    """Tell what `legible` leaves out, and where: ("recipient.lines[0]: U+0008",). No other character is quoted."""
    return tuple(f"{path}: {' '.join(_named(text))}" for path, text in _paths(context, "") if _left_out(text))


def texts_of(context: object) -> list[str]:
    """List every text that a context holds. Raises InvalidProcedure for what is neither text nor a list of texts."""
    texts: list[str] = []
    _gather(context, texts)
    return texts


def _gather(value: object, texts: list[str]) -> None:
    for item in _items(value):
        if isinstance(item, str):
            texts.append(item)
        elif item is not None:
            _gather(item, texts)


def _items(value: Any) -> tuple[object, ...]:  # noqa: ANN401 - whatever a context holds
    return value if isinstance(value, tuple) else _reader(value.__class__)(value)


@cache
def _reader(kind: type[Any]) -> Callable[[object], tuple[object, ...]]:
    if not is_dataclass(kind):
        raise InvalidProcedure(f"a letter prints texts and lists of texts, not {kind.__name__}")
    first, *others = (field.name for field in fields(kind))
    read: Any = attrgetter(first, *others)
    return read if others else lambda value: (read(value),)


def _legible(value: Any) -> Any:  # noqa: ANN401 - whatever a context holds
    if value is None:
        return None
    if isinstance(value, str):
        return legible_text(value)
    if isinstance(value, tuple):
        return tuple(map(_legible, value))
    return type(value)(**{field.name: _legible(getattr(value, field.name)) for field in fields(value)})


def _paths(value: object, path: str) -> Iterator[tuple[str, str]]:
    match value:
        case None:
            return
        case str():
            yield path, value
        case tuple():
            for number, item in enumerate(value):
                yield from _paths(item, f"{path}[{number}]")
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _paths(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))


def _left_out(text: str) -> list[str]:
    return _ILLEGIBLE.findall(_BREAKS.sub(" ", text))


def _named(text: str) -> list[str]:
    return [f"U+{ord(character):04X}" for character in _left_out(text)]
