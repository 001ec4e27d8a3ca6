"""The archive and its plain papers come out the same, byte for byte."""

from __future__ import annotations

import io
import zipfile

from docx import Document

from recouvrement.adapters.docx_sheets import DocxSheets
from recouvrement.adapters.judiciary_zip import ZipArchiver, unpacked
from recouvrement.domain.judiciary.sheet import Column, Sheet, Table

SHEET = Sheet(
    "Fiche « Été »",
    ("Dupont & Fils <SARL>",),
    (Table("Montants", (Column("Quoi", 3), Column("Combien", 1, is_amount=True)), (("a\x00b", "1,00 €"),)),),
    ("Une note.",),
)


def test_the_order_in_which_files_come_changes_nothing():
    packed = ZipArchiver().pack({"b": b"2", "a": b"1"})
    assert packed == ZipArchiver().pack({"a": b"1", "b": b"2"})
    assert list(unpacked(packed)) == ["a", "b"]


def test_files_bear_no_date_and_are_stored_as_they_are():
    with zipfile.ZipFile(io.BytesIO(ZipArchiver().pack({"a": b"x" * 99}))) as archive:
        [entry] = archive.infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert entry.compress_size == 99


def test_the_same_sheet_gives_the_same_bytes():
    assert DocxSheets().write(SHEET) == DocxSheets().write(SHEET)


def test_a_sheet_is_a_word_document_that_says_what_it_was_given():
    word = Document(io.BytesIO(DocxSheets().write(SHEET)))
    assert [paragraph.text for paragraph in word.paragraphs][:2] == ["Fiche « Été »", "Dupont & Fils <SARL>"]
    [table] = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Quoi", "Combien"], ["ab", "1,00 €"]]


def test_word_wants_its_list_of_parts_first():
    with zipfile.ZipFile(io.BytesIO(DocxSheets().write(SHEET))) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
