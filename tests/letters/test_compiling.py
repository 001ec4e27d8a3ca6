"""What a template may not hold is refused when it is compiled, with the place and the way out; never approximated."""

from __future__ import annotations

import pytest

from infra.local.letters.compiling import compile_templates, compiled
from infra.local.letters.reading import text_of
from infra.local.letters.samples import complete
from letters.edited import BODY, TEMPLATES, edited
from recouvrement.adapters.compiled_letter import FOLDER, read_letter
from recouvrement.adapters.docx_letters import write
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode

RATE = "{{ costs.rate }}"
PLACE = "« Le taux débiteur appliqué est de"
L05 = CATALOGUE[LetterCode.L05].context
GRID = '<w:gridCol w:w="'
NUMBER = "{{ row.number }}"
CELL = "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>"
TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="10"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p>'
    "</w:tc></w:tr></w:tbl>"
)
DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="7" name="Cachet"/></wp:inline></w:drawing></w:r>'
PICTURE = f"</w:t></w:r>{DRAWING}<w:r><w:t>"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{{ costs.rates }}", "costs.rates does not exist in costs: it has fees, fees_total, interest, rate"),
        ("{{ cost.rate }}", "cost does not exist in this letter: it has account, contact, costs"),
        ("{{ costs.rate.whole }}", "costs.rate.whole does not exist in costs.rate: it is a text"),
        ("{{ costs.fees }}", "costs.fees is no text"),
        ("{{ references.contract_signed_on }}", "references.contract_signed_on may be absent"),
        ("{{ costs.rate | }}", "expected token"),
        ("{{ costs.rate|upper }}", r"filter \|upper"),
        ("{{ costs.rate.upper() }}", "a call"),
        ("{{ costs.__class__.__mro__ }}", "costs.__class__ does not exist"),
        ("{{ costs.fees.__init__.__globals__ }}", "costs.fees.__init__ does not exist"),
        ("{{ '%s'|format(costs.rate) }}", r"filter \|format"),
        ("{% set x = 1 %}", "{% assign %}: a letter has only values"),
        ("{% include 'other' %}", "{% include %}: a letter has only values"),
        ("{% for fee in costs.fees if fee.amount %}x{% endfor %}", "a loop is written"),
        ("{% for fee in costs.rate %}x{% endfor %}", "costs.rate is no list"),
        ("{% if costs.rate is defined %}x{% endif %}", "a test is a value's name"),
        ("{% if costs.rate|length > 1 %}x{% endif %}", "costs.rate cannot be compared so"),
        ("{% if costs.rate %}x", "endif"),
        ("costs.rate }}", "}} is left"),
        ("{ costs.rate", "{ is left"),
        ("{_{ costs.rate }_}", "{_ is left"),
        ("a\ttab", "a tab or a line end"),
        ("{{r costs.rate }}", r"costs.rate }} does not stand in a sentence"),
        ("{{p costs.rate }}", "stands alone in its paragraph: what is beside it would be lost"),
        ('{% if costs.rate == "x" %}x{% endif %}{{ costs.rate }', "{{ is not closed by }}"),
    ],
)
def test_it_is_refused_with_its_paragraph(written, said):
    with pytest.raises(InvalidProcedure, match=said) as refused:
        compiled(edited("L05.docx", RATE, written), L05)
    assert "in «" in str(refused.value)


@pytest.mark.parametrize("written", ["{{ costs.rates }}", "costs.rate }}", "{{ costs.rate | }}"])
def test_the_paragraph_is_the_one_where_it_stands(written):
    with pytest.raises(InvalidProcedure, match=PLACE):
        compiled(edited("L05.docx", RATE, written), L05)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (NUMBER, f"{{% colspan row.number %}}{NUMBER}", "inside the markup"),
        (NUMBER, f"{{% cellbg row.number %}}{NUMBER}", "inside the markup"),
        (NUMBER, f"{NUMBER}{{% vm %}}", "a row does not know its number"),
        (NUMBER, f"{NUMBER}{{% hm %}}", "a row does not know its number"),
        (NUMBER, f"{{% if arrears_on %}}{CELL}{{% endif %}}", "a column that comes and goes"),
        (NUMBER, CELL, "a row of 7 cells in a table of 6 columns"),
        (GRID, f'{GRID}10"/>{GRID}', "a table that may have no row"),
        (NUMBER, f"{{% if arrears_on %}}{PICTURE}{{% endif %}}", "a picture that may be left out or repeated"),
    ],
)
def test_what_depends_on_the_rendering_is_refused(before, after, said):
    with pytest.raises(InvalidProcedure, match=said):
        compiled(edited("L10.docx", before, after), CATALOGUE[LetterCode.L10].context)


