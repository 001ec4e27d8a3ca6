"""Every command told to a case of every phase, and what comes of it: written into the reference, held by a test.

`python tests/support/state_table.py` writes the page again.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, get_args

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.acts import AcceptFeed, ApproveAct, RefuseAct, WaiveStep
from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition, ReversePayment
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.dialogue import (
    AnswerCorrespondence,
    AnswerProposal,
    ChangePosture,
    DeclareVulnerability,
    LogContact,
    MakePromise,
    ProposeMeasures,
    ReceiveCorrespondence,
)
from recouvrement.domain.case.commands.endings import CloseCase, DecideTimeBar, ReopenCase, RequestWriteOff
from recouvrement.domain.case.commands.enforcement import ChooseProcedure, ReceiveAct, RenewGrant, RevokeGrant
from recouvrement.domain.case.commands.ficp import ReportFicpDeclared, ReportFicpExpired, ReportFicpLifted
from recouvrement.domain.case.commands.files import (
    FileExhibit,
    ReportHandedOver,
    ReportHandoverExpired,
    ReportLinkUse,
    WaiveExhibit,
)
from recouvrement.domain.case.commands.letters import (
    ReportDelivery,
    ReportExpired,
    ReportFailed,
    ReportInDoubt,
    ReportSent,
    ReportUnwritable,
    ReportWritten,
    Settlement,
    SettleSend,
)
from recouvrement.domain.case.commands.money import (
    AttachPayment,
    Consent,
    MoveOverpayment,
    RecordRepresentation,
    RefundOverpayment,
    ReturnPayment,
    SearchPayment,
    WaiveBalance,
)
from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments, EndLimit
from recouvrement.domain.case.commands.people import (
    ChangeDebtor,
    DecideSearch,
    InvalidateAddress,
    NotifyStage,
    RecordDeath,
    ReviewFreeze,
)
from recouvrement.domain.case.commands.plans import CancelPlan, ProposePlan, SignPlan
from recouvrement.domain.case.commands.stops import (
    ExtendHold,
    GrantGracePeriod,
    LiftHold,
    PlaceHold,
    RaiseDispute,
    ResolveDispute,
)
from recouvrement.domain.case.commands.tasks import FinishTask, PostponeTask, TakeTask
from recouvrement.domain.case.dialogue.record import (
    Contact,
    ContactOutcome,
    DelayCause,
    FlagKind,
    InboundChannel,
    InboundSubject,
    Promise,
    ProposalAnswer,
    Reply,
)
from recouvrement.domain.case.enforcement.acts import Served, ServiceDone, ServiceMode
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.letters.address_search import SearchOutcome
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.disputes import Dispute, Outcome, Resolution
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, InsolvencyStage, Stage
from recouvrement.domain.case.stops.grace_periods import GracePeriod
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.case.time_bar.decisions import BarOutcome
from recouvrement.domain.identifiers import ActReference, ContractId, LetterId, PartyId, ReceiptId
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.letters.parts import Posture
from recouvrement.domain.money import Money
from support import bailiff_acts
from support.contracts import LEA, NOE, loan, receipt
from support.desk import ANNE, PAUL, ROOT
from support.plans import ASSIGNEE, agreed_plan, offer, signature, with_noe
from support.stories import FIRST, Story

if TYPE_CHECKING:
    from support.desk import Desk

PAGE = ROOT / "infra" / "reference" / "states.md"
HEAD = """# What every command does to a case, phase by phase

Made from the code by `python tests/support/state_table.py`, compared with it by a test. The loan has two borrowers and
unpaid instalments. A cell lists the events of the decision, in order; a refusal gives its code; "–" means that nothing
changed.

"""


def desks() -> dict[str, Desk]:
    """One case per phase, on a working day, after its morning."""
    paid = Story(parties=(LEA, NOE))
    paid.until(date(2025, 9, 2))
    paid.pays(date(2025, 9, 2), "216.50")
    return {
        "amicable": Story(parties=(LEA, NOE)).until(date(2025, 9, 3)),
        "plan": on_a_plan(),
        "formal_notice": Story(parties=(LEA, NOE)).until(date(2025, 10, 21)),
        "accelerated": Story(parties=(LEA, NOE)).until(date(2025, 11, 25)),
        "litigation": Story(parties=(LEA, NOE)).until(date(2025, 12, 17)),
        "enforcement": under_an_order(),
        "closed": paid.until(date(2025, 9, 8)),
    }


def on_a_plan() -> Desk:
    """Three instalments of 72.17 and 72.16 € under the loan's own, signed by both."""
    desk = Story(parties=(LEA, NOE)).until(date(2025, 9, 3))
    desk.play(with_noe(agreed_plan(desk.today, "216.50", 3, date(2025, 10, 20))))
    return desk


