"""Jinja, as far as a letter needs it: values by name, {% if %}, {% for %}. Whatever else is refused, with its place.

Jinja's own parser reads the tags, in the immutable sandbox and with everything escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from infra.local.letters.conditions import condition, named, names, operand
from infra.local.letters.passages import Choice, Count, Length, Loop, Text, Value
from infra.local.letters.scope import Scope, denied_by, is_text, shown_by
from recouvrement.domain.errors import InvalidProcedure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from infra.local.letters.passages import Passage
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
                    self._tell(f"{named(node)}: a letter has only values, {{% if %}} and {{% for %}}", node.lineno)
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
        test = condition(node.test, scope)
        inside, outside = scope.knowing(shown_by(test)), scope.knowing(denied_by(test))
        otherwise: Sequence[nodes.Node] = node.else_
        if node.elif_:
            first, *others = node.elif_
            otherwise = [nodes.If(first.test, first.body, others, node.else_, lineno=first.lineno)]
        return Choice(test, self._passages(node.body, inside), self._passages(otherwise, outside), node.lineno)

    def _loop(self, node: nodes.For, scope: Scope) -> Loop:
        if not isinstance(node.target, nodes.Name) or node.else_ or node.test or node.recursive:
            raise InvalidProcedure("a loop is written {% for item in list %}, with nothing more")
        items, kind = scope.place(names(node.iter))
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


def _printed(node: nodes.Node, scope: Scope) -> Value | Count:
    if isinstance(node, nodes.Filter):
        counted = operand(node, scope)
        if isinstance(counted, Length):
            return Count(counted.place, node.lineno)
    place, kind = scope.place(names(node))
    scope.check_present(place, kind)
    if not is_text(kind):
        raise InvalidProcedure(f"{place} is no text: print its fields, or repeat it with {{% for %}}")
    return Value(place, node.lineno)
