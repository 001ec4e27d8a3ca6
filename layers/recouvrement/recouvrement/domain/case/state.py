"""The case: what its journal adds up to. Nothing here is computed from a day; `view.py` does that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.case.dialogue.record import NO_DIALOGUE, Dialogue
from recouvrement.domain.case.endings.previous import PreviousCase
from recouvrement.domain.case.enforcement.acts import Judgment
from recouvrement.domain.case.enforcement.record import NO_ENFORCEMENT, Enforcement
from recouvrement.domain.case.handover.record import Exhibit, Handover, HandoverState
from recouvrement.domain.case.letters.record import Letter
from recouvrement.domain.case.money.record import NOTHING_YET, EverydayMoney
from recouvrement.domain.case.overdraft.limit_ending import LimitEnding
from recouvrement.domain.case.overdraft.twelve_instalments import TwelveInstalments
from recouvrement.domain.case.people.debtors import Debtor
from recouvrement.domain.case.plans.record import Plan
from recouvrement.domain.case.steps.decisions import Act, Approval, StepDone, Successor
from recouvrement.domain.case.stops.record import NO_STOPS, Stops
from recouvrement.domain.case.tasks.record import Task
from recouvrement.domain.case.time_bar.decisions import BarDecision
from recouvrement.domain.identifiers import CaseId, ContractId, LetterId, PartyId, ReceiptId
from recouvrement.domain.law.calendar import Region
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.money import Money
from recouvrement.domain.position import Instalment, Overdraft, Receipt, Terms


class Phase(StrEnum):
    AMICABLE = "amicable"
    PLAN = "plan"
    FORMAL_NOTICE = "formal_notice"
    ACCELERATED = "accelerated"
    LITIGATION = "litigation"
    ENFORCEMENT = "enforcement"
    CLOSED = "closed"


class AccelerationRoute(StrEnum):
    """How the whole debt may become due (domain §6): by the clause, or only by the judge."""

    UNILATERAL = "UNILATERAL"
    JUDICIAL_TERMINATION = "JUDICIAL_TERMINATION"


class CloseReason(StrEnum):
    PAID = "paid"
    REGULARISED = "regularised"
    WRITTEN_OFF = "written_off"
    DISCHARGED = "discharged"
    ASSIGNED = "assigned"
    SUBROGATED = "subrogated"


@dataclass(frozen=True, slots=True)
class StrategyReference:
    """Which procedure decided: journalled with every decision."""

    product: str
    version: str


@dataclass(frozen=True, slots=True)
class Case:
    """`version` is the number of its events: the fold of the first n events is the case at version n."""

    case_id: CaseId
    contract_id: ContractId
    version: int
    opened_on: date
    terms: Terms
    regime: LegalRegime
    route: AccelerationRoute
    debtors: tuple[Debtor, ...]
    principal_not_yet_due: Money
    instalments: tuple[Instalment, ...]
    receipts: tuple[Receipt, ...]
    reversed_receipts: tuple[ReceiptId, ...] = ()
    overdraft: Overdraft | None = None
    position_as_of: date | None = None  # of the last position that changed something
    done: tuple[StepDone, ...] = ()
    letters: tuple[Letter, ...] = ()
    stops: Stops = NO_STOPS
    approvals: tuple[Approval, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    handover: Handover | None = None
    money: EverydayMoney = NOTHING_YET  # debits on their way again, overpayments given back
    twelve_instalments: TwelveInstalments | None = None  # of a cut overdraft; None: not answered
    next_overrun_since: date | None = None  # another overrun has followed the one of this case; None: none
    limit_ending: LimitEnding | None = None  # of an authorised overdraft; None: its limit stays
    account_closed_on: date | None = None  # its notice (L19) was over: the whole balance is due
    ficp_solved_on: tuple[date, ...] = ()  # incidents that were told, and solved since: the next one is a new one
    enforcement: Enforcement = NO_ENFORCEMENT
    crossed: tuple[LetterId, ...] = ()  # letters that money crossed: an apology is owed for each
    forbearance_proposed_on: date | None = None
    alarms: tuple[str, ...] = ()  # raised once each, by key
    closed_on: date | None = None
    close_reason: CloseReason | None = None
    unpaid_again_on: date | None = None  # the payment that had closed the case was lost that day
    tasks: tuple[Task, ...] = ()
    successor: Successor | None = None  # who took the claim over when the case closed
    plans: tuple[Plan, ...] = ()
    bar_decisions: tuple[BarDecision, ...] = ()
    previous: PreviousCase | None = None  # None: not soon after another one
    dialogue: Dialogue = NO_DIALOGUE

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def accelerated_on(self) -> date | None:
        """The whole is due from then; against several debtors the latest of their dates (domain §7)."""
        return max((debtor.accelerated_on for debtor in self.debtors if debtor.accelerated_on), default=None)

    @property
    def has_no_limit_left(self) -> bool:
        """The bank ended it, or closed the account: of what the feed says, the balance alone counts."""
        return self.account_closed_on is not None or (
            self.limit_ending is not None and self.limit_ending.ended_on is not None
        )

    @property
    def is_notice_acted_on(self) -> bool:
        """The acceleration has left, or the bailiff has the file: what was begun on the formal notice goes on."""
        file = self.handover
        is_handed_over = file is not None and file.state is HandoverState.HANDED_OVER
        return is_handed_over or any(debtor.acceleration_sent_on is not None for debtor in self.debtors)

    @property
    def is_claim_frozen(self) -> bool:
        """The whole debt is due, and later instalments are ignored: judged, or accelerated against everybody.

        Whom no acceleration names stays on instalments: they go on falling due against him (domain §7, CC 1305-5).
        """
        owing = [one for one in self.debtors if (one.is_borrower or one.is_guarantor) and one.discharged_on is None]
        is_whole = self.accelerated_on is not None and not any(map(self.owes_instalments, owing))
        return is_whole or bool(self.enforcement.of(Judgment))

    def owes_instalments(self, debtor: Debtor) -> bool:
        """Of him only what fell due is claimed, though the whole may be due from others."""
        return debtor.accelerated_on is None and not debtor.keeps_his_instalments

    @property
    def phase(self) -> Phase:
        if not self.is_open:
            return Phase.CLOSED
        if any(plan.is_in_force for plan in self.plans):
            return Phase.PLAN
        if self.enforcement.open_against:
            return Phase.ENFORCEMENT
        if self.handover is not None and self.handover.state is HandoverState.HANDED_OVER:
            return Phase.LITIGATION
        if self.accelerated_on is not None:
            return Phase.ACCELERATED
        if any(debtor.notice is not None for debtor in self.debtors):
            return Phase.FORMAL_NOTICE
        return Phase.AMICABLE

    def debtor(self, party_id: PartyId) -> Debtor:
        """Raises KeyError for somebody who is no debtor of this case."""
        found = self.find_debtor(party_id)
        if found is None:
            raise KeyError(party_id)
        return found

    def find_debtor(self, party_id: PartyId) -> Debtor | None:
        return next((debtor for debtor in self.debtors if debtor.party_id == party_id), None)

    def region_of(self, party_id: PartyId) -> Region:
        """General for somebody who is no debtor of this case."""
        found = self.find_debtor(party_id)
        return Region.GENERAL if found is None else found.region

    @property
    def region(self) -> Region:
        """Of what is one for all the debtors, as the notice of an account: the calendar that leaves the most time."""
        regions = {debtor.region for debtor in self.debtors}
        return Region.ALSACE_MOSELLE if Region.ALSACE_MOSELLE in regions else Region.GENERAL

    def plan(self, plan_id: str) -> Plan:
        """Raises KeyError for a plan that this case does not have."""
        found = self.find_plan(plan_id)
        if found is None:
            raise KeyError(plan_id)
        return found

    def find_plan(self, plan_id: str) -> Plan | None:
        return next((plan for plan in self.plans if plan.plan_id == plan_id), None)

    def has_letter(self, step: str, party_id: PartyId) -> bool:
        return any(letter.stands and letter.step == step and letter.party_id == party_id for letter in self.letters)

    def letter(self, letter_id: str) -> Letter | None:
        return next((letter for letter in self.letters if letter.letter_id == letter_id), None)

    def task(self, task_id: str) -> Task | None:
        """None: never opened, or dropped since."""
        return next((task for task in self.tasks if task.task_id == task_id), None)

    def completed(self, step: str) -> date | None:
        return next((done.on for done in self.done if done.step == step), None)

    def approval(self, act: Act) -> Approval | None:
        """The last one asked or given."""
        return next((approval for approval in reversed(self.approvals) if approval.act is act), None)