def under_an_order() -> Desk:
    """A payment order of 12 January, served on both, unopposed for two months."""
    story = Story(parties=(LEA, NOE))
    desk = story.until(date(2025, 12, 18))
    served = tuple(bailiff_acts.served(date(2026, 1, 29), one.party_id) for one in (LEA, NOE))
    bailiff_acts.tell(desk, bailiff_acts.granted(date(2026, 1, 12)), *served)
    return story.until(date(2026, 4, 7))


def told(desk: Desk) -> dict[str, Command]:
    today, noe = desk.today, PartyId("P-2")
    last = LetterId(desk.case.letters[-1].letter_id)
    file_id = desk.case.handover.file_id if desk.case.handover else "none"
    hold = Hold("H-1", HoldReason.DISPUTE, today, None)
    return {
        "ReportPosition": ReportPosition(loan(today, FIRST, receipt(today, "50.00", "T-50"), parties=(LEA, NOE))),
        "RecordPayment": RecordPayment(receipt(today, "50.00", "T-50")),
        "RecordPayment of everything": RecordPayment(receipt(today, "9500.00", "T-all")),
        "ReversePayment": ReversePayment(ReceiptId("T-first"), today),
        "ChangeDebtor": ChangeDebtor(NOE),
        "RecordDeath": RecordDeath(noe, today),
        "AnswerTwelveInstalments": AnswerTwelveInstalments(OfferAnswer.REFUSED, today),
        "EndLimit": EndLimit(today, ANNE, PAUL),
        "NotifyStage of over-indebtedness": NotifyStage(
            Freeze(noe, FreezeReason.OVER_INDEBTEDNESS, Stage.ADMISSIBLE, today)
        ),
        "NotifyStage of an insolvency": NotifyStage(
            Freeze(noe, FreezeReason.INSOLVENCY, InsolvencyStage.OPENED, today)
        ),
        "ReviewFreeze": ReviewFreeze(noe, today, ANNE.name),
        "RecordRepresentation": RecordRepresentation(today, today),
        "SearchPayment": SearchPayment(receipt(today, "50.00", "T-52"), today),
        "ReturnPayment": ReturnPayment(ReceiptId("T-53"), today, PAUL),
        "AttachPayment": AttachPayment(receipt(today, "50.00", "T-51"), PAUL),
        "MoveOverpayment": MoveOverpayment(
            Money("1.00"), ContractId("LOAN-2"), Consent(today, "MAIL-1"), today, ANNE, PAUL
        ),
        "WaiveBalance": WaiveBalance(today, ANNE, PAUL),
        "RefundOverpayment": RefundOverpayment(Money("1.00"), today, ANNE, PAUL),
        "ReportFicpDeclared": ReportFicpDeclared(noe, today, "BDF-1"),
        "ReportFicpLifted": ReportFicpLifted(noe, today, "BDF-2"),
        "ReportFicpExpired": ReportFicpExpired(noe),
        "FileExhibit": FileExhibit("J02", "exhibits/J02.pdf", "0" * 64),
        "PlaceHold": PlaceHold(hold, ANNE.name),
        "ExtendHold": ExtendHold("H-0", today, None, today, ANNE.name),
        "LiftHold": LiftHold("H-0", today, today, ANNE.name),
        "RaiseDispute of the whole": RaiseDispute(Dispute("D-1", today), ANNE.name),
        "RaiseDispute of an instalment": RaiseDispute(Dispute("D-2", today, instalments=(2,)), ANNE.name),
        "ResolveDispute": ResolveDispute(Resolution("D-0", today, Outcome.REJECTED), ANNE.name),
        "GrantGracePeriod": GrantGracePeriod(GracePeriod("G-1", today, today + timedelta(days=180))),
        "AcceptFeed": AcceptFeed(ANNE, "a reason"),
        "WaiveStep": WaiveStep("second_reminder", ANNE, PAUL, "a reason"),
        "ProposePlan": ProposePlan("PLAN-2", offer(today), PAUL),
        "SignPlan": SignPlan("PLAN-1", signature(NOE.party_id, today)),
        "AgreePlan": with_noe(agreed_plan(today, "216.50", 3, add_months(today, 1))),
        "CancelPlan": CancelPlan("PLAN-1", today, ANNE.name, "a reason"),
        "RequestWriteOff": RequestWriteOff(PAUL, "a reason"),
        "ApproveAct of the write-off": ApproveAct(Act.WRITE_OFF, ANNE, PAUL),
        "CloseCase as assigned": CloseCase(CloseReason.ASSIGNED, today, ANNE, PAUL, ASSIGNEE),
        "ReopenCase": ReopenCase(today, ANNE.name, "a reason"),
        "DecideTimeBar": DecideTimeBar(BarOutcome.SUE, add_months(today, 1), ANNE, PAUL, "a reason"),
        "WaiveExhibit": WaiveExhibit("J02", ANNE.name, "a reason"),
        "ApproveAct of the acceleration": ApproveAct(Act.ACCELERATION, ANNE, PAUL),
        "ApproveAct of the hand-over": ApproveAct(Act.HANDOVER, ANNE, PAUL),
        "RefuseAct": RefuseAct(Act.ACCELERATION, ANNE.name, "a reason"),
        "SettleSend": SettleSend(last, Settlement.LEFT, today, ANNE.name),
        "ReportDelivery": ReportDelivery(last, Delivery.SIGNED, today),
        "InvalidateAddress": InvalidateAddress(noe, today),
        "DecideSearch": DecideSearch(noe, SearchOutcome.SERVE, None, ANNE, "a reason"),
        "ReportWritten": ReportWritten(last, "0" * 64),
        "ReportUnwritable": ReportUnwritable(last, "a reason"),
        "ReportSent": ReportSent(last, today, "a reference"),
        "ReportExpired": ReportExpired(last),
        "ReportFailed": ReportFailed(last, "a reason"),
        "ReportInDoubt": ReportInDoubt(last, "a reason"),
        "ReportHandedOver": ReportHandedOver(file_id, "0" * 64, "1" * 64, today),
        "ReportHandoverExpired": ReportHandoverExpired(file_id),
        "ReportLinkUse": ReportLinkUse("1" * 64, datetime.combine(today, time(12), UTC), "192.0.2.7"),
        **said(today),
        "TakeTask": TakeTask("find_address:P-2", PAUL, ANNE),
        "PostponeTask": PostponeTask("find_address:P-2", today + timedelta(days=3), ANNE, "a reason"),
        "FinishTask": FinishTask("find_address:P-2", today, PAUL, "found"),
        "ReceiveAct": ReceiveAct(ServiceDone(ActReference("A-1"), today, noe, ServiceMode.PERSON, Served.ORDER)),
        "ChooseProcedure": ChooseProcedure(JudicialProcedure.SUMMONS, ANNE, "a reason"),
        "RevokeGrant": RevokeGrant(ANNE.name, "a reason"),
        "RenewGrant": RenewGrant(ANNE.name, "a reason"),
        "ReachDay": ReachDay(Slot.MORNING),
    }


