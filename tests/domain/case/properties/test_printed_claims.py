"""What L11, L13 and the judiciary file print of a claim is what a clerk with a calendar finds (domain §8, C-14)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from recouvrement.domain.case.money.claim import statement
from recouvrement.domain.judiciary.accelerated_claim import accelerated_part
from recouvrement.domain.judiciary.account_claim import account_part
from recouvrement.domain.judiciary.judicial_claim import judicial_part
from recouvrement.domain.letters.accelerations import AccelerationLetter, HandoverLetter
from recouvrement.domain.letters.tables import AmountLine
from support.case_machine import CaseMachine
from support.correspondence import composed
from support.naive_statement import Ledger
from support.watched_contracts import ACCOUNT, CONTRACTS, LATE, Contract

ACCELERATING = [contract for contract in CONTRACTS if not contract.is_account]


def amount(printed: str) -> Decimal:
    kept = "".join(sign for sign in printed if sign.isdigit() or sign in ",-−")
    return Decimal(kept.replace(",", ".").replace("−", "-"))


def owed(ledger: Ledger) -> Decimal:
    return sum(ledger.owed.values(), Decimal(0))


def total_of(lines: tuple[AmountLine, ...]) -> Decimal:
    return sum((amount(line.amount) for line in lines), Decimal(0))


def on_the_way_to_the_bailiff(contract: Contract, clause: int | None) -> CaseMachine:
    """A payment comes a few days before the file leaves."""
    machine = CaseMachine()
    machine.begin(contract, contract.households[0], clause, contract.beginnings[-1] - timedelta(days=12))
    machine.desk.is_urgent = contract is LATE
    machine.somebody_pays(part="216.50", by_feed=True)
    machine.nothing_disturbs_the_procedure(weeks=6)
    return machine


@pytest.mark.parametrize("contract", ACCELERATING, ids=lambda contract: contract.name)
def test_an_accelerated_claim_is_printed_as_it_is_reckoned_by_hand(contract):
    desk = on_the_way_to_the_bailiff(contract, contract.clauses[0]).desk
    parties, witness, since = tuple(desk.parties.values()), desk.witness, desk.case.accelerated_on
    [told_on] = {one.requested_on for one in desk.case.letters if one.code == "L11"}
    letter = composed(desk, parties, "L11")
    assert isinstance(letter, AccelerationLetter)
    told = witness.ledger_on(told_on, told_on)
    assert amount(letter.claim.total) == total_of(letter.claim.lines) == owed(told)
    assert amount(letter.claim.indemnity) == told.owed["indemnity"]

    [handed_on] = {one.requested_on for one in desk.case.letters if one.code == "L13"}
    handed = composed(desk, parties, "L13")
    assert isinstance(handed, HandoverLetter)
    assert amount(handed.total) == total_of(handed.lines) == owed(witness.ledger_on(since, handed_on))

    part = accelerated_part(desk.case, statement(desk.case, desk.today, desk.procedure.parameters))
    naive = witness.ledger_on(since, desk.today)
    assert amount(part["total"]) == total_of(part["summary"]) == owed(naive)
    assert bool(part["closing"]) is (contract is not LATE)  # whose payment came before
    assert total_of(part["closing"] or part["summary"]) == owed(naive)
    assert amount(part["principal_not_yet_due"]) == sum(
        due.principal for due in contract.every_due.values() if due.on > since
    )


def test_the_judge_is_asked_for_what_fell_due_then_for_what_is_left_of_the_capital():
    contract = CONTRACTS[0]
    desk = on_the_way_to_the_bailiff(contract, 15).desk
    part, facts = judicial_part(desk.case, desk.today), desk.witness.facts
    ahead = sum(due.principal for due in contract.every_due.values() if due.on > desk.as_of)
    assert amount(part["total"]) == facts.arrears + ahead
    assert part["without_interest"] is not None
    assert amount(part["without_interest"].total) == Decimal("7200.00") - facts.received
    assert part["indemnity"] is None
    assert part["late_interest"] is None


def test_of_an_account_its_balance_is_claimed():
    desk = on_the_way_to_the_bailiff(ACCOUNT, None).desk
    assert desk.case.overdraft is not None
    part = account_part(desk.case, desk.case.overdraft, desk.today)
    assert amount(part["total"]) == desk.witness.facts.arrears == Decimal("1283.50")
