"""Anything happens to a loan, and a witness who knows the rules alone finds nothing to say."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from support.case_machine import CaseMachine

SMALL = settings(
    max_examples=12,
    stateful_step_count=10,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.generate,),  # what it finds, the deep run makes small
    suppress_health_check=list(HealthCheck),
)


def test_nothing_that_happens_to_a_loan_breaks_a_rule():
    run_state_machine_as_test(CaseMachine, settings=SMALL)