def said(today: date) -> dict[str, Command]:
    """What is told of a dialogue with Noé."""
    noe, ten = PartyId("P-2"), datetime.combine(today, time(10))
    call = Contact("CALL-1", noe, ten, ContactOutcome.REACHED, DelayCause.FORGOTTEN)
    promise = Promise("PROMISE-1", noe, Money("100.00"), today, today + timedelta(days=9))
    letter = ReceiveCorrespondence(
        "MAIL-1", noe, InboundChannel.LETTER, InboundSubject.QUESTION, today, PAUL, None, "une question"
    )
    return {
        "LogContact": LogContact(call, PAUL, "il paiera lundi"),
        "ReceiveCorrespondence": letter,
        "AnswerCorrespondence": AnswerCorrespondence("MAIL-0", Reply.ANSWERED, today, PAUL, "répondu"),
        "MakePromise": MakePromise(promise, PAUL),
        "ChangePosture": ChangePosture(Posture.FIRM, today + timedelta(days=60), ANNE, "deux rendez-vous manqués"),
        "DeclareVulnerability": DeclareVulnerability(FlagKind.UNEMPLOYMENT, noe, today, None, PAUL),
        "ProposeMeasures": ProposeMeasures("PROPOSAL-1", (), today, PAUL),
        "AnswerProposal": AnswerProposal("PROPOSAL-0", ProposalAnswer.ACCEPTED, today, PAUL),
    }


def outcome(desk: Desk, command: Command) -> str:
    """Decide on the case as it stands; the desk stays as it was."""
    case, journal = desk.case, list(desk.journal)
    try:
        desk.tell(command)
        events = desk.events[len(journal) :]
    finally:
        desk.case, desk.journal = case, journal
    if events and isinstance(events[-1], CommandRefused):
        return f"*refused: {events[-1].code}*"
    return " ".join(type(event).__name__ for event in events) or "–"


def page() -> str:
    rows: dict[str, list[str]] = {}
    found = desks()
    for desk in found.values():
        for name, command in told(desk).items():
            rows.setdefault(name, []).append(outcome(desk, command))
    table = [f"| command | {' | '.join(found)} |", f"|---|{'---|' * len(found)}"]
    table += [f"| {name} | {' | '.join(cells)} |" for name, cells in rows.items()]
    return HEAD + "\n".join(table) + "\n"


def every_command() -> set[str]:
    """Names of the closed union."""
    return {kind.__name__ for kind in get_args(Command)}


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
