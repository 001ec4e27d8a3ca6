"""What a template may ask: whether a value is there, which one it is, how many there are."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from jinja2 import nodes

from infra.local.letters.passages import Both, Compared, Constant, Either, Is, Length, Not, Place
from infra.local.letters.scope import denied_by, is_text, shown_by
from recouvrement.adapters.compiled_letter import OPERATORS
from recouvrement.domain.errors import InvalidProcedure

if TYPE_CHECKING:
    from collections.abc import Callable

    from infra.local.letters.passages import Operand, Test
    from infra.local.letters.scope import Kind, Scope


def names(node: nodes.Node) -> tuple[str, ...]:
    """Read `a.b[0].c`. Raises InvalidProcedure for anything else."""
    match node:
        case nodes.Name(name=name):
            return (name,)
        case nodes.Getattr(node=inner, attr=name):
            return (*names(inner), name)
        case nodes.Getitem(node=inner, arg=nodes.Const(value=int() as number)):
            return (*names(inner), f"[{number}]")
    raise InvalidProcedure(f"{named(node)}: only a value's name stands here, the rest is prepared beforehand")


def named(node: nodes.Node) -> str:
    """Name what is refused, for a person."""
    match node:
        case nodes.Filter(name=name):
            return f"filter |{name}"
        case nodes.Call():
            return "a call"
    return f"{{% {type(node).__name__.lower()} %}}"


def condition(node: nodes.Node, scope: Scope) -> Test:
    match node:
        case nodes.Not(node=inner):
            return Not(condition(inner, scope))
        case nodes.And(left=left, right=right):
            first = condition(left, scope)
            return Both(first, condition(right, scope.knowing(shown_by(first))))
        case nodes.Or(left=left, right=right):
            first = condition(left, scope)
            return Either(first, condition(right, scope.knowing(denied_by(first))))
        case nodes.Compare(expr=left, ops=[nodes.Operand(op=operator, expr=right)]) if operator in OPERATORS:
            _check_words(left, right, scope)
            return Compared(operator, operand(left, scope), operand(right, scope))
        case nodes.Name() | nodes.Getattr():
            return Is(scope.place(names(node))[0])
    raise InvalidProcedure(f"{named(node)}: a test is a value's name, not, and, or, ==, !=, <, >, |length")


def operand(node: nodes.Node, scope: Scope) -> Operand:
    match node:
        case nodes.Const(value=str() | int() as value):
            return Constant(value)
        case nodes.Filter(name="length" | "count", node=nodes.Node() as inner, args=[], kwargs=[]):
            return Length(_present(inner, scope, lambda kind: kind.item is not None))
    return _present(node, scope, is_text)


def _present(node: nodes.Node, scope: Scope, fits: Callable[[Kind], bool]) -> Place:
    place, kind = scope.place(names(node))
    if kind.item is not None:
        scope.check_present(place, kind)
    if not fits(kind):
        raise InvalidProcedure(f"{place} cannot be compared so")
    return place


def _check_words(left: nodes.Node, right: nodes.Node, scope: Scope) -> None:
    """Raise InvalidProcedure for a word that a choice never is: its passage would stand in no letter."""
    for word, compared in ((left, right), (right, left)):
        if not isinstance(word, nodes.Const) or not isinstance(compared, nodes.Name | nodes.Getattr):
            continue
        place, kind = scope.place(names(compared))
        if isinstance(kind.type, type) and issubclass(kind.type, StrEnum) and word.value not in list(kind.type):
            raise InvalidProcedure(f"{place} is never {word.value}: it is {' or '.join(kind.type)}")
