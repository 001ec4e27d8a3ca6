"""Courses that the machine may draw, played by hand: what a lost guard would do is seen in each of them at once.

Together they ask every claim that the witness knows (the last test: of all those above it).
"""

from datetime import date

import pytest

from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.effects import SendNotice
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from support.case_machine import CaseMachine
from support.claims import EXERCISED, never_asked
from support.contracts import LEA, NOE
from support.desk import ANNE
from support.watched_contracts import ACCOUNT, CONSUMER, CONTRACTS, LATE


@pytest.fixture(scope="module", autouse=True)
def nothing_asked_yet():
    EXERCISED.clear()


def under_watch(on, household=(LEA,), contract=CONSUMER):
    machine = CaseMachine()
    machine.begin(contract, household, contract.clauses[0], on)
    return machine


def ended(machine):
    machine.the_balance_is_the_ledger_s()
    machine.the_statement_is_the_naive_one()
    machine.what_left_is_compensated_once()
    machine.whoever_paid_is_taken_off_the_file()
    machine.teardown()
    return [code for code, _, _ in machine.desk.sent()]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_each_contract_goes_as_far_as_its_bailiff(contract):
    machine = under_watch(contract.beginnings[-1], contract.households[-1], contract)
    machine.desk.is_urgent = contract is LATE
    machine.nothing_disturbs_the_procedure(weeks=4)
    codes = ended(machine)
    assert "L13" in codes
    assert ("L11" in codes) is not contract.is_account
    assert ("L04" in codes) is contract.is_in_ficp


def test_an_order_that_nobody_opposes_is_enforced():
    machine = under_watch(date(2025, 12, 20))
    machine.an_order_is_served(weeks=12)
    ended(machine)
    assert machine.desk.witness.seen["EnforcementOpened"]


def test_a_step_waits_for_whoever_was_found_late():
    machine = under_watch(date(2025, 8, 20), (LEA, NOE))
    machine.loses_touch(NOE.party_id)
    machine.nothing_disturbs_the_procedure(weeks=7)
    machine.moves(NOE.party_id)
    machine.nothing_disturbs_the_procedure(weeks=6)
    assert ended(machine).count("L02") == 2


@pytest.mark.parametrize("expires", [False, True])
def test_money_that_comes_when_a_letter_has_been_released_takes_it_back(expires):
    """Whether it had left is for its sender to say: an apology is owed for what did."""
    machine = under_watch(date(2025, 10, 15))
    machine.money_comes_while_a_letter_is_made(moment=SendNotice, part="all", expires=expires)
    machine.nothing_disturbs_the_procedure(weeks=2)
    assert ("L18" in ended(machine)) is not expires


def test_who_is_held_alone_hears_nothing_while_the_other_is_reminded():
    machine = under_watch(date(2025, 8, 20), (LEA, NOE))
    machine.somebody_holds(since=0, lasts=40, who=LEA.party_id)
    machine.nothing_disturbs_the_procedure(weeks=5)
    assert ended(machine).count("L02") == 1


def test_the_sum_to_cure_paid_there_is_no_acceleration_on_that_notice():
    machine = under_watch(date(2025, 11, 15))
    machine.somebody_pays(part="649.50", by_feed=False)
    machine.nothing_disturbs_the_procedure(weeks=4)
    assert "L11" not in ended(machine)


def test_money_after_the_acceleration_is_taken_off_the_whole_claim():
    machine = under_watch(date(2025, 12, 1))
    machine.somebody_pays(part="216.50", by_feed=True)
    machine.a_payment_is_heard_of_late(part="40.00", ago=2)
    machine.nothing_disturbs_the_procedure(weeks=3)
    assert "L13" in ended(machine)


def test_who_was_declared_and_has_paid_is_lifted():
    machine = under_watch(date(2025, 10, 14))
    machine.nothing_disturbs_the_procedure(weeks=2)
    machine.somebody_pays(part="all", by_feed=False)
    ended(machine)
    assert machine.desk.witness.seen["FicpDeclared"]
    assert machine.desk.witness.seen["FicpLifted"]


def test_a_plan_that_is_signed_stops_the_notice():
    machine = under_watch(date(2025, 10, 14))
    machine.a_plan_is_agreed(count=7, by=ANNE, signed=True)
    machine.days_pass(days=9)
    assert "L10" not in ended(machine)


def test_twelve_instalments_that_are_accepted_stop_the_notice():
    machine = under_watch(date(2025, 11, 20), contract=ACCOUNT)
    machine.the_holder_answers_the_offer(says="accepted", count=12)
    machine.nothing_disturbs_the_procedure(weeks=3)
    assert "L10-D" not in ended(machine)


def test_of_two_borrowers_the_one_who_filed_is_sued_for_an_order_alone():
    machine = under_watch(date(2025, 12, 1), (LEA, NOE))
    filed = Freeze(NOE.party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.ADMISSIBLE, date(2025, 11, 28))
    machine.play(NotifyStage(filed))
    machine.nothing_disturbs_the_procedure(weeks=3)
    assert ended(machine).count("L13") == 1
    assert machine.desk.case.handover.title_only == (NOE.party_id,)


def test_every_claim_was_asked_by_the_courses_above():
    assert never_asked() == []
