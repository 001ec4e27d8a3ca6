"""Word letters, written from compiled templates: nothing of Word is read, parsed or compressed here.

Whatever could go wrong in silence is made to fail. A compiled template is proven to stay XML whatever is chosen or
repeated in it, if each value is a text (`infra/local/letters/soundness.py`); here each value is proven to be one, read
back by an XML parser as it was given. Nothing is written when a value that must be printed is not there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from recouvrement.adapters.compiled_letter import FOLDER, Text, file_name, read_letter, texts_at
from recouvrement.adapters.docx_archive import archive, join, stored
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure, Outage
from recouvrement.domain.letters.catalogue import CATALOGUE
from recouvrement.domain.letters.legible import legible, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from recouvrement.adapters.compiled_letter import CompiledLetter, Pieces, Write
    from recouvrement.adapters.docx_archive import PackedPart
    from recouvrement.domain.letters.catalogue import LetterCode
    from recouvrement.domain.letters.parts import Document

_BETWEEN: Final = "\n"  # of two values: none holds a line end once it is legible
_TAG: Final = re.compile(r"\{[{%#_]|[}%#_]\}")  # docxtpl also reads `{_{` as an escaped `{{`


class DocxLetters:
    """Writes the documents of one directory of templates, `<code>.docx` each, compiled beside them."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._letters: dict[LetterCode, CompiledLetter] = {}

    def render(self, code: LetterCode, context: Document) -> bytes:
        """Write one document: the same context gives the same bytes.

        Raises:
            InvalidProcedure: the context is not this document's, or a value of it would not be printed.
            InvalidMessage: a value holds template code, which no name or address does.
            Outage: the template as it stands was not compiled. Nothing is wrong with the letter: it can come back.

        """
        entry = CATALOGUE[code]
        if type(context) is not entry.context:
            raise InvalidProcedure(
                f"{entry.template}: made from {entry.context.__name__}, not {type(context).__name__}"
            )
        letter = self._letters.get(code) or self._read(code, entry.template)
        try:
            return write(letter, legible(context))
        except InvalidProcedure as error:
            raise InvalidProcedure(f"{entry.template}: {error}") from error

    def _read(self, code: LetterCode, template: str) -> CompiledLetter:
        try:
            source = (self._directory / template).read_bytes()
        except FileNotFoundError as error:
            raise InvalidProcedure(f"{template}: no such template") from error
        try:
            compiled = (self._directory / FOLDER / file_name(template, source)).read_bytes()
        except FileNotFoundError as error:
            raise Outage(f"{template}: not compiled as it stands; `make build` does it") from error
        self._letters[code] = read_letter(compiled)
        return self._letters[code]


def write(letter: CompiledLetter, context: Document) -> bytes:
    """Write a document from a legible context of its own. Raises as `render` does."""
    parts = [(name, _pieces(fill, context)) for name, fill in letter.parts]
    values = [piece for _, pieces in parts for piece in pieces if type(piece) is not Text]
    try:
        printed = _BETWEEN.join(values)
    except TypeError as error:
        raise InvalidProcedure(f"the context holds what its type denies ({error})") from error
    _check_complete(letter, context, frozenset(values))
    if tag := _TAG.search(printed.replace(_BETWEEN, "")):
        raise InvalidMessage(f"a value of the letter holds template code: {tag.group()}")
    escaped = iter(_escaped(printed).split(_BETWEEN.encode()))
    return archive(letter.unchanged, [_part(name, pieces, escaped) for name, pieces in parts])


def _pieces(fill: Write, context: Document) -> Pieces:
    pieces: Pieces = []
    try:
        fill((context,), pieces)
    except (AttributeError, LookupError, TypeError) as error:
        raise InvalidProcedure(f"the context holds what its type denies ({error})") from error
    return pieces


def _check_complete(letter: CompiledLetter, context: Document, printed: frozenset[str]) -> None:
    """Raise when the context holds a text that the template prints wherever there is one, and that was not printed."""
    left_out = set(texts_of(context)) - printed
    if not left_out - {""}:
        return
    for path in letter.sure:
        if left_out.intersection(texts_at(context, path)) - {""}:
            raise InvalidProcedure(f"{'.'.join(path)} is not printed")


def _escaped(printed: str) -> bytes:
    """Escape the values, and have a parser read them back: they are character data, and the very same."""
    escaped = printed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
    if _read_back(escaped) != printed:
        raise InvalidProcedure("a value does not read as it was given")
    return escaped


def _read_back(escaped: bytes) -> str | None:
    """None: it is not text."""
    texts: list[str] = []
    elements: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.CharacterDataHandler = texts.append
    parser.StartElementHandler = lambda name, _: elements.append(name)
    try:
        parser.Parse(b"<values>" + escaped + b"</values>", True)  # noqa: FBT003 - expat has no keyword for "the last"
    except expat.ExpatError:
        return None
    return "".join(texts) if elements == ["values"] else None


def _part(name: str, pieces: Pieces, escaped: Iterator[bytes]) -> PackedPart:
    contents, packed = [], []
    for piece in pieces:
        if type(piece) is Text:
            contents.append(piece.xml)
            packed.append(piece.packed)
        else:
            value = next(escaped)
            contents.append(value)
            packed.append(stored(value))
    return join(name, contents, packed)
