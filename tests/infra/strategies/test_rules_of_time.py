"""No step too early: its guard, its approval, the period that it opens, its delay, and what stands above it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infra.local.strategies.rules.delays import early_steps
from infra.local.strategies.rules.guards import unapproved_acts, wrong_guards
from infra.local.strategies.rules.periods import short_periods, unopened_periods
from support.strategy_files import edited, parameters, said, without, written

INFORMED = (
    "first_information_letter: the borrower is informed at the first unpaid instalment (CCo L312-36):"
    " no `day`, or one after the month"
)
LADDER = ("first_information_letter", "second_reminder", "formal_notice")


@pytest.mark.parametrize(
    ("product", "before", "after", "sentence"),
    [
        (
            "consumer_loan",
            'guard = "legal_information"\nday = 5',
            'guard = "reminder"\nday = 5',
            (
                "first_information_letter: L01 under the guard reminder: it needs legal_information,"
                " because the law orders it: no hold stops it (domain §4.7)"
            ),
        ),
        (
            "mortgage",
            'guard = "yearly_information"',
            'guard = "legal_information"',
            (
                "guarantor_year: L16 under the guard legal_information: it needs yearly_information,"
                " because the law orders it each year: no sum is too small for it (CC 2302)"
            ),
        ),
        (
            "consumer_loan",
            'guard = "handover"',
            'guard = "reminder"',
            "hand_over: a hand-over under the guard reminder: it needs handover (domain §14)",
        ),
    ],
)
def test_every_letter_has_the_guard_of_its_kind(product, before, after, sentence):
    found = said(edited(product, before, after))
    assert found.keys() == {wrong_guards}
    assert sentence in found[wrong_guards]


@pytest.mark.parametrize("act", ["acceleration", "hand_over"])
def test_a_named_person_decides_an_act(act):
    approval = f'approval = "{act.replace("_", "")}"'
    sentence = f"{act}: {approval} is missing: a named person decides it (GDPR 22, domain §4.9)"
    assert said(edited("consumer_loan", f"{approval}\n", "")) == {unapproved_acts: [sentence]}


@pytest.mark.parametrize(
    ("product", "before", "after", "sentence"),
    [
        (
            "consumer_loan",
            'opens = "cure"\n',
            "",
            (
                'formal_notice: opens = "cure" is missing: a notice leaves time to pay, and says how long'
                " (Cass. 1re civ. 22 June 2017 no 16-18.418)"
            ),
        ),
        (
            "mortgage",
            'opens = "notification"\n',
            "",
            (
                'acceleration: opens = "notification" is missing: an acceleration takes effect when it is notified,'
                " not when it leaves (domain §7)"
            ),
        ),
        (
            "current_account",
            'opens = "overdraft_notice"\n',
            "",
            (
                'overdraft_ending: opens = "overdraft_notice" is missing: thirty days\' notice, then the time to'
                " answer the twelve instalments (CCo L312-93)"
            ),
        ),
        (
            "current_account",
            'opens = "account_closure"\n',
            "",
            (
                'account_closing: opens = "account_closure" is missing: two months before the balance is due'
                " (CMF L312-1-1)"
            ),
        ),
        (
            "consumer_loan",
            "proposes_forbearance = true",
            'proposes_forbearance = true\nopens = "cure"',
            'second_reminder: opens = "cure", which none of its letters gives: it would never end',
        ),
    ],
)
def test_every_step_opens_the_period_that_its_letters_give(product, before, after, sentence):
    assert said(edited(product, before, after))[unopened_periods] == [sentence]


def test_a_period_is_never_shorter_than_the_law():
    law = parameters()
    short = replace(law, notice=replace(law.notice, mortgage_cure_days=45))
    void = "Cass. 1re civ. 22 March 2023 no 21-16.044: shorter is unfair"
    sentence = f"formal_notice: mortgage_cure_days is 45, less than 60 ({void})"
    assert said(written("mortgage"), short) == {short_periods: [sentence]}
    short = replace(law, overdraft=replace(law.overdraft, overrun_notice_days=29))
    sentence = "overdraft_ending: overrun_notice_days is 29, less than 30 (CCo L312-93)"
    assert said(written("current_account"), short) == {short_periods: [sentence]}


@pytest.mark.parametrize(
    ("product", "before", "after", "sentence"),
    [
        ("consumer_loan", "day = 5\n", "day = 31\n", INFORMED),
        ("consumer_loan", "day = 5\n", "", INFORMED),
        ("mortgage", "day = 5\n", "day = 5\nday_when = { gentle = 40 }\n", INFORMED),
        (
            "consumer_loan",
            "proposes_forbearance = true",
            "",
            "formal_notice: a formal notice to a consumer before any step proposes measures (CCo L312-35-1)",
        ),
        (
            "consumer_loan",
            'gap_days = 1\nroutes = ["UNILATERAL"]',
            'routes = ["UNILATERAL"]',
            "acceleration: gap_days is under 1: L11 leaves the day after the period to cure ends (C-06)",
        ),
        (
            "current_account",
            'gap_days = 1\nletters = [{ code = "L10-D"',
            'letters = [{ code = "L10-D"',
            "formal_notice: gap_days is under 1: L10-D leaves the day after L07 and its offer end (CCo L312-93)",
        ),
        (
            "current_account",
            'gap_days = 1\napproval = "handover"',
            'approval = "handover"',
            "hand_over: gap_days is 0: the file leaves no sooner than the day after the account closes (CMF L312-1-1)",
        ),
    ],
)
def test_a_delay_is_never_under_the_law(product, before, after, sentence):
    assert said(edited(product, before, after)) == {early_steps: [sentence]}


def test_the_file_waits_fifteen_days_on_either_route():
    start = "hand_over: gap_days is 14: the file leaves no sooner than"
    assert sorted(said(edited("consumer_loan", "gap_days = 15", "gap_days = 14"))[early_steps]) == [
        f"{start} fifteen days after the acceleration was notified (domain §14)",
        f"{start} fifteen days after the period to cure (domain §14)",
    ]


@pytest.mark.parametrize(
    ("product", "missing", "sentence"),
    [
        ("consumer_loan", "first_information_letter", "formal_notice: a formal notice that L01 does not precede"),
        ("mortgage", "first_information_letter", "formal_notice: a formal notice that L01-M does not precede"),
        ("current_account", "first_information_letter", "formal_notice: a formal notice that L02-D does not precede"),
        ("consumer_loan", "formal_notice", "hand_over: a hand-over that no formal notice precedes (CC 1344)"),
        ("consumer_loan", "formal_notice", "acceleration: L11 waits for the period to cure"),
        ("current_account", "overdraft_ending", "formal_notice: L10-D waits for the end of the notice of L07"),
        ("current_account", "account_closing", "hand_over: a hand-over of an account that was not closed"),
        ("consumer_loan", "hand_over", "hand_over_information: L13 before the hand-over"),
    ],
)
def test_what_must_precede_a_step_stands_above_it(product, missing, sentence):
    assert any(one.startswith(sentence) for one in said(without(product, missing))[early_steps])


def test_the_borrower_is_informed_before_he_is_reminded():
    text = written("consumer_loan")
    start, reminder, end = (text.index(f'[[ladder]]\nstep = "{name}"') for name in LADDER)
    swapped = text[:start] + text[reminder:end] + text[start:reminder] + text[end:]
    sentence = "the borrower is informed before he is asked: a letter stands above it (CCo L312-36)"
    assert said(swapped) == {early_steps: [f"first_information_letter: {sentence}"]}
