"""Jinja, as far as a letter needs it: values by name, {% if %}, {% for %}. Whatever else is refused, with its place.

Jinja's own parser reads the tags, in the immutable sandbox and with everything escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from infra.local.letters.passages import (
    Both,
    Choice,
    Compared,
    Constant,
    Count,
    Either,
    Is,
    Length,
    Loop,
    Not,
    Place,
    Text,
    Value,
)
from infra.local.letters.scope import Scope, denied_by, is_text, shown_by
from recouvrement.adapters.compiled_letter import OPERATORS
from recouvrement.domain.errors import InvalidProcedure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from infra.local.letters.passages import Operand, Passage, Test
    from infra.local.letters.scope import Kind
    from infra.local.letters.word_source import Source
    from recouvrement.domain.letters.parts import Document

ENVIRONMENT: Final = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
_LINE: Final = re.compile(r"\n<w:p([ >])")  # what word_source.py put before each paragraph


class Translation:
    """One part of a template. `problems` collects what is wrong with it, each with its paragraph."""

    def __init__(self, source: Source, context: type[Document]) -> None:
        self._source = source
        self.problems: list[str] = []
        self.passages = self._translated(Scope(context, {}))

    def _translated(self, scope: Scope) -> tuple[Passage, ...]:
        try:
            tree = ENVIRONMENT.parse(self._source.jinja)
        except TemplateSyntaxError as error:
            self._tell(error.message or "broken tag", error.lineno)
            return ()
        before, after = Text(self._source.before, 1), Text(self._source.after, 1)
        return _joined((before, *self._passages(tree.body, scope), after))

    def _tell(self, problem: str, line: int) -> None:
        self.problems.append(f"{problem}, in {self._source.paragraph(line)}")

    def _passages(self, body: Sequence[nodes.Node], scope: Scope) -> tuple[Passage, ...]:
        return _joined(passage for node in body for passage in self._passage(node, scope))

    def _passage(self, node: nodes.Node, scope: Scope) -> Iterator[Passage]:
        try:
            match node:
                case nodes.Output():
                    yield from self._output(node, scope)
                case nodes.If():
                    yield self._choice(node, scope)
                case nodes.For():
                    yield self._loop(node, scope)
                case _:
                    self._tell(f"{_named(node)}: a letter has only values, {{% if %}} and {{% for %}}", node.lineno)
        except InvalidProcedure as error:
            self._tell(str(error), node.lineno)

    def _output(self, node: nodes.Output, scope: Scope) -> Iterator[Passage]:
        for printed in node.nodes:
            if isinstance(printed, nodes.TemplateData):
                yield Text(_LINE.sub(r"<w:p\1", printed.data), printed.lineno)
                continue
            try:
                yield _printed(printed, scope)
            except InvalidProcedure as error:
                self._tell(str(error), printed.lineno)

    def _choice(self, node: nodes.If, scope: Scope) -> Choice:
        test = _test(node.test, scope)
        inside, outside = scope.knowing(shown_by(test)), scope.knowing(denied_by(test))
        otherwise: Sequence[nodes.Node] = node.else_
        if node.elif_:
            first, *others = node.elif_
            otherwise = [nodes.If(first.test, first.body, others, node.else_, lineno=first.lineno)]
        return Choice(test, self._passages(node.body, inside), self._passages(otherwise, outside), node.lineno)

    def _loop(self, node: nodes.For, scope: Scope) -> Loop:
        if not isinstance(node.target, nodes.Name) or node.else_ or node.test or node.recursive:
            raise InvalidProcedure("a loop is written {% for item in list %}, with nothing more")
        items, kind = scope.place(_names(node.iter))
        scope.check_present(items, kind)
        if kind.item is None:
            raise InvalidProcedure(f"{items} is no list")
        body = self._passages(node.body, scope.within(node.target.name, items, kind))
        return Loop(items, body, node.lineno)


def _joined(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Make one text of those that follow each other."""
    joined: list[Passage] = []
    for passage in passages:
        if isinstance(passage, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].xml + passage.xml, joined[-1].line)
        elif not isinstance(passage, Text) or passage.xml:
            joined.append(passage)
    return tuple(joined)


def _names(node: nodes.Node) -> tuple[str, ...]:
    """Read `a.b[0].c`. Raises InvalidProcedure for anything else."""
    match node:
        case nodes.Name(name=name):
            return (name,)
        case nodes.Getattr(node=inner, attr=name):
            return (*_names(inner), name)
        case nodes.Getitem(node=inner, arg=nodes.Const(value=int() as number)):
            return (*_names(inner), f"[{number}]")
    raise InvalidProcedure(f"{_named(node)}: only a value's name stands here, the rest is prepared beforehand")


def _named(node: nodes.Node) -> str:
    """Name what is refused, for a person."""
    match node:
        case nodes.Filter(name=name):
            return f"filter |{name}"
        case nodes.Call():
            return "a call"
    return f"{{% {type(node).__name__.lower()} %}}"


def _test(node: nodes.Node, scope: Scope) -> Test:
    match node:
        case nodes.Not(node=inner):
            return Not(_test(inner, scope))
        case nodes.And(left=left, right=right):
            first = _test(left, scope)
            return Both(first, _test(right, scope.knowing(shown_by(first))))
        case nodes.Or(left=left, right=right):
            first = _test(left, scope)
            return Either(first, _test(right, scope.knowing(denied_by(first))))
        case nodes.Compare(expr=left, ops=[nodes.Operand(op=operator, expr=right)]) if operator in OPERATORS:
            return Compared(operator, _operand(left, scope), _operand(right, scope))
        case nodes.Name() | nodes.Getattr():
            return Is(scope.place(_names(node))[0])
    raise InvalidProcedure(f"{_named(node)}: a test is a value's name, not, and, or, ==, !=, <, >, |length")


def _operand(node: nodes.Node, scope: Scope) -> Operand:
    match node:
        case nodes.Const(value=str() | int() as value):
            return Constant(value)
        case nodes.Filter(name="length" | "count", node=nodes.Node() as inner, args=[], kwargs=[]):
            return Length(_present(inner, scope, lambda kind: kind.item is not None))
    return _present(node, scope, is_text)


def _printed(node: nodes.Node, scope: Scope) -> Value | Count:
    if isinstance(node, nodes.Filter):
        operand = _operand(node, scope)
        if isinstance(operand, Length):
            return Count(operand.place, node.lineno)
    place, kind = scope.place(_names(node))
    scope.check_present(place, kind)
    if not is_text(kind):
        raise InvalidProcedure(f"{place} is no text: print its fields, or repeat it with {{% for %}}")
    return Value(place, node.lineno)


def _present(node: nodes.Node, scope: Scope, fits: Callable[[Kind], bool]) -> Place:
    place, kind = scope.place(_names(node))
    if kind.item is not None:
        scope.check_present(place, kind)
    if not fits(kind):
        raise InvalidProcedure(f"{place} cannot be compared so")
    return place
