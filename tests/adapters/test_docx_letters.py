from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from infra.local.letters.reading import text_of
from infra.local.letters.sample_parts import RECIPIENT
from infra.local.letters.samples import complete
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.letters.catalogue import LetterCode

TEMPLATES = Path(__file__).parents[2] / "templates"


def _edited(directory: Path, before: str, after: str) -> DocxLetters:
    """Copy the template of L05 as a lawyer's hand would have changed it."""
    copy = io.BytesIO()
    with zipfile.ZipFile(TEMPLATES / "L05.docx") as original, zipfile.ZipFile(copy, "w") as edited:
        for name in original.namelist():
            content = original.read(name)
            if name == "word/document.xml":
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode(), 1)
            edited.writestr(name, content)
    (directory / "L05.docx").write_bytes(copy.getvalue())
    return DocxLetters(directory)


def test_a_variable_that_does_not_exist_is_refused_with_its_paragraph(tmp_path):
    letters = _edited(tmp_path, "{{ costs.rate }}", "{{ costs.rates }}")
    with pytest.raises(InvalidProcedure, match=r"L05\.docx: .*rates.*« Le taux débiteur appliqué est de"):
        letters.render(LetterCode.L05, complete(LetterCode.L05))


def test_a_broken_tag_is_refused_with_its_paragraph(tmp_path):
    letters = _edited(tmp_path, "{{ costs.rate }}", "{{ costs.rate | }}")
    with pytest.raises(InvalidProcedure, match=r"L05\.docx: .*« Le taux débiteur appliqué est de"):
        letters.render(LetterCode.L05, complete(LetterCode.L05))


def test_a_half_open_tag_is_never_sent(tmp_path):
    letters = _edited(tmp_path, "{{ costs.rate }}", "costs.rate }}")
    with pytest.raises(InvalidProcedure, match=r"L05\.docx: }} is left in « Le taux débiteur"):
        letters.render(LetterCode.L05, complete(LetterCode.L05))


@pytest.mark.parametrize("code", ["{{ costs.__class__.__mro__ }}", "{{ costs.fees.__init__.__globals__ }}"])
def test_a_template_cannot_leave_its_sandbox(tmp_path, code):
    letters = _edited(tmp_path, "{{ costs.rate }}", code)
    with pytest.raises(InvalidProcedure, match=r"L05\.docx"):
        letters.render(LetterCode.L05, complete(LetterCode.L05))


def test_a_missing_template_is_named(tmp_path):
    with pytest.raises(InvalidProcedure, match=r"L10\.docx: no such template"):
        DocxLetters(tmp_path).render(LetterCode.L10, complete(LetterCode.L10))


def test_a_file_that_is_not_word_is_named(tmp_path):
    (tmp_path / "L10.docx").write_text("not a document")
    with pytest.raises(InvalidProcedure, match=r"L10\.docx: not a Word document"):
        DocxLetters(tmp_path).render(LetterCode.L10, complete(LetterCode.L10))


def test_the_context_of_another_letter_is_refused():
    with pytest.raises(InvalidProcedure, match="FormalNoticeLetter"):
        DocxLetters(TEMPLATES).render(LetterCode.L10, complete(LetterCode.L05))


def test_control_characters_and_lone_surrogates_are_removed_and_line_ends_become_spaces():
    recipient = replace(RECIPIENT, lines=("Zoé\x00\x08 N’Gu\ud800essan\ufffe", "3 rue\ndu Marché", "75002 PARIS"))
    context = replace(complete(LetterCode.L05), recipient=recipient)
    text = text_of(DocxLetters(TEMPLATES).render(LetterCode.L05, context))
    assert "Zoé N’Guessan" in text
    assert "3 rue du Marché" in text


@pytest.mark.parametrize("name", ["😀 Zoé", "محمد علي", "A" * 300, "Guillemets \" et '", "&amp; &lt;b&gt;"])
def test_unusual_names_are_printed_as_they_are(name):
    context = replace(complete(LetterCode.L05), recipient=replace(RECIPIENT, lines=(name, "75002 PARIS")))
    assert name in text_of(DocxLetters(TEMPLATES).render(LetterCode.L05, context))


@pytest.mark.parametrize("name", ["{{ sender.iban }}", "{% if 1 %}", "{_{ x }_}"])
def test_template_code_in_a_name_is_refused(name):
    context = replace(complete(LetterCode.L05), recipient=replace(RECIPIENT, lines=(name,)))
    with pytest.raises(InvalidMessage, match="template code"):
        DocxLetters(TEMPLATES).render(LetterCode.L05, context)


def test_the_archive_carries_no_date_of_its_own():
    content = DocxLetters(TEMPLATES).render(LetterCode.L05, complete(LetterCode.L05))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.namelist()[1:] == sorted(archive.namelist()[1:])
