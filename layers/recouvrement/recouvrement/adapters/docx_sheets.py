"""Plain papers in Word, made of tables: no template, since nobody words them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.adapters import sheet_parts as parts
from recouvrement.adapters.docx_archive import archive, lay_out, pack
from recouvrement.domain.letters.legible import legible_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.judiciary.sheet import Column, Sheet, Table

_LINE: Final = 9638  # of an A4 page with margins of two centimetres, in twentieths of a point
_BLUE: Final = '<w:color w:val="1F3864"/>'  # of the letters' own headings
_PALE: Final = '<w:shd w:val="clear" w:fill="E3EAF3"/>'
_HEADS: Final = "<w:keepNext/>"


class DocxSheets:
    """The same sheet gives the same bytes."""

    def write(self, sheet: Sheet) -> bytes:
        contents = {
            "[Content_Types].xml": parts.CONTENT_TYPES,
            "_rels/.rels": parts.PACKAGE_RELATIONS,
            "docProps/core.xml": parts.properties(_escaped(sheet.title)),
            "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS,
            "word/document.xml": parts.document("".join(_body(sheet))),
            "word/footer1.xml": parts.FOOTER,
            "word/styles.xml": parts.STYLES,
        }
        return archive(lay_out(()), (pack(name, content.encode()) for name, content in contents.items()))


def _body(sheet: Sheet) -> Iterator[str]:
    yield _heading(sheet.title, 15)
    for line in sheet.heading:
        yield _paragraph(_run(line, 10), '<w:spacing w:after="80"/>')
    for table in sheet.tables:
        yield _heading(table.heading, 11)
        yield _table(table)
    for note in sheet.notes:
        yield _paragraph(_run(note, 9), '<w:spacing w:before="80" w:after="80"/>')


def _heading(text: str, points: int) -> str:
    return _paragraph(_run(text, points, f"<w:b/>{_BLUE}"), f'{_HEADS}<w:spacing w:before="200" w:after="80"/>')


def _table(table: Table) -> str:
    widths = _widths(table.columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    headings = "".join(
        _cell(_PALE, width, _paragraph(_run(column.heading, 9, "<w:b/>"), _side(column)))
        for column, width in zip(table.columns, widths, strict=True)
    )
    rows = "".join(_row(texts, table.columns, widths) for texts in table.rows)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{headings}</w:tr>{rows}</w:tbl>"
    )


def _row(texts: tuple[str, ...], columns: tuple[Column, ...], widths: tuple[int, ...]) -> str:
    cells = "".join(
        _cell("", width, _paragraph(_run(text, 9), _side(column)))
        for text, column, width in zip(texts, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(shading: str, width: int, paragraph: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}</w:tcPr>{paragraph}</w:tc>'


def _widths(columns: tuple[Column, ...]) -> tuple[int, ...]:
    shares = sum(column.width for column in columns)
    return tuple(_LINE * column.width // shares for column in columns)


def _side(column: Column) -> str:
    return '<w:jc w:val="right"/>' if column.is_amount else ""


def _paragraph(run: str, properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _run(text: str, points: int, properties: str = "") -> str:
    size = f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'
    return f'<w:r><w:rPr>{properties}{size}</w:rPr><w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'


def _escaped(text: str) -> str:
    return legible_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
