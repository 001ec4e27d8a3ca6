"""The formal notice: its proof, money during it and just after it, an address that is lost and found."""

from dataclasses import replace
from datetime import date

from faults.harness.scenario import Scenario, says
from faults.scenarios.common import CASE, CONTRACT, L10, L10_PRESENTED, NOTICED, REMINDED, one_loan, pays
from support.contracts import LEA, loan, receipt

ALL_ARREARS = "649.50"
DAY_AFTER, CURED, CLOSING = date(2025, 10, 17), date(2025, 10, 27), date(2025, 10, 28)
RIGHT_AWAY = receipt(L10, ALL_ARREARS, "T-crossing")
IN_TIME = receipt(CURED, ALL_ARREARS, "T-cured")
PART = receipt(CURED, "200.00", "T-part")
ELSEWHERE = replace(LEA, address=replace(LEA.address, line1="8 quai Neuf", postcode="69002", city="Lyon"))
RETURNED, FOUND = date(2025, 8, 27), date(2025, 9, 1)


def _moving(as_of):
    return (loan(as_of, *one_loan()(as_of)[0].receipts, parties=(LEA if as_of < date(2025, 8, 31) else ELSEWHERE,)),)


SCENARIOS = (
    Scenario(
        name="formal_notice",
        shows="L10 leaves once and its period runs from the proof of presentation; the FICP is told in one remittance",
        positions=one_loan(),
        before=REMINDED,
        faulted=(L10, L10_PRESENTED),
        after=(date(2025, 10, 20),),
        leads_to=("FicpDeclarationPrepared", "L10", "NoticeGiven", "LetterDelivered", "CurePeriodOpened"),
    ),
    Scenario(
        name="paid_the_day_after",
        shows="all was paid the day the notice left, and the bank says so the day after: an apology follows by itself",
        positions=one_loan(),
        before=(*REMINDED, L10),
        faulted=(DAY_AFTER, date(2025, 10, 20)),
        after=(date(2025, 10, 21),),
        leads_to=("LetterCrossed", "CaseClosed", "L18", "L15a"),
        messages=(pays(RIGHT_AWAY, DAY_AFTER),),
    ),
    Scenario(
        name="cured",
        shows="paid during the notice: the notice falls, the case closes with L15a",
        positions=one_loan(IN_TIME),
        before=NOTICED,
        faulted=(CURED, CLOSING),
        after=(date(2025, 10, 29),),
        leads_to=("NoticeExtinguished", "CaseClosed", "L15a"),
        messages=(pays(IN_TIME),),
    ),
    Scenario(
        name="reversed",
        shows="the payment that closed the case comes back unpaid: what it paid is owed again",
        positions=one_loan(PART),
        before=NOTICED,
        faulted=(CURED, CLOSING),
        after=(date(2025, 10, 29),),
        leads_to=("ReceiptBooked", "ReceiptReversed"),
        messages=(
            pays(PART),
            says(CLOSING, "payment.reversed", CONTRACT, {"receipt_id": "T-part"}),
        ),
    ),
    Scenario(
        name="lost_address",
        shows="a letter comes back: nothing more is sent there, and it goes again to the address that was found",
        positions=_moving,
        before=(date(2025, 8, 16), date(2025, 8, 18)),
        faulted=(RETURNED, FOUND),
        after=(date(2025, 9, 2),),
        leads_to=("AddressInvalidated", "DebtorChanged", "L01"),
        messages=(says(RETURNED, "address.invalid", CASE, {"party_id": "P-1"}),),
    ),
)
