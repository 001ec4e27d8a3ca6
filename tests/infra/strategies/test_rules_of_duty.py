"""What is owed whatever the step: no duty of the law is missing or leaves somebody out, every end has its letter."""

from __future__ import annotations

import pytest

from infra.local.strategies.rules.duties import missing_duties, strange_duties
from infra.local.strategies.rules.endings import missing_apologies, wrong_closings
from support.strategy_files import edited, said, without

FICP = "order of 26 Oct 2010"


@pytest.mark.parametrize(
    ("product", "missing", "trigger", "code", "whom", "source"),
    [
        ("mortgage", "guarantor_information", "guarantor_month", "L03", "guarantors", "CC 2303"),
        ("professional_loan", "guarantor_year", "guarantor_year", "L16", "guarantors", "CC 2302"),
        ("consumer_loan", "ficp_information", "ficp_incident", "L04", "borrowers", FICP),
        ("current_account", "ficp_transmission", "ficp_declared", "L12", "borrowers", FICP),
        ("current_account", "overrun_information", "overrun_month", "L05", "borrowers", "CCo L312-92"),
        ("current_account", "other_credit_offer", "overrun_three_months", "L06", "borrowers", "CCo L312-93"),
        ("revolving_credit", "measures", "measures_proposed", "L08", "borrowers", "CCo L312-35-1, L312-31-1"),
        ("other", "plan", "plan_proposed", "L09", "borrowers", "what is agreed is written and signed, CCo R312-35"),
        ("other", "plan_breach", "plan_unpaid", "L14", "borrowers", "eight days after an unpaid instalment of a plan"),
        ("mortgage", "erasure", "discharged", "L15c", "borrowers", "nothing more is asked of him"),
        ("mortgage", "erasure_of_guarantor", "discharged", "L15c", "guarantors", "nothing more is asked of him"),
        ("other", "dispute_answer", "dispute_decided", "L17", "borrowers", "whoever contested has an answer"),
        (
            "current_account",
            "dispute_answer_to_guarantor",
            "dispute_decided",
            "L17",
            "guarantors",
            "whoever contested has an answer",
        ),
    ],
)
def test_no_duty_of_the_law_is_missing(product, missing, trigger, code, whom, source):
    found = said(without(product, missing))
    assert found.keys() == {missing_duties}
    for sentence in found[missing_duties]:
        assert sentence.startswith(f"{trigger}: {code} is not written to the {whom} of a case under ")
        assert sentence.endswith(source)


def test_a_duty_leaves_out_nobody_to_whom_it_is_owed():
    code = '"L04", audience = "borrowers"'
    found = said(edited("mortgage", code, f'{code}, segments = ["institution"]'))
    case = "L04 is not written to the borrowers of a case under mortgage_credit"
    assert found.keys() == {missing_duties}
    assert sorted(found[missing_duties]) == [
        f"ficp_information: {case} ({route}, segment standard): {FICP}"
        for route in ("JUDICIAL_TERMINATION", "UNILATERAL")
    ]


def test_a_fact_is_answered_with_its_own_letter():
    found = said(edited("consumer_loan", 'trigger = "ficp_declared"', 'trigger = "ficp_incident"'))
    assert found[strange_duties] == ["ficp_transmission: ficp_incident is answered with L04, not L12"]


@pytest.mark.parametrize(
    ("before", "after", "rule", "sentence"),
    [
        (
            'regularised = "L15a"',
            'regularised = "L15b"',
            wrong_closings,
            "[closing]: regularised: L15b instead of L15a, the loan goes on: never a receipt (domain §7)",
        ),
        (
            'assigned = "L15d"\n',
            "",
            wrong_closings,
            "[closing]: assigned: no letter instead of L15d, an assignment binds the debtor once he is told (CC 1324)",
        ),
        (
            "[closing]\n",
            '[closing]\nwritten_off = "L15b"\n',
            wrong_closings,
            "[closing]: written_off: L15b instead of no letter, what is written off is still owed (domain §7)",
        ),
        (
            '"L11-C", "L13"]',
            '"L11-C"]',
            missing_apologies,
            "[apology]: L13 of hand_over_information asks for money, and nobody is excused when it crossed a payment",
        ),
        (
            'letter = "L18"',
            'letter = "L17"',
            missing_apologies,
            "[apology]: L17 excuses nothing: a letter is corrected by L18 (domain §4.6)",
        ),
    ],
)
def test_every_end_and_every_mistake_has_its_letter(before, after, rule, sentence):
    assert said(edited("consumer_loan", before, after)) == {rule: [sentence]}
