"""What Word lays out, as far as the file alone says it: the window of the envelope, the signature, the logo."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from infra.local.letters.reading import parts_of
from letters.edited import BODY, TEMPLATES
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode
from recouvrement.domain.letters.parts import Letter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
POSTED = [code for code in LetterCode if issubclass(CATALOGUE[code].context, Letter)]
FIRST_HEADER = "word/header1.xml"
LOGO = "word/media/image1.png"
MILLIMETRE = 1440 / 25.4  # in twentieths of a point


def template_parts(code):
    return parts_of((TEMPLATES / CATALOGUE[code].template).read_bytes())


def read(xml):
    return ET.fromstring(xml)  # noqa: S314 - our own template


def body_of(code):
    return read(template_parts(code)[BODY]).find(f"{W}body")


def number(element, path, name="w"):
    return int(element.find(path.replace("w:", W)).get(f"{W}{name}"))


def height_of_first_header(code):
    """Of its row and of the line under it, from the top of the page."""
    header = read(template_parts(code)[FIRST_HEADER])
    row, line = number(header, ".//w:trHeight", "val"), number(header, "w:p/w:pPr/w:spacing", "line")
    return row + line + int(body_of(code).find(f"{W}sectPr/{W}pgMar").get(f"{W}header"))


@pytest.mark.parametrize("code", POSTED)
def test_the_address_is_in_the_window_of_a_dl_envelope(code):
    body = body_of(code)
    margin = int(body.find(f"{W}sectPr/{W}pgMar").get(f"{W}left"))
    row = body.find(f"{W}tbl/{W}tr")
    sender, address = row.findall(f"{W}tc")
    left = (margin + number(sender, "w:tcPr/w:tcW")) / MILLIMETRE
    top = (height_of_first_header(code) + number(address, "w:p/w:pPr/w:spacing", "line")) / MILLIMETRE
    assert left == pytest.approx(110, abs=1)
    assert top == pytest.approx(50, abs=1)
    assert row.find(f"{W}trPr/{W}trHeight").get(f"{W}hRule") == "exact", "a long address moves nothing below it"


@pytest.mark.parametrize("code", [code for code in LetterCode if code is not LetterCode.L09])
def test_the_signature_stays_whole_with_the_sentence_above_it(code):
    for row in body_of(code).iter(f"{W}tr"):
        text = "".join(piece.text or "" for piece in row.iter(f"{W}t"))
        if "{{ signatory.delegation }}" in text:
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            assert "salutations distinguées" in text or "Fait à" in text
            assert "{{ signatory.name }}" in text
            return
    pytest.fail("no signature")


def test_every_document_bears_the_same_logo_undistorted_and_whole():
    held = {code: template_parts(code) for code in LetterCode}
    assert len({parts[LOGO] for parts in held.values()}) == 1
    png = next(iter(held.values()))[LOGO]
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    for parts in held.values():
        inline = re.search(rb"<wp:inline [^>]*>", parts[FIRST_HEADER])[0]
        assert all(b'dist%c="0"' % side in inline for side in b"TBLR"), "a distance that is left out cuts the picture"
        across, down = re.search(rb'<wp:extent cx="(\d+)" cy="(\d+)"/>', parts[FIRST_HEADER]).groups()
        assert int(across) * height == int(down) * width


@pytest.mark.parametrize("code", LetterCode)
def test_no_line_may_end_between_a_number_and_what_it_counts(code):
    parts = template_parts(code)
    texts = [
        piece.text or ""
        for name, part in parts.items()
        if name.startswith("word/") and name.endswith(".xml")
        for piece in read(part).iter(f"{W}t")
    ]
    breakable = re.compile(r" [:;?!€%»]|« |\bn° \{|\d (?:janvier|mars|juillet|octobre|décembre|jours|mois|points)\b")
    assert [text for text in texts if breakable.search(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "{", text))] == []
