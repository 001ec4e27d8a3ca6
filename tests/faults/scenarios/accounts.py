"""An overdrawn current account: what the law says to write, month after month."""

from datetime import date

from faults.harness.scenario import Scenario
from support.contracts import account

SINCE = date(2025, 7, 10)
FIRST, MONTH, THREE_MONTHS, ENDING = date(2025, 7, 21), date(2025, 8, 11), date(2025, 10, 10), date(2025, 10, 14)


def _overdrawn(as_of):
    return (account(as_of, "-351.20", SINCE if as_of >= SINCE else None),)


SCENARIOS = (
    Scenario(
        name="overdraft",
        shows="an overdraft of one month and of three: L05, L06, then L07 with its thirty days",
        positions=_overdrawn,
        before=(date(2025, 7, 15), FIRST),
        faulted=(MONTH, THREE_MONTHS, ENDING),
        after=(date(2025, 10, 15),),
        leads_to=("L05", "L06", "L07"),
    ),
)
