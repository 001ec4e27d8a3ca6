"""Courses that the machine may draw, played by hand: what a lost guard would do is seen in each of them at once."""

from datetime import date

from recouvrement.domain.case.effects import SendNotice
from support.case_machine import CaseMachine
from support.contracts import LEA, NOE


def loan_since(on, household=(LEA,)):
    machine = CaseMachine()
    machine.a_loan_is_late(household=household, clause=30, on=on)
    return machine


def ended(machine):
    machine.the_balance_is_the_naive_one()
    machine.what_crossed_is_known()
    machine.teardown()
    return [code for code, _, _ in machine.desk.sent()]


def test_a_step_waits_for_whoever_was_found_late():
    machine = loan_since(date(2025, 8, 20), (LEA, NOE))
    machine.loses_touch(NOE.party_id)
    machine.nothing_disturbs_the_procedure(weeks=7)
    machine.moves(NOE.party_id)
    machine.nothing_disturbs_the_procedure(weeks=6)
    assert ended(machine).count("L02") == 2


def test_money_that_comes_when_a_letter_has_been_released_takes_it_back():
    machine = loan_since(date(2025, 10, 15))
    machine.money_comes_while_a_letter_is_made(moment=SendNotice, part="all")
    machine.nothing_disturbs_the_procedure(weeks=2)
    assert "L18" in ended(machine)


def test_who_is_held_alone_hears_nothing_while_the_other_is_reminded():
    machine = loan_since(date(2025, 8, 20), (LEA, NOE))
    machine.somebody_holds(since=0, lasts=40, who=LEA.party_id)
    machine.nothing_disturbs_the_procedure(weeks=5)
    assert ended(machine).count("L02") == 1


def test_the_sum_to_cure_paid_there_is_no_acceleration_on_that_notice():
    machine = loan_since(date(2025, 11, 15))
    machine.somebody_pays(part="649.50", by_feed=False)
    machine.nothing_disturbs_the_procedure(weeks=4)
    assert "L11" not in ended(machine)
