"""Each mandatory mention of each letter, one by one, in the text that the debtor reads."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from infra.local.letters.mentions import mentions_of
from infra.local.letters.reading import parts_of, text_of
from infra.local.letters.sample_parts import AWKWARD_RECIPIENT
from infra.local.letters.samples import complete, every_wording, usual, usual_postures
from infra.local.letters.template_fields import held_paths, used_paths
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.domain.letters.catalogue import CATALOGUE, Channel, LetterCode
from recouvrement.domain.letters.parts import Letter

TEMPLATES = Path(__file__).parents[2] / "templates"
LETTERS = DocxLetters(TEMPLATES)
POSTED = [code for code in LetterCode if issubclass(CATALOGUE[code].context, Letter)]


def _stands(wanted: str, text: str) -> bool:
    return any(way in text for way in wanted.split("|"))


@pytest.fixture(scope="session")
def texts() -> dict[LetterCode, str]:
    return {code: text_of(LETTERS.render(code, usual(code))) for code in LetterCode}


@pytest.mark.parametrize(
    ("code", "mention"),
    [pytest.param(code, each, id=f"{code}-{each.mention}") for code in LetterCode for each in mentions_of(code)],
)
def test_the_letter_holds_the_mention(code, mention, texts):
    for wanted in mention.texts:
        assert _stands(wanted, texts[code]), f"{mention.mention} [{mention.source}]: {wanted}"


@pytest.mark.parametrize("code", [code for code in LetterCode if len(usual_postures(code)) > 1])
def test_both_postures_hold_every_mention(code):
    for context in usual_postures(code):
        text = text_of(LETTERS.render(code, context))
        missing = [(each.mention, one) for each in mentions_of(code) for one in each.texts if not _stands(one, text)]
        assert not missing


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


@pytest.mark.parametrize("code", LetterCode)
def test_the_readme_tells_lawyers_every_field_of_the_letter(code):
    readme = (TEMPLATES / "README.md").read_text()
    common, own = readme.partition("## Courriers et pièces")[::2]
    section = own.partition(f"### {code} — {CATALOGUE[code].title}\n")[2].partition("\n### ")[0]
    assert CATALOGUE[code].context.__name__ in section
    documented = {line.split("`")[1] for line in (common + section).splitlines() if line.startswith("| `")}
    assert set(held_paths(complete(code))) <= documented
