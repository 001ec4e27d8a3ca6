"""What can be read in a strategy without living it: a real file, with one thing wrong, is told that thing."""

from __future__ import annotations

import shutil

import pytest

from infra.local.letters.compiling import TEMPLATES
from infra.local.strategies.rules.gaps import gaps
from infra.local.strategies.rules.letters import misplaced_letters
from infra.local.strategies.rules.templates import unwritable_from
from recouvrement.domain.position import Product
from support.strategy_files import edited, said, strategy, written

ONLY_THE_JUDGE = "where the clause is void or missing only the judge ends the contract (CC 1224, 1227)"


@pytest.mark.parametrize("product", Product)
def test_the_files_of_the_project_are_clean(product):
    assert said(written(product)) == {}


@pytest.mark.parametrize(
    ("product", "before", "after", "sentence"),
    [
        (
            "consumer_loan",
            ', regimes = ["consumer_credit"] }',
            " }",
            "first_information_letter: L01 under common_law: it cites CCo L312-36, for a consumer credit alone",
        ),
        (
            "consumer_loan",
            '"L03", audience = "guarantors"',
            '"L03", audience = "borrowers"',
            "guarantor_information: L03 to borrowers: it informs the guarantor of a credit (CC 2303)",
        ),
        (
            "current_account",
            '"L05", audience = "consumers"',
            '"L05", audience = "borrowers"',
            "overrun_information: L05 to a sole_trader: CCo L312-92 is for the account of a consumer",
        ),
        (
            "consumer_loan",
            '"L02", audience',
            '"L15b", audience',
            "second_reminder: L15b is sent by no step and no duty: it belongs to an end, a correction or a file",
        ),
        (
            "mortgage",
            '"L02", audience',
            '"L02-D", audience',
            (
                "second_reminder: L02-D under mortgage_credit:"
                " it speaks of a limit and an overrun, of an account alone (CCo L312-92)"
            ),
        ),
        (
            "mortgage",
            '"L10", audience = "borrowers", routes = ["UNILATERAL"]',
            '"L10", audience = "borrowers"',
            (
                "formal_notice: L10 on the route JUDICIAL_TERMINATION:"
                f" it announces the acceleration of a loan to a consumer; {ONLY_THE_JUDGE}"
            ),
        ),
        (
            "other",
            '    { code = "L10-P", audience = "borrowers", regimes = ["professional"], routes = ["UNILATERAL"] },\n',
            "",
            (
                "formal_notice: L10 under professional:"
                f" it announces the acceleration of a loan to a consumer; {ONLY_THE_JUDGE}"
            ),
        ),
        (
            "other",
            '    { code = "L10-F", audience = "borrowers", segments = ["bill"] },\n',
            "",
            (
                "formal_notice: L10 where nothing was lent:"
                f" it announces the acceleration of a loan to a consumer; {ONLY_THE_JUDGE}"
            ),
        ),
        (
            "revolving_credit",
            'gap_days = 1\nroutes = ["UNILATERAL"]',
            "gap_days = 1",
            (
                "acceleration: L11 on the route JUDICIAL_TERMINATION:"
                f" it accelerates a loan (CCo L312-39, L313-51); {ONLY_THE_JUDGE}"
            ),
        ),
    ],
)
def test_a_letter_stands_only_where_the_law_allows_it(product, before, after, sentence):
    assert sentence in said(edited(product, before, after))[misplaced_letters]


@pytest.mark.parametrize(
    ("product", "before", "after", "sentence"),
    [
        (
            "consumer_loan",
            '    { code = "L10-T", audience = "borrowers", routes = ["JUDICIAL_TERMINATION"] },\n',
            "",
            (
                "formal_notice: no letter for the borrowers of a case under common_law"
                " (JUDICIAL_TERMINATION, segment standard): it would stop there for ever"
            ),
        ),
        (
            "revolving_credit",
            '    { code = "L01-M", audience = "borrowers", regimes = ["common_law"] },\n',
            "",
            (
                "first_information_letter: no letter for the borrowers of a case under common_law"
                " (UNILATERAL, segment standard): it would stop there for ever"
            ),
        ),
        (
            "professional_loan",
            '    { code = "L10-C", audience = "guarantors" },\n',
            "",
            "formal_notice: L10-P to the borrowers without L10-C to their guarantors, each noticed apart (CC 1305-5)",
        ),
        (
            "consumer_loan",
            '    { code = "L11", audience = "borrowers" },\n',
            '    { code = "L11", audience = "borrowers" },\n    { code = "L10", audience = "borrowers" },\n',
            "acceleration: L10 is sent to nobody: no case fits it, or a letter above takes them all",
        ),
    ],
)
def test_no_case_stops_for_want_of_a_letter(product, before, after, sentence):
    assert sentence in said(edited(product, before, after))[gaps]


def test_no_segment_is_left_without_a_step():
    text = written("other").replace('segments = ["bill"]', 'segments = ["standard"]')
    for step in ("second_reminder", "formal_notice", "hand_over", "hand_over_information"):
        text = text.replace(f'step = "{step}"', f'step = "{step}"\nsegments = ["standard"]')
    assert (
        "bill: no step of the ladder is for a case under common_law (UNILATERAL, segment bill, nothing lent):"
        " it would be written to by nobody"
    ) in said(text)[gaps]


def test_a_segment_for_small_claims_is_looked_at_as_well():
    small = '[[segments]]\nsegment = "small"\nclaim_under = "300.00"\n\n[[segments]]\nsegment = "standard"'
    text = edited("consumer_loan", '[[segments]]\nsegment = "standard"', small)
    text = text.replace('"L02", audience = "borrowers"', '"L02", audience = "borrowers", segments = ["standard"]')
    assert any("segment small): it would stop there" in sentence for sentence in said(text)[gaps])


def test_a_letter_needs_a_template_of_its_own(tmp_path):
    shutil.copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "L02.docx").unlink()
    (tmp_path / "L18.docx").write_bytes((TEMPLATES / "L03.docx").read_bytes())
    missing, *foreign = unwritable_from(strategy(written("consumer_loan")), tmp_path)
    assert (missing.place, missing.sentence) == ("second_reminder", "L02 has no template: L02.docx is missing")
    assert {one.place for one in foreign} == {"[apology]"}
    assert all(one.sentence.startswith("L18.docx: ") for one in foreign)
