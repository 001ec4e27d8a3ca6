"""Names, order and extent of the pieces."""

from __future__ import annotations

import zlib
from datetime import date
from hashlib import sha256

import pytest

from recouvrement.domain.judiciary.pages import page_count
from recouvrement.domain.judiciary.pieces import (
    Piece,
    exhibit_stem,
    exhibit_title,
    extension_of,
    file_name,
    in_order,
)
from recouvrement.domain.position import Product


@pytest.mark.parametrize(
    ("whose", "name"),
    [
        ("P-1787", "J14-mise-en-demeure-P-1787.docx"),
        ("", "J14-mise-en-demeure.docx"),
        ("../../etc/passwd", "J14-mise-en-demeure-etc-passwd.docx"),
        ("Été <1>", "J14-mise-en-demeure-t-1.docx"),
    ],
)
def test_a_file_s_name_is_safe_whatever_the_bank_calls_its_client(whose, name):
    assert file_name("J14", "mise-en-demeure", "docx", whose) == name


@pytest.mark.parametrize(("key", "extension"), [("a/b/offer.PDF", "PDF"), ("a.b/offer", ""), ("offer", "")])
def test_the_kind_of_a_document_is_read_at_the_end_of_its_key(key, extension):
    assert extension_of(key) == extension


def test_a_document_of_no_kind_has_a_name_all_the_same():
    assert file_name("J02", "contrat-signe", "") == "J02-contrat-signe.bin"


def test_pieces_follow_their_codes_and_two_of_one_name_are_told_apart():
    again = [Piece("J14", "", "J14-x-P-1.docx", content, date(2025, 9, day)) for content, day in ((b"b", 9), (b"a", 2))]
    ordered = in_order([*again, Piece("J02", "", "J02-x.pdf", b"")])
    assert [piece.name for piece in ordered] == ["J02-x.pdf", "J14-x-P-1.docx", "J14-x-P-1-2.docx"]
    assert [piece.content for piece in ordered[1:]] == [b"a", b"b"]


def test_an_account_has_no_loan_contract():
    assert exhibit_stem("J02", Product.CURRENT_ACCOUNT) == "convention-de-compte"
    assert exhibit_stem("J02", Product.CONSUMER_LOAN) == "contrat-signe"


def test_a_piece_outside_the_list_keeps_its_own_code():
    assert exhibit_title("J99", Product.CONSUMER_LOAN) == "Pièce J99"


def test_a_piece_is_known_by_the_hash_of_its_content():
    assert Piece("J02", "", "x", b"abc").sha256 == sha256(b"abc").hexdigest()


def test_the_extent_is_in_pages_for_a_pdf_and_in_kibibytes_for_the_rest():
    pdf = b"%PDF-1.4 1 0 obj <</Type /Pages /Kids [] /Count 12>> endobj"
    assert Piece("J02", "", "x", pdf).extent == "12\u00a0p."
    assert Piece("J02", "", "x", b"x" * 1025).extent == "2\u00a0Ko"


def test_pages_kept_compressed_are_counted_too():
    packed = zlib.compress(b"<</Type /Page>> <</Type /Page>> <</Type/Page >>")
    pdf = b"%PDF-1.5 4 0 obj <</Type /ObjStm /N 3>> stream\n" + packed + b"endstream"
    assert page_count(pdf) == 3


def test_a_nested_tree_of_pages_counts_its_root():
    pdf = b"%PDF-1.4 1 0 obj <</Type/Pages /Count 9>> endobj 2 0 obj <</Type/Pages /Count 4>> endobj"
    assert page_count(pdf) == 9


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7 nothing", b"%PDF-1.7 /ObjStm stream\nxxendstream"])
def test_what_does_not_say_has_no_count(content):
    assert page_count(content) is None
