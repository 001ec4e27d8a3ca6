"""`recouvrement compute --explain`: what a lawyer reads."""

import json
from pathlib import Path

import pytest

from fakes.law_material import parameters
from infra.local.compute.explain import explain
from infra.local.compute.explain_rules import RULES
from infra.local.compute.explain_words import LABELS
from infra.local.compute.program import FAMILIES, compute_case, main

CASES = json.loads((Path(__file__).parents[1] / "golden" / "cases.json").read_text("utf-8"))["cases"]


def told(identifier):
    (case,) = [case for case in CASES if case["id"] == identifier]
    return explain(case, compute_case(case, parameters()))


def keys(value):
    if isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from keys(part)
    if isinstance(value, list):
        for part in value:
            yield from keys(part)


def test_the_segments_the_rates_and_the_articles_are_told():
    text = told("P-02")
    assert "CMF L313-2, L313-3 et D313-1-A" in text
    assert "du samedi 16 mai 2026 (non compté) au mardi 30 juin 2026 : 45 jours à 7,62\u00a0%" in text
    assert "année de 365 jours = 30,53\u00a0€" in text
    assert "Majoration après le : samedi 16 mai 2026" in text
    assert "Total des intérêts : 118,05\u00a0€" in text


def test_a_rolled_day_shows_the_day_of_the_week():
    text = told("P-12a")
    assert "Fin du délai, avant report : samedi 26 décembre 2026" in text
    assert "reportée s'il y a lieu : lundi 28 décembre 2026" in text


def test_a_statement_tells_base_rate_and_allocation():
    text = told("P-14")
    assert "taux du prêt, du lundi 17 août 2026 (non compté) au vendredi 2 octobre 2026 : 46 jours" in text
    assert "sur 7\u202f810,27\u00a0€" in text
    assert "Capital : 148,25\u00a0€" in text
    assert "Total dû : 8\u202f327,44\u00a0€" in text


def test_a_negative_balance_keeps_its_sign():
    assert "−65,00\u00a0€" in told("P-31b")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_worked_case_is_told_without_a_bare_key(case):
    answer = compute_case(case, parameters())
    words = set(LABELS)
    for key in {*keys(case["inputs"]), *keys(answer["result"]), *case["inputs"]}:
        assert key in words or key[:2] == "20" or key in {"base", "year_days"}, (
            key
        )  # a day, or part of a segment's line
    assert explain(case, answer).count("\n") > 4


def test_every_family_has_its_rule():
    assert set(RULES) == set(FAMILIES)


def test_a_case_that_cannot_be_computed_says_why(tmp_path, capsys):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": [{"id": "Z", "family": "pension", "inputs": {}}]}), "utf-8")
    assert main([str(file), "--explain"]) == 0
    assert capsys.readouterr().out == "Z\n  Calcul impossible : unknown family 'pension'\n"