def test_a_value_in_a_field_code_is_refused():
    link = '</w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "{{ contact.email }}" </w:instrText></w:r>'
    with pytest.raises(InvalidProcedure, match=r"contact\.email }} does not stand in a sentence"):
        compiled(edited("L05.docx", "</w:r>", link), L05)


def test_a_choice_that_begins_in_a_sentence_and_ends_in_a_cell_is_refused():
    after = f"{{% if costs.rate %}}a</w:t></w:r></w:p>{TABLE.format('b{% endif %}')}<w:p><w:r><w:t>c"
    with pytest.raises(InvalidProcedure, match="begins in one place of the document and ends in another"):
        compiled(edited("L05.docx", RATE, after), L05)


def test_a_table_of_a_list_asks_whether_the_list_holds_anything():
    table = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="10"/></w:tblGrid>'
        + "".join(
            f"<w:tr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
            for text in ("{%tr for fee in costs.fees %}", "{{ fee.label }}", "{%tr endfor %}")
        )
        + "</w:tbl>"
    )
    alone = f"a</w:t></w:r></w:p>{table}<w:p><w:r><w:t>{RATE}"
    with pytest.raises(InvalidProcedure, match=r"a table that may have no row: put it between {%p if list %}"):
        compiled(edited("L05.docx", RATE, alone), L05)
    asked, done = (f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>" for tag in ("{%p if costs.fees %}", "{%p endif %}"))
    guarded = f"a</w:t></w:r></w:p>{asked}{table}{done}<w:p><w:r><w:t>{RATE}"
    assert compiled(edited("L05.docx", RATE, guarded), L05)


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("docProps/core.xml", "</dc:title>", "{{ sender.name }}</dc:title>"),
        ("word/styles.xml", "</w:styles>", "{{ sender.name }}</w:styles>"),
    ],
)
def test_tags_where_nothing_is_filled_are_refused(part, before, after):
    with pytest.raises(InvalidProcedure, match=r"properties|never filled"):
        compiled(edited("L05.docx", before, after, part), L05)


def test_what_is_no_word_document_is_refused():
    with pytest.raises(InvalidProcedure, match="not a Word document"):
        compiled(b"not a document", L05)


def test_everything_that_is_wrong_is_told_at_once():
    content = edited("L05.docx", RATE, "{{ costs.rates }} {{ costs.rate|upper }}")
    with pytest.raises(InvalidProcedure, match=r"(?s)costs\.rates.*filter \|upper"):
        compiled(content, L05)


def test_a_choice_may_run_over_bold_words():
    bold = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>très</w:t></w:r><w:r><w:t>"
    content = edited("L05.docx", RATE, f"{{% if costs.rate %}}{bold}{{% else %}}peu{{% endif %}} haut")
    text = text_of(write(read_letter(compiled(content, L05)), complete(LetterCode.L05)))
    assert "Le taux débiteur appliqué est de très haut" in text


def test_a_template_that_cannot_be_compiled_keeps_none_of_its_old_form(tmp_path):
    (tmp_path / "L05.docx").write_bytes((TEMPLATES / "L05.docx").read_bytes())
    assert compile_templates(tmp_path) == {}
    assert len(list((tmp_path / FOLDER).glob("L05*"))) == 1
    (tmp_path / "L05.docx").write_bytes(edited("L05.docx", RATE, "{{ costs.rates }}", BODY))
    assert list(compile_templates(tmp_path)) == ["L05.docx"]
    assert not list((tmp_path / FOLDER).glob("L05*"))


def test_what_is_compiled_already_is_left_as_it_is(tmp_path):
    (tmp_path / "L05.docx").write_bytes((TEMPLATES / "L05.docx").read_bytes())
    compile_templates(tmp_path)
    [file] = (tmp_path / FOLDER).glob("L05*")
    made = file.stat().st_mtime_ns
    compile_templates(tmp_path)
    assert file.stat().st_mtime_ns == made
    (tmp_path / FOLDER / "made_by").write_text("an older compiler")
    compile_templates(tmp_path)
    assert file.stat().st_mtime_ns > made


def test_compiling_twice_gives_the_same_bytes():
    content = (TEMPLATES / "L10.docx").read_bytes()
    context = CATALOGUE[LetterCode.L10].context
    assert compiled(content, context) == compiled(content, context)
