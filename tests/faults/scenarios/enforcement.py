"""After the hand-over: the bailiff's acts, the money that he and the debtor send, his link."""

from datetime import date

from faults.harness.scenario import Crossing, Scenario, says
from faults.scenarios.common import CASE, CONTRACT, HANDOVER, L13, one_loan, pays
from faults.scenarios.litigation import READY, records_and_bailiff
from support.contracts import receipt

GRANTED, SERVED = date(2026, 1, 12), date(2026, 1, 29)
OPPOSED, SILENT = date(2026, 3, 30), date(2026, 3, 31)  # 29 March is a Sunday
PAID, DAY_AFTER_PAID, TOLD = date(2026, 4, 7), date(2026, 4, 8), date(2026, 4, 9)
HANDED = (*READY, HANDOVER, L13)
EVERYTHING = "9000.00"
TRANSFER = receipt(PAID, "223.40", "LUMIERE-2026-0417")
DIRECT = receipt(PAID, "200.00", "T-direct")
ALL_OF_IT = receipt(PAID, EVERYTHING, "T-all")


def _act(on, act_type, reference, **described):
    data = {"act_type": act_type, "reference": reference, "on": on.isoformat(), **described}
    return says(on, "act.received", CASE, data)


AWARD = {"principal": "6895.00", "interest": "0.00", "costs": "0.00", "rate": "contractual"}
ORDER = _act(GRANTED, "ORDER_GRANTED", "2026-0012", **AWARD, counted_on=GRANTED.isoformat())
SERVICE = _act(SERVED, "SERVICE_DONE", "2026-0029", party_id="P-1", mode="person")
OPPOSITION = _act(SILENT, "OPPOSITION", "2026-0331", party_id="P-1")
RECEIPT = _act(
    PAID,
    "RECEIPT",
    "2026-0417",
    party_id="P-1",
    gross="250.00",
    fees_withheld="26.60",
    net="223.40",
    transfer_reference=TRANSFER.receipt_id,
)
ENFORCED = (*HANDED, GRANTED, SERVED, SILENT)

SCENARIOS = (
    Scenario(
        name="ordered_and_served",
        shows="the order and its service are told by the bailiff: each act counts once",
        positions=one_loan(),
        before=HANDED,
        faulted=(GRANTED, SERVED),
        after=(date(2026, 1, 30),),
        leads_to=("ActReceived",),
        actors=records_and_bailiff,
        messages=(ORDER, SERVICE),
    ),
    Scenario(
        name="opposed_when_it_is_final",
        shows="two months of silence open the enforcement; an opposition told that very morning stops it",
        positions=one_loan(),
        before=(*HANDED, GRANTED, SERVED, OPPOSED),
        faulted=(SILENT,),
        after=(date(2026, 4, 1),),
        leads_to=("EnforcementOpened", "ActReceived", "EnforcementStopped"),
        actors=records_and_bailiff,
        messages=(ORDER, SERVICE, OPPOSITION),
    ),
    Scenario(
        name="collected_and_transferred",
        shows="the bailiff tells of money, and the bank of the transfer that brings it: the act alone counts it",
        positions=one_loan(TRANSFER),
        before=ENFORCED,
        faulted=(PAID, DAY_AFTER_PAID, TOLD),
        after=(date(2026, 4, 10),),
        leads_to=("ActReceived",),
        actors=records_and_bailiff,
        messages=(ORDER, SERVICE, RECEIPT, pays(TRANSFER, TOLD)),
    ),
    Scenario(
        name="paid_to_the_bank",
        shows="the debtor pays the bank while a receipt of the bailiff's is booked: he is told of it, once",
        positions=one_loan(TRANSFER, DIRECT),
        before=ENFORCED,
        faulted=(PAID, DAY_AFTER_PAID),
        after=(TOLD,),
        leads_to=("ReceiptBooked", "ActReceived", "BailiffTold"),
        actors=records_and_bailiff,
        messages=(ORDER, SERVICE, RECEIPT),
        crossing=Crossing(PAID, "advance_case", "TransactWriteItems", pays(DIRECT), nth=2),
    ),
    Scenario(
        name="paid_while_enforced",
        shows="all is paid while he enforces: the case closes, the file is recalled, its door is closed",
        positions=one_loan(ALL_OF_IT),
        before=ENFORCED,
        faulted=(PAID, DAY_AFTER_PAID),
        after=(TOLD,),
        leads_to=("ReceiptBooked", "CaseClosed", "HandoverRecalled"),
        actors=records_and_bailiff,
        messages=(ORDER, SERVICE, pays(ALL_OF_IT)),
    ),
    Scenario(
        name="another_link",
        shows="the bailiff's link is taken back and another one is sent to him: one opens, the other does not",
        positions=one_loan(),
        before=HANDED,
        faulted=(GRANTED,),
        after=(date(2026, 1, 13),),
        leads_to=("GrantRenewed",),
        actors=records_and_bailiff,
        messages=(says(GRANTED, "grant.renewed", CONTRACT, {"by": "Anne Exemple", "reason": "lien égaré"}),),
    ),
)
