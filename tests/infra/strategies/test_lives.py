"""Strategies lived by the real core before anybody else lives them: nothing skipped, no dead end, nothing too early."""

import tomllib

import pytest

from infra.local.cli import main
from infra.local.strategies.claims import unreached
from infra.local.strategies.contracts import contracts_of
from infra.local.strategies.exploration import Depth, explore
from infra.local.strategies.lint import findings_of
from recouvrement.domain.position import Product
from recouvrement.domain.procedure import Procedure
from recouvrement.messages.procedure_files import read_strategy
from support.desk import ROOT, procedure
from support.strategy_files import written

STRATEGIES = ROOT / "infra" / "strategies"


def contract(product, name):
    return next(one for one in contracts_of(product) if one.name == name)


def changed(product, *changes):
    text = written(product)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return read_strategy(tomllib.loads(text))


def lived(strategy, name="a consumer, his guarantor", depth=Depth.UNDISTURBED):
    known = procedure(strategy.product)
    return explore(contract(strategy.product, name), Procedure(strategy, known.parameters, known.partners), depth)


def found(strategy, place, name="a consumer, his guarantor"):
    [one] = [finding for finding in findings_of(lived(strategy, name)) if finding.place == place]
    return one


@pytest.mark.parametrize("product", list(Product))
def test_nothing_is_wrong_with_a_shipped_procedure_that_nobody_disturbs(product):
    for one in contracts_of(product):
        explored = explore(one, procedure(product), Depth.UNDISTURBED)
        assert explored is not None
        assert explored.is_whole
        assert findings_of(explored) == ()


def test_a_notice_that_opens_no_period_is_a_dead_end_and_the_way_there_is_told():
    strategy = changed("consumer_loan", ('opens = "cure"\n', ""))
    finding = found(strategy, "acceleration")
    assert finding.sentence == "a dead end: no facts lead on from here (a consumer, his guarantor)"
    assert finding.facts[0] == "2024-09-18: L01 to P-1"
    assert [fact for fact in finding.facts if "L10 to P-1" in fact]


def test_a_file_that_would_leave_too_early_is_found_by_the_laws_own_days():
    strategy = changed("consumer_loan", ("gap_days = 15\napproval", "gap_days = 5\napproval"))
    finding = found(strategy, "hand_over")
    assert "less than 15 days after the acceleration was notified" in finding.sentence
    assert finding.facts[-1].endswith("days have passed") or "L13" in finding.facts[-1]


def test_a_step_for_a_segment_that_a_case_enters_late_is_found_taken_after_those_below_it():
    strategy = changed(
        "consumer_loan",
        (
            '[[segments]]\nsegment = "standard"',
            '[[segments]]\nsegment = "small"\nclaim_under = "800.00"\n\n[[segments]]\nsegment = "standard"',
        ),
        ('step = "first_information_letter"', 'step = "first_information_letter"\nproposes_forbearance = true'),
        ('step = "second_reminder"\n', 'step = "second_reminder"\nsegments = ["standard"]\n'),
    )
    finding = found(strategy, "second_reminder")
    assert "second_reminder is taken after formal_notice, which stands below it" in finding.sentence


def test_a_duty_that_no_fact_brings_about_is_named():
    strategy = procedure(Product.CONSUMER_LOAN).strategy
    places = {finding.place for finding in unreached(strategy, [lived(strategy, "two consumers, a clause of 8 days")])}
    assert "guarantor_information" in places  # nobody guarantees that contract
    assert places.isdisjoint({"formal_notice", "hand_over", "ficp_information"})


def test_the_command_says_what_is_wrong_where_and_how_one_comes_there(tmp_path, capsys):
    file = tmp_path / "mine.toml"
    text = (STRATEGIES / "professional_loan.toml").read_text("utf-8")
    file.write_text(text.replace("gap_days = 15\napproval", "gap_days = 2\napproval"), "utf-8")
    assert main(["strategies", "lint", "--undisturbed", str(file)]) == 1
    told = capsys.readouterr().out
    assert "mine.toml: hand_over: the file leaves less than 15 days after the acceleration was notified" in told
    assert "L10-P to P-1" in told


def test_a_sound_file_ends_with_zero_and_one_that_cannot_be_read_with_two(tmp_path, capsys):
    assert main(["strategies", "lint", "--undisturbed", str(STRATEGIES / "professional_loan.toml")]) == 0
    file = tmp_path / "broken.toml"
    file.write_text("product = 'mortgage'\n", "utf-8")
    assert main(["strategies", "lint", str(file)]) == 2
    assert "broken.toml" in capsys.readouterr().err
