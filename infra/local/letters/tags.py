"""What Word shows of a template and a letter would lose or betray: broken tags, text beside them, editing marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BRACES: Final = re.compile(r"\{\{|\{%|%\}|\}\}")
_CLOSED_BY: Final = {"{{": "}}", "{%": "%}"}
_BLOCK: Final = re.compile(r"\{%(?:p|tr|tc)?\s*(if|for|endif|endfor)\b.*?%\}")
_ENDS: Final = {"endif": "if", "endfor": "for"}
_ALONE: Final = {"p": re.compile(r"\{[{%]p\s.*?[%}]\}"), "tr": re.compile(r"\{[{%]tr\s.*?[%}]\}")}
_WHOLE: Final = {"p": "paragraph", "tr": "table row"}
_LEFT: Final = {
    "ins": "a tracked change: accept or reject it",
    "del": "a tracked change: accept or reject it",
    "moveFrom": "a tracked change: accept or reject it",
    "moveTo": "a tracked change: accept or reject it",
    "commentReference": "a comment, which every debtor would receive: delete it",
}


def misplaced(xml: str) -> tuple[str, ...]:
    """Tell each with its paragraph. What is told first hides what it causes: broken braces, then the rest."""
    root = etree.fromstring(xml.encode())
    texts = [_text(paragraph) for paragraph in root.iter(f"{_W}p")]
    broken = tuple(_broken(texts))
    return broken or tuple(dict.fromkeys((*_unclosed(texts), *_lost(root), *_left_by_an_editor(root))))


def _broken(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if fault := _fault_of(_BRACES.findall(text)):
            yield _in(fault, text)


def _fault_of(braces: Sequence[str]) -> str | None:
    opened = None
    for brace in braces:
        if opened is None and brace not in _CLOSED_BY:
            return f"{brace} is left: nothing opens it"
        if opened is not None and brace != _CLOSED_BY[opened]:
            break
        opened = brace if opened is None else None
    return f"{opened} is not closed by {_CLOSED_BY[opened]}" if opened else None


def _unclosed(texts: Sequence[str]) -> Iterator[str]:
    opened: list[tuple[str, str, str]] = []
    for text in texts:
        for tag in _BLOCK.finditer(text):
            word = tag[1]
            if word not in _ENDS:
                opened.append((word, tag[0], text))
            elif opened and opened[-1][0] == _ENDS[word]:
                opened.pop()
            else:
                yield _in(f"{tag[0]} ends no {{% {_ENDS[word]} %}}", text)
                return
    for word, tag_text, text in opened:
        yield _in(f"{tag_text} has no {{% end{word} %}}", text)


def _lost(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """Docxtpl puts the tag alone in the place of its whole paragraph, or row."""
    for name, tag in _ALONE.items():
        for element in root.iter(f"{_W}{name}"):
            text = _text(element)
            found = tag.findall(text)
            if len(found) > 1 or (found and tag.sub("", text).strip()):
                yield _in(f"{found[0]} stands alone in its {_WHOLE[name]}: what is beside it would be lost", text)


def _left_by_an_editor(root: Any) -> Iterator[str]:  # noqa: ANN401
    for element in root.iter(*(f"{_W}{name}" for name in _LEFT)):
        paragraph = next(element.iterancestors(f"{_W}p"), element)
        yield _in(_LEFT[etree.QName(element).localname], _text(paragraph))


def _text(element: Any) -> str:  # noqa: ANN401
    return "".join(piece.text or "" for piece in element.iter(f"{_W}t", f"{_W}delText"))


def _in(problem: str, text: str) -> str:
    return f"{problem}, in « {text.strip()[:120]} »"
