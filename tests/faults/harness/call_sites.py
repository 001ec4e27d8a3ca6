"""Where the adapters call AWS, read from their source: what the calls of the runs are held against."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from infra.local.checkout import CHECKOUT
from recouvrement import adapters

if TYPE_CHECKING:
    from collections.abc import Iterator

ADAPTERS = Path(adapters.__file__).parent
IMPORT = re.compile(r"^from recouvrement\.adapters\.(\w+) import", re.MULTILINE)
LOCAL = {
    "get_paginator",
    "generate_presigned_url",
}  # they make no call: pages are asked for later, a link is signed here
LAZY = {"query", "paginate"}  # the call is made where the answer is read: anywhere in that function
AT_ONCE = {"batch_get"}


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of one module in which a call is made."""

    module: str
    function: str
    first: int
    last: int

    def holds(self, place: tuple[str, int]) -> bool:
        return place[0] == self.module and self.first <= place[1] <= self.last


def spans() -> frozenset[Span]:
    """Give those of the adapters that some function uses; others serve the command line."""
    handlers = (CHECKOUT / "functions").glob("*/app.py")
    used = set().union(*map(_imported, handlers))
    while more := set().union(*(_imported(ADAPTERS / f"{name}.py") for name in used)) - used:
        used |= more
    return frozenset(span for name in used for span in _of(ADAPTERS / f"{name}.py"))


def _imported(path: Path) -> set[str]:
    """Give the adapters that a module names."""
    return set(IMPORT.findall(path.read_text(encoding="utf-8")))


def _of(path: Path) -> Iterator[Span]:
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                found = _calls(node, function)
                if found is not None:
                    yield Span(path.stem, function.name, found.lineno, found.end_lineno or found.lineno)


def _calls(node: ast.AST, function: ast.FunctionDef) -> ast.stmt | ast.expr | None:
    """Give what spans the call; None where the node is none."""
    if isinstance(node, ast.With) and any("transaction()" in ast.unparse(item) for item in node.items):
        return node
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return None
    name, owner = node.func.attr, ast.unparse(node.func.value)
    if name in LAZY:
        return function
    is_client = owner in {"client", "self.client"} and name not in LOCAL
    is_model = name in AT_ONCE or (name == "get" and ".of(" in owner)
    is_update = name == "update" and owner != "write" and any(one.arg == "actions" for one in node.keywords)
    is_put = name == "save" and owner == "item"
    return node if is_client or is_model or is_update or is_put else None
