"""The first unpaid instalment: a case is opened, a message leaves, the first information letter follows."""

from datetime import date

from faults.harness.scenario import Scenario
from faults.scenarios.common import L01, MESSAGE, one_loan

SCENARIO = Scenario(
    name="first_incident",
    shows="the first incident opens a case, and leads to the message and to L01",
    positions=one_loan(),
    before=(date(2025, 8, 14),),
    faulted=(MESSAGE, L01),
    after=(date(2025, 8, 19),),
)
