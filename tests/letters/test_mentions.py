"""Each mandatory mention of each letter, one by one, in the text that the debtor reads."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from infra.local.letters.mentions import mentions_of
from infra.local.letters.reading import parts_of, text_of
from infra.local.letters.sample_parts import AWKWARD_RECIPIENT
from infra.local.letters.samples import complete, every_wording
from infra.local.letters.template_fields import held_paths, used_paths
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.domain.letters.catalogue import CATALOGUE, Channel, LetterCode
from recouvrement.domain.letters.parts import Letter

TEMPLATES = Path(__file__).parents[2] / "templates"
LETTERS = DocxLetters(TEMPLATES)
POSTED = [code for code in LetterCode if issubclass(CATALOGUE[code].context, Letter)]


@pytest.fixture(scope="session")
def texts() -> dict[LetterCode, str]:
    return {code: text_of(LETTERS.render(code, complete(code))) for code in LetterCode}


@pytest.mark.parametrize(
    ("code", "mention"),
    [pytest.param(code, each, id=f"{code}-{each.mention}") for code in LetterCode for each in mentions_of(code)],
)
def test_the_letter_holds_the_mention(code, mention, texts):
    for wanted in mention.texts:
        assert any(way in texts[code] for way in wanted.split("|")), f"{mention.mention} [{mention.source}]: {wanted}"


@pytest.mark.parametrize("code", LetterCode)
def test_every_wording_renders_with_nothing_left_undefined(code):
    for context in every_wording(code):
        text = text_of(LETTERS.render(code, context))
        assert not any(sign in text for sign in ("{{", "{%", "}}", "%}", "None", "Undefined"))


@pytest.mark.parametrize("code", LetterCode)
def test_the_template_prints_every_field_of_its_context_and_no_other(code):
    used, held = used_paths(TEMPLATES / CATALOGUE[code].template), set(held_paths(complete(code)))
    assert held - used == set(), "fields that the template never prints"
    unknown = {path for path in used if not any(f"{leaf}.".startswith((f"{path}.", f"{path}[]")) for leaf in held)}
    assert unknown == set(), "variables that the context does not hold"


@pytest.mark.parametrize("code", LetterCode)
def test_a_contract_without_a_day_of_signature_is_named_by_its_number_alone(code):
    undated = replace(complete(code).references, contract_signed_on=None)
    text = text_of(LETTERS.render(code, replace(complete(code), references=undated)))
    assert f"{undated.contract_kind} n° {undated.contract}\n" in text


@pytest.mark.parametrize("code", LetterCode)
def test_the_same_facts_give_the_same_bytes(code):
    first, second = (hashlib.sha256(LETTERS.render(code, complete(code))).hexdigest() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("code", POSTED)
def test_a_name_with_markup_and_accents_survives_intact(code):
    text = text_of(LETTERS.render(code, replace(complete(code), recipient=AWKWARD_RECIPIENT)))
    assert "Dupont & Fils <SARL> d'Été" in text
    assert "Dominique Modèle" in text, "what follows the name is still there"


@pytest.mark.parametrize("code", LetterCode)
def test_registered_letters_say_so_and_the_others_do_not(code, texts):
    registered = CATALOGUE[code].channel is Channel.REGISTERED
    assert ("Lettre recommandée avec avis de réception" in texts[code]) is registered


@pytest.mark.parametrize("code", LetterCode)
def test_every_document_is_french_and_counts_its_pages(code):
    parts = parts_of(LETTERS.render(code, complete(code)))
    assert b'w:val="fr-FR"' in parts["word/styles.xml"]
    footers = b"".join(content for name, content in parts.items() if name.startswith("word/footer"))
    assert footers.count(b" NUMPAGES ") == 2


def test_the_judicial_formal_notice_never_speaks_of_acceleration():
    for context in every_wording(LetterCode.L10_T):
        for content in parts_of(LETTERS.render(LetterCode.L10_T, context)).values():
            assert "déchéance du terme" not in content.decode("utf-8", "ignore").lower().replace("\u00a0", " ")


@pytest.mark.parametrize("code", [LetterCode.L10, LetterCode.L10_T, LetterCode.L10_C, LetterCode.L10_D])
def test_the_cure_period_is_a_length_and_never_a_calendar_date(code, texts):
    assert "30 jours à compter de la première présentation de cette lettre" in texts[code]
    assert "23 décembre 2026" not in texts[code]
    assert not any(
        f"{word} {month}" in texts[code] for word in ("avant le", "jusqu’au", "au plus tard le") for month in "123"
    )


def test_the_acceleration_holds_its_statement_and_encloses_none(texts):
    assert "décompte joint" not in texts[LetterCode.L11]
    assert "Pièce jointe" not in texts[LetterCode.L11]


def test_regularised_arrears_are_never_called_a_discharge(texts):
    assert "soldée" not in texts[LetterCode.L15A]
    assert "quittance" not in texts[LetterCode.L15A].lower()


def test_the_overdraft_reminder_never_cites_the_article_on_loans(texts):
    assert "312-36" not in texts[LetterCode.L02_D]


def test_the_guarantor_is_informed_without_being_asked_for_money(texts):
    assert "IBAN" not in texts[LetterCode.L03]


def test_one_instalment_is_written_in_the_singular_and_several_in_the_plural():
    several, one = (text_of(LETTERS.render(LetterCode.L01, context)) for context in every_wording(LetterCode.L01))
    assert "les échéances suivantes n’ont pas été entièrement réglées" in several
    assert "l’échéance suivante n’a pas été entièrement réglée" in one
    assert "ne sera pas présenté à nouveau" in one


def test_an_account_is_back_within_its_limit_where_a_loan_goes_on():
    loan, account = (text_of(LETTERS.render(LetterCode.L15A, context)) for context in every_wording(LetterCode.L15A))
    assert "le compte est revenu dans sa limite" in account
    assert "le prêt continue" in loan
    assert "le prêt continue" not in account


def test_a_long_table_of_instalments_repeats_its_headings_and_never_splits_a_row():
    context = complete(LetterCode.L10)
    many = replace(context.arrears, rows=context.arrears.rows * 40)
    document = parts_of(LETTERS.render(LetterCode.L10, replace(context, arrears=many)))["word/document.xml"].decode()
    assert text_of(LETTERS.render(LetterCode.L10, replace(context, arrears=many))).count("12/09/2026") == 40
    table = document[document.rindex("<w:tbl>", 0, document.index("Échéance du")) : document.index("Somme à payer")]
    assert table.count("<w:tblHeader/>") == 1
    assert table.count("<w:cantSplit/>") == table.count("<w:tr>") == 1 + 3 * 40 + 1


@pytest.mark.parametrize("code", LetterCode)
def test_the_readme_tells_lawyers_every_field_of_the_letter(code):
    readme = (TEMPLATES / "README.md").read_text()
    common, own = readme.partition("## Courriers et pièces")[::2]
    section = own.partition(f"### {code} — {CATALOGUE[code].title}\n")[2].partition("\n### ")[0]
    assert CATALOGUE[code].context.__name__ in section
    documented = {line.split("`")[1] for line in (common + section).splitlines() if line.startswith("| `")}
    assert set(held_paths(complete(code))) <= documented
