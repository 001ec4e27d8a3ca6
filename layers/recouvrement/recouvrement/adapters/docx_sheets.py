"""Plain papers in Word, made of tables: no template, since nobody words them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from recouvrement.adapters.judiciary_zip import ZipArchiver, unpacked

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import Length
    from docx.table import _Cell as WordCell
    from docx.table import _Row as WordRow
    from docx.text.paragraph import Paragraph

    from recouvrement.domain.judiciary.sheet import Column, Sheet, Table

_FONT: Final = "Arial"
_LINE_CM: Final = 17  # of an A4 page with margins of two centimetres
_BLUE: Final = RGBColor(0x1F, 0x38, 0x64)  # of the letters' own headings
_PALE: Final = "E3EAF3"
_FIXED: Final = datetime(1980, 1, 1, tzinfo=UTC)
_FORBIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 cannot hold
_ARCHIVER: Final = ZipArchiver(zipfile.ZIP_DEFLATED)


class DocxSheets:
    """The same sheet gives the same bytes."""

    def write(self, sheet: Sheet) -> bytes:
        word = _blank(sheet.title)
        _heading(word, sheet.title, 15)
        for line in sheet.heading:
            _line(word, line, 10)
        for table in sheet.tables:
            _write_table(word, table)
        for note in sheet.notes:
            _line(word, note, 9).paragraph_format.space_before = Pt(4)
        saved = io.BytesIO()
        word.save(saved)
        return _ARCHIVER.pack(unpacked(saved.getvalue()))


def _blank(title: str) -> WordDocument:
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    word.styles["Normal"].font.name = _FONT
    properties = word.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language, properties.created, properties.modified = "fr-FR", _FIXED, _FIXED
    _number_pages(section.footer.paragraphs[0])
    return word


def _line(word: WordDocument, text: str, points: int) -> Paragraph:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.add_run(_clean(text)).font.size = Pt(points)
    return paragraph


def _heading(word: WordDocument, text: str, points: int) -> None:
    heading = _line(word, text, points)
    heading.paragraph_format.space_before = Pt(10)
    heading.paragraph_format.keep_with_next = True
    heading.runs[0].bold = True
    heading.runs[0].font.color.rgb = _BLUE


def _write_table(word: WordDocument, table: Table) -> None:
    _heading(word, table.heading, 11)
    grid = word.add_table(rows=1, cols=len(table.columns))
    grid.style = "Table Grid"
    grid.autofit = False
    for column, width in zip(grid.columns, _widths(table.columns), strict=True):
        column.width = width
    _fill(grid.rows[0], tuple(column.heading for column in table.columns), table.columns)
    for run in (run for cell in grid.rows[0].cells for run in cell.paragraphs[0].runs):
        run.bold = True
    for cell in grid.rows[0].cells:
        _shade(cell)
    _mark(grid.rows[0], "w:tblHeader")
    for texts in table.rows:
        _fill(grid.add_row(), texts, table.columns)


def _fill(row: WordRow, texts: tuple[str, ...], columns: tuple[Column, ...]) -> None:
    _mark(row, "w:cantSplit")
    for cell, text, column, width in zip(row.cells, texts, columns, _widths(columns), strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(_clean(text)).font.size = Pt(9)
        if column.is_amount:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(columns: tuple[Column, ...]) -> tuple[Length, ...]:
    parts = sum(column.width for column in columns)
    return tuple(Cm(_LINE_CM * column.width / parts) for column in columns)


def _shade(cell: WordCell) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), _PALE)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - python-docx has no shading


def _mark(row: WordRow, property_name: str) -> None:
    """Set a property that python-docx has no name for: repeated on each page, or never cut by one."""
    row._tr.get_or_add_trPr().append(OxmlElement(property_name))  # noqa: SLF001


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind, instruction in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(8)
        run._r.append(_field_part(kind, instruction))  # noqa: SLF001 - python-docx has no fields


def _field_part(kind: str | None, instruction: str | None) -> BaseOxmlElement:
    part = OxmlElement("w:instrText" if kind is None else "w:fldChar")
    if kind is None:
        part.text = instruction
    else:
        part.set(qn("w:fldCharType"), kind)
    return part


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
