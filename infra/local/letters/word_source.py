"""A Word template as docxtpl sees it: the parts with tags as Jinja source, the others as python-docx saves them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docx.opc.oxml import serialize_part_xml
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree  # type: ignore[import-untyped]

from infra.local.letters.foreign import foreign
from infra.local.letters.tags import misplaced
from recouvrement.adapters.judiciary_zip import unpacked
from recouvrement.domain.errors import InvalidProcedure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BODY: Final = "word/document.xml"
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")  # those docxtpl would fill
_PARAGRAPH: Final = re.compile(r"<w:p([ >])")
_MARK: Final = "body"
_TAG: Final = re.compile(r"\{[{%#]")


@dataclass(frozen=True, slots=True)
class Source:
    """One part: Jinja between what stands around it. Each paragraph begins a line, so that a line tells the place.

    `misplaced`: what is wrong in what Word shows, which the Jinja does not show any more.
    """

    part: str
    before: str
    jinja: str
    after: str
    misplaced: tuple[str, ...] = ()

    def paragraph(self, line: int) -> str:
        """Quote the paragraph on that line, counted from 1."""
        lines = self.jinja.split("\n")
        text = re.sub(r"<[^>]+>", "", lines[line - 1]).strip() if 0 < line <= len(lines) else ""
        return f"« {text[:120]} »" if text else self.part


@dataclass(frozen=True, slots=True)
class WordSource:
    sources: tuple[Source, ...]
    unchanged: Mapping[str, bytes]


def read_word(content: bytes) -> WordSource:
    """Raises InvalidProcedure for what is no Word document, or has tags where docxtpl fills none."""
    word = _opened(content)
    sources = tuple(_sources(word))
    _check_properties(word)
    word.render_properties({}, Environment(autoescape=True))
    saved = io.BytesIO()
    word.docx.save(saved)
    names = {source.part for source in sources}
    unchanged = {name: part for name, part in unpacked(saved.getvalue()).items() if name not in names}
    _check_unchanged(unchanged)
    return WordSource(sources, unchanged)


def _opened(content: bytes) -> Any:  # noqa: ANN401 - docxtpl has no types
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise InvalidProcedure("not a Word document")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if found := next(foreign(archive), None):
            raise InvalidProcedure(found)
    word = DocxTemplate(io.BytesIO(content))
    try:
        word.render_init()
    except (KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise InvalidProcedure(f"not a Word document ({error})") from error
    return word


def _sources(word: Any) -> Iterator[Source]:  # noqa: ANN401
    before, after = _around_the_body(word)
    yield Source(BODY, before, _jinja(word, word.get_xml()), after, misplaced(word.get_xml()))
    for uri in (word.HEADER_URI, word.FOOTER_URI):
        for _, part in word.get_headers_footers(uri):
            xml = word.get_part_xml(part)
            yield Source(part.partname.lstrip("/"), _DECLARATION, _jinja(word, xml), "", misplaced(xml))
    for part in word.docx.part.package.parts:
        if part.content_type == _FOOTNOTES:
            yield Source(part.partname.lstrip("/"), "", _jinja(word, part.blob.decode()), "")


def _jinja(word: Any, xml: str) -> str:  # noqa: ANN401
    return _PARAGRAPH.sub(r"\n<w:p\1", word.patch_xml(xml))


def _around_the_body(word: Any) -> tuple[str, str]:  # noqa: ANN401
    root = etree.fromstring(etree.tostring(word.docx.element))
    root.replace(root.find("{*}body"), etree.Comment(_MARK))
    before, _, after = serialize_part_xml(root).decode().partition(f"<!--{_MARK}-->")
    return before, after


def _check_properties(word: Any) -> None:  # noqa: ANN401
    for name in _PROPERTIES:
        if _TAG.search(getattr(word.docx.core_properties, name) or ""):
            raise InvalidProcedure(f"a tag in the document's properties ({name}): take it out, they are for the file")


def _check_unchanged(parts: Mapping[str, bytes]) -> None:
    for name, content in parts.items():
        if name.endswith(".xml") and (tag := _TAG.search(re.sub("<[^>]+>", "", content.decode("utf-8", "replace")))):
            raise InvalidProcedure(
                f"{tag.group()} in {name}, which is never filled: put it in the text, a header, a footer or a footnote"
            )
