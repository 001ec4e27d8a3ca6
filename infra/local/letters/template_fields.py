"""Which values a template prints, and which its context holds: the two must be the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment, nodes

from recouvrement.domain.errors import InvalidProcedure

Scope = dict[str, str]


def used_paths(template: Path) -> set[str]:
    """Return the dotted paths that the template reads, `[]` standing for each item of a list."""
    paths: set[str] = set()
    for source in _sources(template):
        _walk(Environment(autoescape=True).parse(source), {}, paths)
    return paths


def held_paths(value: object, path: str = "") -> Iterator[str]:
    """Yield the dotted path of each text of a complete context."""
    if is_dataclass(value):
        for field in fields(value):
            yield from held_paths(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(value, tuple):
        yield from held_paths(value[0], f"{path}[]")
    else:
        if not isinstance(value, str):
            raise InvalidProcedure(f"{path} is empty in the complete sample")
        yield path


def _sources(template: Path) -> Iterator[str]:
    word = DocxTemplate(template)
    word.init_docx()
    yield word.patch_xml(word.get_xml())
    for uri in (word.HEADER_URI, word.FOOTER_URI):
        for _, part in word.get_headers_footers(uri):
            yield word.patch_xml(word.get_part_xml(part))


def _walk(node: nodes.Node, scope: Scope, paths: set[str]) -> None:
    if isinstance(node, nodes.For):
        _walk(node.iter, scope, paths)
        if not isinstance(node.target, nodes.Name):
            raise InvalidProcedure("a loop over two variables at once")
        scope = {**scope, node.target.name: f"{_path(node.iter, scope)}[]"}
        for child in (*node.body, *node.else_):
            _walk(child, scope, paths)
        return
    path = _path(node, scope)
    if path is not None:
        paths.add(path)
        return
    for child in node.iter_child_nodes():
        _walk(child, scope, paths)


def _path(node: nodes.Node, scope: Scope) -> str | None:
    match node:
        case nodes.Name(name=name):
            return scope.get(name, name)
        case nodes.Getattr(node=inner, attr=attribute):
            return f"{_path(inner, scope)}.{attribute}"
        case nodes.Getitem(node=inner):
            return f"{_path(inner, scope)}[]"
    return None
