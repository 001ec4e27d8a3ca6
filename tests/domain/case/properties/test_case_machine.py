"""Anything happens to a contract, and a witness who knows the rules alone finds nothing to say.

`make properties` (PROPERTIES=deep) tries far more of each product, at random, makes small what it finds, and prints
what was reached: how often each claim was asked, each event, command and letter seen.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from support.case_machine import CaseMachine, machine_of
from support.claims import EXERCISED, Claim
from support.watched_case import REACHED
from support.watched_contracts import CONTRACTS, LATE

IS_DEEP = os.environ.get("PROPERTIES") == "deep"
NAMES = [contract.name for contract in CONTRACTS]
ALWAYS = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
SMALL = settings(ALWAYS, max_examples=12, stateful_step_count=10, derandomize=True, phases=(Phase.generate,))
DEEP = settings(ALWAYS, max_examples=86, stateful_step_count=25, phases=(Phase.generate, Phase.shrink))


@pytest.mark.skipif(IS_DEEP, reason="each contract has its own, below")
def test_nothing_that_happens_to_a_contract_breaks_a_rule():
    run_state_machine_as_test(CaseMachine, settings=SMALL)
    assert {name for kind, name in REACHED if kind == "examples"} <= set(NAMES)
    assert any(kind == "FileHandedOver" for kind, _ in REACHED)


@pytest.mark.skipif(not IS_DEEP, reason="at length: make properties")
@pytest.mark.parametrize("contract", CONTRACTS, ids=NAMES)
def test_nothing_that_happens_to_it_breaks_a_rule(contract):
    run_state_machine_as_test(machine_of(contract), settings=DEEP)
    assert (
        REACHED["FileHandedOver", contract.name] or contract is LATE
    )  # so near its bar, only an urgent approval does it


@pytest.mark.skipif(not IS_DEEP, reason="the figures of the deep run")
def test_what_was_reached():
    for claim in Claim:
        print(f"{EXERCISED[claim]:8} {claim}")  # noqa: T201 - the figures of the deep run
    print("".join(f"{name[:12]:>14}" for name in NAMES))  # noqa: T201
    for kind in sorted({kind for kind, _ in REACHED}):
        print("".join(f"{REACHED[kind, name]:14}" for name in NAMES), kind)  # noqa: T201
    assert all(EXERCISED[claim] for claim in Claim)
