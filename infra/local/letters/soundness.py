"""Proof that a part stays XML, whatever is chosen, repeated or printed in it.

Each branch of a choice and each body of a loop, put between the elements that are open around it, is parsed by itself
with the values in it replaced by a letter and the passages inside it left out: it closes what it opens and opens again
what it closes. A value stands in the text of a run (`w:t`) and nowhere else. So any sequence of them is well-formed, if
the values are escaped text, which is checked when a letter is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from infra.local.letters.passages import Choice, Count, Loop, Text, Value, branches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from infra.local.letters.passages import Passage

    Problem = tuple[str, int]  # what is wrong, and the line of the source

_ELEMENT: Final = re.compile(r"<(/?)([\w:.-]+)[^<>]*?(/?)>")
_OF_A_RUN: Final = "w:t"
_TAG: Final = re.compile(r"\{[{%#_]|[}%#_]\}|[{}]")
_BREAK: Final = re.compile("[\t\n\a\f]")
_A_VALUE: Final = "x"


def unsound(passages: Sequence[Passage]) -> Iterator[Problem]:
    """Yield what could spoil a part."""
    yield from _unsound(passages, ())


def _unsound(passages: Sequence[Passage], around: tuple[str, ...]) -> Iterator[Problem]:
    opened, text, line = around, "", 1
    for passage in passages:
        line = passage.line
        if isinstance(passage, Text):
            yield from _unsound_text(passage, opened)
            text += passage.xml
            opened = _open_after(passage.xml, opened)
        elif text.rfind("<") > text.rfind(">"):
            yield (
                "a tag inside the markup (a colour, a column span, a merged cell): choose between two rows instead",
                line,
            )
            return
        elif isinstance(passage, Value | Count):
            text += _A_VALUE
            if opened[-1:] != (_OF_A_RUN,):
                yield (
                    f"{{{{ {passage.place} }}}} does not stand in a sentence ({{{{p, {{{{r and fields take none)",
                    line,
                )
        else:
            yield from _unsound_branches(passage, opened)
    if problem := _not_xml(text, around):
        yield problem, line


def _unsound_branches(passage: Choice | Loop, opened: tuple[str, ...]) -> Iterator[Problem]:
    for branch in branches(passage):
        yield from _unsound(branch, opened)


def _unsound_text(text: Text, opened: tuple[str, ...]) -> Iterator[Problem]:
    """A brace would be read as a tag, or be one half of it; docxtpl would turn a line end into a break."""
    for words, line in _words(text, opened):
        if tag := _TAG.search(words):
            yield f"{tag.group()} is left", line
        if _BREAK.search(words):
            yield "a tab or a line end typed into the XML: put Word's own", line


def _words(text: Text, opened: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield what is read of a text, and the line where it stands: one more for each paragraph."""
    position, line = 0, text.line
    for element in (*_ELEMENT.finditer(text.xml), None):
        end = element.start() if element else len(text.xml)
        if opened[-1:] == (_OF_A_RUN,):
            yield text.xml[position:end], line
        if element:
            opened = _open_after(element.group(), opened)
            position = element.end()
            line += element.group(2) == "w:p" and not element.group(1)


def _open_after(xml: str, opened: tuple[str, ...]) -> tuple[str, ...]:
    names = list(opened)
    for closes, name, is_empty in _ELEMENT.findall(xml):
        if closes:
            del names[-1:]
        elif not is_empty:
            names.append(name)
    return tuple(names)


def _not_xml(text: str, around: tuple[str, ...]) -> str | None:
    """None: it is well-formed between those elements."""
    opening = "".join(f"<{name}>" for name in around)
    closing = "".join(f"</{name}>" for name in reversed(around))
    try:
        expat.ParserCreate().Parse((opening + text + closing).encode(), True)  # noqa: FBT003 - the last piece
    except expat.ExpatError as error:
        return f"{{% if %}} or {{% for %}} begins in one place of the document and ends in another ({error})"
    return None
