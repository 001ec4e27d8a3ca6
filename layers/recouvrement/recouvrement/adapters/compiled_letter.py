"""A Word template as `infra/local/letters` compiled it: data, not code, so there is nothing to escape from.

The file is JSON. A passage is one of

    ["text", xml, deflated]          deflated: base64
    ["value", place]                 the text at that place, escaped
    ["count", place]                 how many items the tuple at that place has
    ["if", test, [passage], [passage]]
    ["for", place, [passage]]        once for each item of the tuple at that place

A place is [frame, name, ...]: frame 0 is the context, frame n the item of the n-th loop around; a
name is an attribute, [0] the first item of a tuple.
A test is ["is", place], ["not", test], ["and", test, test], ["or", test, test] or [operator, operand, operand], with
operands ["at", place], ["length", place] and ["constant", value].
"""

from __future__ import annotations

import json
import operator
from base64 import b64decode
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from recouvrement.adapters.docx_archive import Entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Frames = tuple[Any, ...]
    Pieces = list[Any]  # Text, or the value to print
    Write = Callable[[Frames, Pieces], None]
    Read = Callable[[Frames], Any]
    Json = Any

FOLDER: Final = "compiled"  # beside the templates
OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
}
_FORMAT: Final = b"1"  # raised when files of an older one can no longer be read


@dataclass(frozen=True, slots=True)
class Text:
    """What a template says by itself. `packed`: deflated, to be followed by anything."""

    xml: bytes
    packed: bytes


@dataclass(frozen=True, slots=True)
class CompiledLetter:
    """`parts`: what changes from letter to letter, by name. `sure`: the paths whose text is printed if there is any."""

    unchanged: Entries
    parts: tuple[tuple[str, Write], ...]
    sure: tuple[tuple[str, ...], ...]


def file_name(template: str, content: bytes) -> str:
    """Name what was compiled from exactly that content of a template."""
    return f"{template}.{sha256(_FORMAT + content).hexdigest()[:16]}.json"


def read_letter(content: bytes) -> CompiledLetter:
    written = json.loads(content)
    unchanged = written["unchanged"]
    return CompiledLetter(
        unchanged=Entries(b64decode(unchanged["body"]), b64decode(unchanged["directory"]), unchanged["count"]),
        parts=tuple((part["name"], _passages(part["passages"])) for part in written["parts"]),
        sure=tuple(tuple(path) for path in written["sure"]),
    )


def texts_at(value: object, path: tuple[str, ...]) -> Iterable[str]:
    """Yield every text at a path, in which `[]` stands for each item. None on the way: there is none."""
    if value is None:
        return
    if not path:
        yield str(value)
    elif path[0] == "[]":
        for item in value:  # type: ignore[attr-defined] # its type says that it is a tuple
            yield from texts_at(item, path[1:])
    else:
        yield from texts_at(getattr(value, path[0]), path[1:])


def _passages(written: Json) -> Write:
    writers = tuple(map(_passage, written))

    def write(frames: Frames, pieces: Pieces) -> None:
        for each in writers:
            each(frames, pieces)

    return write


def _passage(written: Json) -> Write:
    match written:
        case ["text", xml, packed]:
            return _text(Text(xml.encode(), b64decode(packed)))
        case ["value", place]:
            return _value(_place(place))
        case ["count", place]:
            return _value(_counted(_place(place)))
        case ["if", test, then, otherwise]:
            return _choice(_test(test), _passages(then), _passages(otherwise))
        case ["for", place, body]:
            return _loop(_place(place), _passages(body))
    raise ValueError(f"no such passage: {written!r:.80}")


def _text(text: Text) -> Write:
    return lambda _, pieces: pieces.append(text)


def _value(read: Read) -> Write:
    return lambda frames, pieces: pieces.append(read(frames))


def _counted(read: Read) -> Read:
    return lambda frames: str(len(read(frames)))


def _choice(test: Read, then: Write, otherwise: Write) -> Write:
    return lambda frames, pieces: then(frames, pieces) if test(frames) else otherwise(frames, pieces)


def _loop(read: Read, body: Write) -> Write:
    def write(frames: Frames, pieces: Pieces) -> None:
        for item in read(frames):
            body((*frames, item), pieces)

    return write


def _place(written: Json) -> Read:
    frame, *steps = written
    if not steps:
        return operator.itemgetter(frame)
    if not any(step.startswith("[") for step in steps):
        attribute = operator.attrgetter(".".join(steps))
        return lambda frames: attribute(frames[frame])
    return lambda frames: reduce(_stepped, steps, frames[frame])


def _stepped(value: Any, step: str) -> Any:  # noqa: ANN401 - whatever a context holds
    return value[int(step[1:-1])] if step.startswith("[") else getattr(value, step)


def _test(written: Json) -> Read:
    match written:
        case ["is", place]:
            return _place(place)
        case ["not", test]:
            holds = _test(test)
            return lambda frames: not holds(frames)
        case ["and", left, right]:
            first, second = _test(left), _test(right)
            return lambda frames: first(frames) and second(frames)
        case ["or", left, right]:
            first, second = _test(left), _test(right)
            return lambda frames: first(frames) or second(frames)
        case [name, left, right]:
            compare, one, other = OPERATORS[name], _operand(left), _operand(right)
            return lambda frames: compare(one(frames), other(frames))
    raise ValueError(f"no such test: {written!r:.80}")


def _operand(written: Json) -> Read:
    match written:
        case ["at", place]:
            return _place(place)
        case ["length", place]:
            items = _place(place)
            return lambda frames: len(items(frames))
        case ["constant", value]:
            return lambda _: value
    raise ValueError(f"no such operand: {written!r:.80}")
