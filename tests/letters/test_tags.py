"""What an editor leaves behind in Word, and what Word would carry out of the bank, is refused with its place."""

from __future__ import annotations

import io
import zipfile

import pytest

from infra.local.letters.compiling import compiled
from letters.edited import BODY, TEMPLATES, edited
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode

L10 = CATALOGUE[LetterCode.L10].context
DATE = "<w:t>{{ sender.place }}, le {{ written_on }}</w:t>"
RELATIONSHIPS = "word/_rels/document.xml.rels"
RELATED = '<Relationship Id="rId99" Type="http://schemas.example/{}" Target="{}"{}/></Relationships>'
EXTERNAL = ' TargetMode="External"'


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "{%p if co_debtors %}",
            "Note {%p if co_debtors %}",
            "what is beside it would be lost, in « Note {%p if co_de",
        ),
        ("{%tr endfor %}", "{%tr endfor %} total", "stands alone in its table row: what is beside it would be lost"),
        ("{%tr endfor %}", "", "{%tr for row in arrears.rows %} has no {% endfor %}, in « {%tr for row in arrears"),
        ("{%tr for row in arrears.rows %}", "", "{%tr endfor %} ends no {% for %}, in « {%tr endfor %} »"),
        ("{{ arrears_on }}", "{{ arrears_on }", "{{ is not closed by }}, in « {% if posture"),
        ('posture == "firm"', 'posture == "ferme"', "posture is never ferme: it is gentle or firm, in « {% if"),
        ('posture == "firm"', '"ferme" != posture', "posture is never ferme: it is gentle or firm, in « {% if"),
        (DATE, '<w:commentReference w:id="1"/>', "a comment, which every debtor would receive: delete it"),
        (DATE, "<w:rPr><w:ins/></w:rPr>" + DATE, "a tracked change: accept or reject it, in « {{ sender.place"),
        (DATE, DATE + "<w:instrText> DDEAUTO cmd </w:instrText>", "a Word field DDEAUTO (word/document.xml)"),
        (DATE, DATE + '<w:fldSimple w:instr=" MERGEFIELD Nom "/>', "a Word field MERGEFIELD (word/document.xml)"),
    ],
)
def test_what_stands_wrongly_in_the_text_is_told_with_its_paragraph(before, after, said):
    with pytest.raises(InvalidProcedure) as refused:
        compiled(edited("L10.docx", before, after), L10)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "target", "mode", "said"),
    [
        ("oleObject", "embeddings/o.bin", "", "an embedded object (word/_rels/document.xml.rels)"),
        ("aFChunk", "other.docx", "", "another document put into this one"),
        ("attachedTemplate", "file:///a.dotm", EXTERNAL, "a template that Word goes and reads"),
        ("image", "https://images.example/1.png", EXTERNAL, "image: Word fetches it from elsewhere"),
    ],
)
def test_what_word_would_open_or_fetch_is_refused(kind, target, mode, said):
    related = edited("L10.docx", "</Relationships>", RELATED.format(kind, target, mode), RELATIONSHIPS)
    with pytest.raises(InvalidProcedure) as refused:
        compiled(related, L10)
    assert said in str(refused.value)


def test_a_link_that_a_reader_may_choose_to_follow_is_kept():
    link = RELATED.format("hyperlink", "https://www.banque-france.fr", EXTERNAL)
    assert compiled(edited("L10.docx", "</Relationships>", link, RELATIONSHIPS), L10)


def test_a_macro_is_refused_even_where_nothing_starts_it():
    copy = io.BytesIO((TEMPLATES / "L10.docx").read_bytes())
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    with pytest.raises(InvalidProcedure, match="a macro"):
        compiled(copy.getvalue(), L10)


def test_a_tag_that_word_cut_into_runs_or_quoted_its_way_is_read_as_it_shows():
    cut = "<w:t>{{ arr</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ears.total }}</w:t>"
    assert compiled(edited("L10.docx", "<w:t>{{ arrears.total }}</w:t>", cut), L10)
    assert compiled(edited("L10.docx", 'posture == "firm"', "posture == “firm”", BODY), L10)
