from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from infra.local.letters.compiling import compile_templates
from infra.local.letters.reading import text_of
from infra.local.letters.sample_parts import RECIPIENT
from infra.local.letters.samples import complete
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure, Outage
from recouvrement.domain.letters.catalogue import LetterCode

TEMPLATES = Path(__file__).parents[2] / "templates"
LETTERS = DocxLetters(TEMPLATES)
L05 = complete(LetterCode.L05)


def test_a_missing_template_is_named(tmp_path):
    with pytest.raises(InvalidProcedure, match=r"L10\.docx: no such template"):
        DocxLetters(tmp_path).render(LetterCode.L10, complete(LetterCode.L10))


def test_a_template_that_changed_since_it_was_compiled_is_not_used(tmp_path):
    (tmp_path / "L05.docx").write_bytes((TEMPLATES / "L05.docx").read_bytes())
    assert compile_templates(tmp_path) == {}
    assert DocxLetters(tmp_path).render(LetterCode.L05, L05) == LETTERS.render(LetterCode.L05, L05)
    (tmp_path / "L05.docx").write_bytes((TEMPLATES / "L05.docx").read_bytes() + b"\0")
    with pytest.raises(Outage, match=r"L05\.docx: not compiled"):
        DocxLetters(tmp_path).render(LetterCode.L05, L05)


def test_the_context_of_another_letter_is_refused():
    with pytest.raises(InvalidProcedure, match="FormalNoticeLetter"):
        LETTERS.render(LetterCode.L10, L05)


def test_control_characters_and_lone_surrogates_are_removed_and_line_ends_become_spaces():
    recipient = replace(RECIPIENT, lines=("Zoé\x00\x08 N’Gu\ud800essan\ufffe", "3 rue\ndu Marché", "75002 PARIS"))
    text = text_of(LETTERS.render(LetterCode.L05, replace(L05, recipient=recipient)))
    assert "Zoé N’Guessan" in text
    assert "3 rue du Marché" in text


@pytest.mark.parametrize(
    "name", ["😀 Zoé", "محمد علي", "A" * 300, "Guillemets \" et '", "&amp; &lt;b&gt;", "é" * 70_000]
)
def test_unusual_names_are_printed_as_they_are(name):
    context = replace(L05, recipient=replace(RECIPIENT, lines=(name, "75002 PARIS")))
    assert name in text_of(LETTERS.render(LetterCode.L05, context))


@pytest.mark.parametrize("name", ["{{ sender.iban }}", "{% if 1 %}", "{_{ x }_}"])
def test_template_code_in_a_name_is_refused(name):
    context = replace(L05, recipient=replace(RECIPIENT, lines=(name,)))
    with pytest.raises(InvalidMessage, match="template code"):
        LETTERS.render(LetterCode.L05, context)


def test_two_values_never_make_a_tag_together():
    context = replace(L05, recipient=replace(RECIPIENT, lines=("Zoé {", "{ Martin")))
    with pytest.raises(InvalidMessage, match="template code"):
        LETTERS.render(LetterCode.L05, context)


@pytest.mark.parametrize("wrong", [None, 3])
def test_a_value_of_another_type_than_its_own_is_refused(wrong):
    with pytest.raises(InvalidProcedure, match=r"L05\.docx"):
        LETTERS.render(LetterCode.L05, replace(L05, written_on=wrong))


def test_the_archive_carries_no_date_of_its_own_and_is_whole():
    with zipfile.ZipFile(io.BytesIO(LETTERS.render(LetterCode.L05, L05))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert len(set(archive.namelist())) == len(archive.namelist())


def test_nothing_of_word_nor_of_jinja_is_loaded_where_letters_are_written():
    program = (
        "import sys, pathlib;"
        "from recouvrement.adapters.docx_letters import DocxLetters;"
        "from recouvrement.adapters.docx_sheets import DocxSheets;"
        f"read = DocxLetters(pathlib.Path({str(TEMPLATES)!r}))._read;"
        "read('L05', 'L05.docx');"
        "print(*sorted({'docx', 'docxtpl', 'jinja2', 'lxml', 'markupsafe'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert answer.stdout.strip() == ""
