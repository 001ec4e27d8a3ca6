"""What a Word template says, once its tags are understood: texts, values, choices, repetitions."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, assert_never

from recouvrement.adapters.docx_archive import deflated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Json = Any

Path: TypeAlias = tuple[str, ...]  # from the context down; "[]" is each item of a list, "[0]" the first


@dataclass(frozen=True, slots=True)
class Place:
    """Frame 0 is the context, frame n the item of the n-th loop around; `path` is the same, seen from the context."""

    frame: int
    names: tuple[str, ...]
    path: Path

    @property
    def written(self) -> Json:
        return [self.frame, *self.names]

    def __str__(self) -> str:
        return ".".join(self.path).replace(".[", "[")


@dataclass(frozen=True, slots=True)
class Is:
    place: Place


@dataclass(frozen=True, slots=True)
class Not:
    test: Test


@dataclass(frozen=True, slots=True)
class Both:
    left: Test
    right: Test


@dataclass(frozen=True, slots=True)
class Either:
    left: Test
    right: Test


@dataclass(frozen=True, slots=True)
class Length:
    place: Place


@dataclass(frozen=True, slots=True)
class Constant:
    value: str | int


Operand: TypeAlias = Place | Length | Constant


@dataclass(frozen=True, slots=True)
class Compared:
    """`operator`: one of `compiled_letter.OPERATORS`."""

    operator: str
    left: Operand
    right: Operand


Test: TypeAlias = Is | Not | Both | Either | Compared


@dataclass(frozen=True, slots=True)
class Text:
    """`line`: of the source where it begins, as for the others."""

    xml: str
    line: int


@dataclass(frozen=True, slots=True)
class Value:
    place: Place
    line: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many items a list has, in figures."""

    place: Place
    line: int


@dataclass(frozen=True, slots=True)
class Choice:
    test: Test
    then: tuple[Passage, ...]
    otherwise: tuple[Passage, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Loop:
    items: Place
    body: tuple[Passage, ...]
    line: int


Passage: TypeAlias = Text | Value | Count | Choice | Loop


def branches(passage: Choice | Loop) -> tuple[tuple[Passage, ...], ...]:
    return (passage.then, passage.otherwise) if isinstance(passage, Choice) else (passage.body,)


def every(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield each passage and those inside it, in the order of the document."""
    for passage in passages:
        yield passage
        if isinstance(passage, Choice | Loop):
            for branch in branches(passage):
                yield from every(branch)


def places_of(test: Test) -> Iterator[Place]:
    match test:
        case Is(place):
            yield place
        case Not(inner):
            yield from places_of(inner)
        case Both(left, right) | Either(left, right):
            yield from places_of(left)
            yield from places_of(right)
        case Compared(_, left, right):
            for operand in (left, right):
                if isinstance(operand, Place):
                    yield operand
                elif isinstance(operand, Length):
                    yield operand.place
        case unknown:
            assert_never(unknown)


def written(passages: Iterable[Passage]) -> Json:
    """Give passages the form that `compiled_letter` reads."""
    return [_passage(passage) for passage in passages]


def _passage(passage: Passage) -> Json:
    match passage:
        case Text(xml):
            return ["text", xml, b64encode(deflated(xml.encode())).decode()]
        case Value(place):
            return ["value", place.written]
        case Count(place):
            return ["count", place.written]
        case Choice(test, then, otherwise):
            return ["if", _test(test), written(then), written(otherwise)]
        case Loop(items, body):
            return ["for", items.written, written(body)]
        case unknown:
            assert_never(unknown)


def _test(test: Test) -> Json:
    match test:
        case Is(place):
            return ["is", place.written]
        case Not(inner):
            return ["not", _test(inner)]
        case Both(left, right):
            return ["and", _test(left), _test(right)]
        case Either(left, right):
            return ["or", _test(left), _test(right)]
        case Compared(operator, left_operand, right_operand):
            return [operator, _operand(left_operand), _operand(right_operand)]
        case unknown:
            assert_never(unknown)


def _operand(operand: Operand) -> Json:
    match operand:
        case Place():
            return ["at", operand.written]
        case Length(place):
            return ["length", place.written]
        case Constant(value):
            return ["constant", value]
        case unknown:
            assert_never(unknown)
