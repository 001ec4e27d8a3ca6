"""Nights of the feed, and money that comes before any case."""

from datetime import date

from faults.harness.scenario import Scenario, night_of, says
from faults.scenarios.common import FIRST, pays
from support.contracts import loan, receipt

LATE = receipt(date(2025, 8, 15), "50.00", "T-early")
NIGHT = date(2025, 8, 16)


def _four_loans(as_of):
    healthy = (FIRST, receipt(date(2025, 8, 12), "216.50", "T-second"))
    return (
        loan(as_of, FIRST, LATE),
        loan(as_of, *healthy, contract_id="LOAN-2"),
        loan(as_of, FIRST, contract_id="LOAN-3"),
        loan(as_of, *healthy, contract_id="LOAN-4"),
    )


def _two_files(positions, as_of):
    """The second file has a line of another day in its second slice: it is set aside, and the rest is read."""
    sick, healthy, other, well = positions
    return night_of({"a.jsonl": (sick, healthy), "b.jsonl": (other, well, *_four_loans(date(2025, 8, 10))[1:2])}, as_of)


SCENARIOS = (
    Scenario(
        name="feed_night",
        shows="a night of two files, one line set aside: two incidents are reported, the feed is complete",
        positions=_four_loans,
        before=(date(2025, 8, 14),),
        faulted=(NIGHT,),
        after=(date(2025, 8, 18),),
        leads_to=("CaseOpened", "M01"),
        night=_two_files,
    ),
    Scenario(
        name="money_before_the_case",
        shows="money that comes before there is a case waits on the contract, and is counted once by the case",
        positions=lambda as_of: (loan(as_of, FIRST),),
        before=(date(2025, 8, 14),),
        faulted=(date(2025, 8, 15), NIGHT),
        after=(date(2025, 8, 18),),
        leads_to=("CaseOpened", "ReceiptReversed"),
        messages=(
            pays(LATE),
            says(
                date(2025, 8, 15),
                "payment.received",
                "LOAN-1",
                {"receipt_id": "T-back", "received_on": "2025-08-15", "amount": "9.00"},
            ),
            says(NIGHT, "payment.reversed", "LOAN-1", {"receipt_id": "T-back"}),
        ),
    ),
)
