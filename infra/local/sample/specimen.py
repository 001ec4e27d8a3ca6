"""A page of PDF that says what it stands for: the sample's exhibits are specimens, and say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD: Final = b"%PDF-1.4\n"
_CATALOG: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES: Final = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
)
_FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def specimen(lines: Sequence[str]) -> bytes:
    """Give one page with these lines. Raises UnicodeEncodeError for letters that no Western European text has."""
    shown = b"".join(b"(%s) Tj T*\n" % _escaped(line) for line in lines)
    stream = b"BT /F1 14 Tf 22 TL 70 760 Td\n" + shown + b"ET"
    content = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    return _bound((_CATALOG, _PAGES, _PAGE, content, _FONT))


def _bound(objects: Sequence[bytes]) -> bytes:
    """Number the objects, and add the table of where each begins."""
    file, offsets = bytearray(_HEAD), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, count = len(file), len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    file += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return bytes(file)


def _escaped(line: str) -> bytes:
    text = line.encode("cp1252")
    return text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
