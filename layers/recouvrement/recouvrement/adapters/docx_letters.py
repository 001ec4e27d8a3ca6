"""Word letters, rendered with docxtpl under a strict sandbox.

Whatever could go wrong in silence is made to fail: an unknown variable, markup in a name, a part that is not XML any
more, a tag left in the text. The same context gives the same bytes, so a letter's SHA-256 identifies its content.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Final

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped]

from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.letters.catalogue import CATALOGUE

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from jinja2 import Environment

    from recouvrement.domain.letters.catalogue import LetterCode
    from recouvrement.domain.letters.parts import Document

_FIRST_PART: Final = "[Content_Types].xml"  # some readers want it at the head of the archive
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
# Line ends and tabs: a value is one line, and docxtpl would turn them into breaks inside it.
_BREAKS: Final = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
# What XML 1.0 cannot hold, lone surrogates included, and the other control characters.
_FORBIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# docxtpl also reads `{_{` as an escaped `{{`.
_TAG: Final = re.compile(r"\{[{%#_]|[}%#_]\}")


class DocxLetters:
    """Renders the templates of one directory, `<code>.docx` each."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)

    def render(self, code: LetterCode, context: Document) -> bytes:
        """Write one document.

        Raises:
            InvalidProcedure: the context is not this document's, or its template is missing or broken; names the place.
            InvalidMessage: a value holds template code, which no name or address does.

        """
        entry = CATALOGUE[code]
        if type(context) is not entry.context:
            raise InvalidProcedure(
                f"{entry.template}: made from {entry.context.__name__}, not {type(context).__name__}"
            )
        template = _StrictTemplate(self._read(entry.template), entry.template)
        template.render(_cleaned_fields(context), self._environment, autoescape=True)
        saved = io.BytesIO()
        template.save(saved)
        return _reproducible(saved)

    def _read(self, name: str) -> io.BytesIO:
        try:
            content = io.BytesIO((self._directory / name).read_bytes())
        except FileNotFoundError as error:
            raise InvalidProcedure(f"{name}: no such template") from error
        if not zipfile.is_zipfile(content):
            raise InvalidProcedure(f"{name}: not a Word document")
        return content


class _StrictTemplate(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """docxtpl, but it says where a template is wrong and lets nothing broken through."""

    def __init__(self, content: io.BytesIO, name: str) -> None:
        super().__init__(content)
        self._name = name

    def render_xml_part(
        self, src_xml: str, part: object, context: dict[str, object], jinja_env: Environment | None = None
    ) -> str:
        try:
            xml: str = super().render_xml_part(src_xml, part, context, jinja_env)
        except TemplateError as error:
            place = _paragraph(src_xml, _line(error))
            raise InvalidProcedure(f"{self._name}: {error.message}, in {place}") from error
        self._check(xml)
        return xml

    def _check(self, xml: str) -> None:
        try:
            root = etree.fromstring(xml.encode())
        except etree.XMLSyntaxError as error:
            raise InvalidProcedure(f"{self._name}: the result is not XML ({error.msg})") from error
        for paragraph in root.iter("{*}p"):
            text = "".join(piece.text or "" for piece in paragraph.iter("{*}t"))
            if tag := _TAG.search(text):
                raise InvalidProcedure(f"{self._name}: {tag.group()} is left in « {text[:80]} »")


def _line(error: TemplateError) -> int | None:
    """Find the line of the template's source at which rendering stopped, counted from 1."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line = None
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _paragraph(source: str, line: int | None) -> str:
    """Quote the paragraph that stands on that line: docxtpl starts a line with each paragraph."""
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", source).splitlines()
    if line is None or not 0 < line <= len(lines):
        return "an unknown place"
    text = re.sub(r"<[^>]+>", "", lines[line - 1]).strip()
    return f"« {text[:120]} »"


def _cleaned_fields(context: Document) -> dict[str, object]:
    return {field.name: _cleaned(getattr(context, field.name)) for field in fields(context)}


def _cleaned(value: object) -> object:
    """Copy a value without the characters that XML or docxtpl cannot carry."""
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})
    if value is None:
        return None
    raise InvalidProcedure(f"a letter prints texts and lists of texts, not {type(value).__name__}")


def _clean_text(text: str) -> str:
    if tag := _TAG.search(text):
        raise InvalidMessage(f"a value of the letter holds template code: {tag.group()}")
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))


def _reproducible(saved: io.BytesIO) -> bytes:
    """Write the archive again with fixed dates, order and attributes."""
    result = io.BytesIO()
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(result, "w") as archive:
        for name in sorted(parts.namelist(), key=lambda name: (name != _FIRST_PART, name)):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = 0
            archive.writestr(entry, parts.read(name), zipfile.ZIP_DEFLATED, 6)
    return result.getvalue()
