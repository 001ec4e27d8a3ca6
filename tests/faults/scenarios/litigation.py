"""From the approval of the acceleration to the bailiff's door, and back."""

from datetime import date

from faults.harness.people import Bailiff, RecordsOffice
from faults.harness.scenario import Crossing, Scenario
from faults.scenarios.common import (
    ACCELERATED,
    APPROVAL,
    CONTRACT,
    HANDOVER,
    HANDOVER_APPROVAL,
    L11,
    L11_PRESENTED,
    L13,
    NOTICED,
    one_loan,
    pays,
)
from support.contracts import receipt

STUDY = "actes@etude-lumiere.example"
EVERYTHING = "9000.00"
EXHIBITS = ("J01", "J02", "J03")
AFTER_L13 = date(2025, 12, 10)
PAID_ALL = receipt(date(2025, 11, 24), EVERYTHING, "T-all")
ON_THE_DAY, THE_DAY_AFTER = receipt(HANDOVER, EVERYTHING, "T-crossing"), receipt(L13, EVERYTHING, "T-late")
READY = (*ACCELERATED, HANDOVER_APPROVAL)


def _records():
    return (RecordsOffice(CONTRACT, HANDOVER_APPROVAL, EXHIBITS),)


def records_and_bailiff():
    return (*_records(), Bailiff(STUDY))


SCENARIOS = (
    Scenario(
        name="acceleration",
        shows="a named person approves, L11 leaves once, its proof accelerates the debtor",
        positions=one_loan(),
        before=NOTICED,
        faulted=(APPROVAL, L11, L11_PRESENTED),
        after=(date(2025, 11, 24),),
        leads_to=("ActApproved", "L11", "DebtorAccelerated"),
    ),
    Scenario(
        name="paid_in_full",
        shows="all is paid after the acceleration: the case closes with L15b",
        positions=one_loan(PAID_ALL),
        before=ACCELERATED,
        faulted=(date(2025, 11, 24), date(2025, 11, 25)),
        after=(date(2025, 11, 26),),
        leads_to=("CaseClosed", "L15b"),
        messages=(pays(PAID_ALL),),
    ),
    Scenario(
        name="exhibits",
        shows="pieces are filed or waived by name, and the hand-over approved",
        positions=one_loan(),
        before=ACCELERATED,
        faulted=(HANDOVER_APPROVAL,),
        after=(date(2025, 12, 7),),
        leads_to=("ExhibitFiled", "ExhibitWaived", "ActApproved"),
        actors=_records,
    ),
    Scenario(
        name="hand_over",
        shows="the file is made, its bailiff is told, he fetches it; the debtor is informed by L13",
        positions=one_loan(),
        before=READY,
        faulted=(HANDOVER, L13),
        after=(AFTER_L13,),
        leads_to=("HandoverReleased", "FileHandedOver", "LinkUsed", "L13"),
        actors=records_and_bailiff,
    ),
    Scenario(
        name="paid_while_handed_over",
        shows="all is paid while the file is being made: it is recalled, and its door is closed",
        positions=one_loan(ON_THE_DAY),
        before=READY,
        faulted=(HANDOVER, L13),
        after=(AFTER_L13,),
        leads_to=("HandoverReleased", "CaseClosed", "HandoverRecalled", "L15b"),
        actors=records_and_bailiff,
        crossing=Crossing(HANDOVER, "hand_over", "PutObject", pays(ON_THE_DAY)),
    ),
    Scenario(
        name="paid_before_hand_over",
        shows="all is paid between the release of the file and its claim: it does not leave",
        positions=one_loan(ON_THE_DAY),
        before=READY,
        faulted=(HANDOVER,),
        after=(L13, AFTER_L13),
        leads_to=("HandoverReleased", "CaseClosed", "HandoverExpired"),
        actors=records_and_bailiff,
        crossing=Crossing(HANDOVER, "publish_effects", "SendMessageBatch", pays(ON_THE_DAY)),
    ),
    Scenario(
        name="recalled",
        shows="all is paid the day after: the bailiff is asked to give the file back",
        positions=one_loan(THE_DAY_AFTER),
        before=(*READY, HANDOVER),
        faulted=(L13, AFTER_L13),
        after=(date(2025, 12, 11),),
        leads_to=("CaseClosed", "HandoverRecalled", "L18", "L15b"),
        actors=records_and_bailiff,
        messages=(pays(THE_DAY_AFTER),),
    ),
)
