"""Reminders, and money that crosses them."""

from datetime import date, time

from faults.harness.scenario import Crossing, Scenario, says
from faults.scenarios.common import CONTRACT, L01, L02, L04, MESSAGE, NEXT_DUE, one_loan, pays
from support.contracts import LEA, ZOE, receipt

PAID = receipt(L02, "216.50", "T-paid")
DAY_AFTER = date(2025, 9, 2)

SCENARIOS = (
    Scenario(
        name="first_incident",
        shows="the first incident opens a case, and leads to the message and to L01",
        positions=one_loan(),
        before=(date(2025, 8, 14),),
        faulted=(MESSAGE, L01),
        after=(date(2025, 8, 19),),
        leads_to=("CaseOpened", "M01", "L01"),
    ),
    Scenario(
        name="message",
        shows="the message leaves by e-mail: at least once, always under the same reference",
        positions=one_loan(),
        before=(date(2025, 8, 14),),
        faulted=(MESSAGE,),
        after=(date(2025, 8, 17),),
        leads_to=("M01",),
    ),
    Scenario(
        name="second_reminder",
        shows="L02 follows L01, never without it",
        positions=one_loan(),
        before=(MESSAGE, L01),
        faulted=(L02,),
        after=(DAY_AFTER,),
        leads_to=("L02", "ForbearanceProposed"),
    ),
    Scenario(
        name="paid_while_written",
        shows="money comes while the reminder is being written: it does not leave",
        positions=one_loan(PAID),
        before=(MESSAGE, L01),
        faulted=(L02, DAY_AFTER),
        after=(date(2025, 9, 3),),
        leads_to=("LetterWithdrawn", "CaseClosed", "L15a"),
        crossing=Crossing(L02, "write_letters", "PutObject", pays(PAID)),
    ),
    Scenario(
        name="paid_before_posting",
        shows="money comes between the release and the post: the claim finds no release any more",
        positions=one_loan(PAID),
        before=(MESSAGE, L01),
        faulted=(L02, DAY_AFTER),
        after=(date(2025, 9, 3),),
        leads_to=("LetterWithdrawn", "CaseClosed", "L15a"),
        crossing=Crossing(L02, "publish_effects", "SendMessageBatch", pays(PAID), nth=2),
    ),
    Scenario(
        name="paid_while_posted",
        shows="money comes when the letter is already claimed: it leaves, and an apology follows by itself",
        positions=one_loan(PAID),
        before=(MESSAGE, L01),
        faulted=(L02, DAY_AFTER),
        after=(date(2025, 9, 3),),
        leads_to=("LetterCrossed", "CaseClosed", "L18", "L15a"),
        crossing=Crossing(L02, "send_notices", "GetItem", pays(PAID)),
    ),
    Scenario(
        name="guarantor_and_ficp",
        shows="the guarantor is told within the month, the borrower of the FICP: L03 and L04",
        positions=one_loan(parties=(LEA, ZOE)),
        before=(MESSAGE, L01, L02),
        faulted=(NEXT_DUE, L04),
        after=(date(2025, 9, 16),),
        leads_to=("L03", "L04"),
    ),
    Scenario(
        name="held_before_posting",
        shows="a hold placed between the release and the post: nothing leaves before it is lifted",
        positions=one_loan(),
        before=(MESSAGE, L01),
        faulted=(L02, DAY_AFTER),
        after=(date(2025, 9, 3),),
        leads_to=("HoldPlaced", "HoldLifted", "L02"),
        crossing=Crossing(
            L02,
            "publish_effects",
            "SendMessageBatch",
            says(L02, "hold.placed", CONTRACT, {"hold_id": "H-1", "reason": "vulnerability", "by": "Paul Exemple"}),
            nth=2,
        ),
        messages=(says(L02, "hold.lifted", CONTRACT, {"hold_id": "H-1", "by": "Paul Exemple"}, time(16)),),
    ),
)
