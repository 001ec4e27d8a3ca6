"""A letter's context from JSON, as an integrator or a lawyer writes it: every text under its name, in its place."""

from __future__ import annotations

from dataclasses import MISSING, fields
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from infra.local.letters.scope import hints_of, is_text, kind_of
from recouvrement.domain.errors import InvalidMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.letters.scope import Kind
    from recouvrement.domain.letters.parts import Document

    Json = Any

Context = TypeVar("Context", bound="Document")


def read_context(context: type[Context], written: Json) -> Context:
    """Raises InvalidMessage that names every field which is missing, unknown or not of its type, one a line."""
    if problems := tuple(_problems(kind_of(context), written, "")):
        raise InvalidMessage("\n".join(problems))
    return _read(kind_of(context), written)  # type: ignore[no-any-return] # of that type


def _problems(kind: Kind, written: Json, path: str) -> Iterator[str]:
    if written is None and kind.may_be_absent:
        return
    if kind.item is not None:
        yield from _problems_of_list(kind, written, path)
    elif is_text(kind):
        yield from _problems_of_text(kind, written, path)
    elif isinstance(written, dict):
        yield from _problems_of_fields(kind, written, path)
    else:
        yield f"{path or 'the file'}: an object is due, not {_named(written)}"


def _problems_of_list(kind: Kind, written: Json, path: str) -> Iterator[str]:
    if not isinstance(written, list):
        yield f"{path}: a list is due, not {_named(written)}"
        return
    for number, item in enumerate(written):
        yield from _problems(kind_of(kind.item), item, f"{path}[{number}]")


def _problems_of_text(kind: Kind, written: Json, path: str) -> Iterator[str]:
    if not isinstance(written, str):
        yield f"{path}: a text is due, not {_named(written)}"
    elif issubclass(kind.type, Enum) and written not in (choices := [choice.value for choice in kind.type]):
        yield f"{path}: {' or '.join(choices)} is due, not {written}"


def _problems_of_fields(kind: Kind, written: dict[str, Json], path: str) -> Iterator[str]:
    hints = hints_of(kind.type)
    for name in sorted(written.keys() - hints.keys()):
        yield f"{_under(path, name)}: no such field; there are {', '.join(sorted(hints))}"
    for field in fields(kind.type):
        inner = kind_of(hints[field.name])
        if field.name in written:
            yield from _problems(inner, written[field.name], _under(path, field.name))
        elif not inner.may_be_absent and field.default is MISSING:
            yield f"{_under(path, field.name)}: missing"


def _read(kind: Kind, written: Json) -> Any:  # noqa: ANN401 - whatever a context holds
    if written is None:
        return None
    if kind.item is not None:
        return tuple(_read(kind_of(kind.item), item) for item in written)
    if is_text(kind):
        return kind.type(written)
    hints = hints_of(kind.type)
    present = [field for field in fields(kind.type) if field.name in written or field.default is MISSING]
    return kind.type(**{field.name: _read(kind_of(hints[field.name]), written.get(field.name)) for field in present})


def _named(written: Json) -> str:
    match written:
        case None:
            return "null"
        case dict():
            return "an object"
        case list():
            return "a list"
    return repr(written)


def _under(path: str, name: str) -> str:
    return f"{path}.{name}".lstrip(".")
