"""Anything happens to a loan, and a witness who knows the rules alone finds nothing to say.

`make properties` (PROPERTIES=deep) tries far more, at random, makes small what it finds, and prints what was reached.
"""

import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from support.case_machine import CaseMachine
from support.watched_loan import REACHED

IS_DEEP = os.environ.get("PROPERTIES") == "deep"
ALWAYS = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
SMALL = settings(ALWAYS, max_examples=12, stateful_step_count=10, derandomize=True, phases=(Phase.generate,))
DEEP = settings(ALWAYS, max_examples=600, stateful_step_count=25, phases=(Phase.generate, Phase.shrink))


def test_nothing_that_happens_to_a_loan_breaks_a_rule():
    run_state_machine_as_test(CaseMachine, settings=DEEP if IS_DEEP else SMALL)


def test_the_examples_go_as_far_as_the_bailiff():
    """After the test above: what it reached, and in the deep run how often."""
    for kind, times in sorted(REACHED.items()) if IS_DEEP else ():
        print(f"{times:7} {kind}")  # noqa: T201 - the figures of the deep run
    assert REACHED["AccelerationSent"]
    assert REACHED["an accelerated claim, reckoned again"]
    assert REACHED["FileHandedOver"]
