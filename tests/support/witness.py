"""Whoever reads the journal as it is written, and asks of each act of the bank whether the rules allowed it.

The rules are those of the reference ("Guards per transition", cadence, notice, closing), said again in the plainest
way, over facts kept apart: neither the guards nor the law's modules of the program are read here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.claim import ReversePayment
from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.claim import CaseClosed
from recouvrement.domain.case.events.endings import CaseReopened
from recouvrement.domain.case.events.enforcement import EnforcementOpened
from recouvrement.domain.case.events.letters import (
    LetterCrossed,
    LetterExpired,
    LetterReleased,
    LetterRequested,
    LetterSent,
    LetterWithdrawn,
)
from recouvrement.domain.case.events.overdraft import (
    TwelveInstalmentsAccepted,
    TwelveInstalmentsBreached,
    TwelveInstalmentsRefused,
)
from recouvrement.domain.case.events.plans import PlanCancelled, PlanKept, PlanLapsed, PlanRestored, PlanTookEffect
from recouvrement.domain.case.events.procedure import (
    ActRefused,
    ExhibitFiled,
    ExhibitWaived,
    FileHandedOver,
    HandoverRecalled,
    HandoverReleased,
)
from recouvrement.domain.case.letters.record import Channel
from recouvrement.domain.case.state import CloseReason
from support.claims import Claim, holds
from support.handover_witness import HandoverWitness
from support.naive_facts import PAID
from support.papers import Twelve


@dataclass
class Witness(HandoverWitness):
    crossed: set[str] = field(default_factory=set)

    def hear(self, command: Command) -> None:
        self.command = command
        self.seen[type(command).__name__] += 1
        self.facts.is_claim_frozen = self.is_claim_frozen
        self.facts.hear(command)
        if isinstance(command, ReversePayment):
            self.lose_money()
        self.cure()

    def see(self, today: date, event: Event) -> None:
        """Raise AssertionError for an act that the rules did not allow."""
        self.seen[type(event).__name__] += 1
        match event:
            case LetterRequested():
                self.seen[event.code] += 1
                self.asked_for(event, is_mail=event.channel is not Channel.EMAIL)
            case LetterReleased(letter_id):
                self.leaves(self.papers[letter_id], today)
            case LetterWithdrawn(letter_id):
                self.papers[letter_id].was_taken_back = self.papers[letter_id].released_on is not None
            case LetterExpired(letter_id):
                self.papers[letter_id].has_expired = True
            case LetterSent(letter_id, on):
                self.left(self.papers[letter_id], on)
            case LetterCrossed(letter_id):
                holds(Claim.CROSSED, letter_id not in self.crossed, f"{letter_id} is told twice to have been crossed")
                self.crossed.add(letter_id)
            case _:
                self._see_act(today, event)

    def _see_act(self, today: date, event: Event) -> None:
        match event:
            case ActRefused(act):
                self.approved.pop(act, None)
            case HandoverReleased():
                self.hands_over(event, today)
            case FileHandedOver():
                self.has_left_the_bank(event)
            case HandoverRecalled():
                self.is_file_out = False
                self.cure()
            case ExhibitFiled(exhibit) | ExhibitWaived(exhibit):
                self.pieces.add(exhibit.code)
            case EnforcementOpened(party_id):
                self.enforces(party_id, today)
            case CaseClosed(reason, _, by):
                self._closes(reason, today, is_by_facts=by is None)
            case CaseReopened():
                self.ends(None)
            case _:
                self.see_ficp(today, event)
                self.see_decision(today, event)
                self._see_schedule(event)

    def _see_schedule(self, event: Event) -> None:
        match event:
            case PlanTookEffect() | PlanRestored():
                self.plan_runs = self.had_plan = True
            case PlanKept() | PlanLapsed() | PlanCancelled():
                self.plan_runs = False
            case TwelveInstalmentsAccepted():
                self.twelve = Twelve.RUN
            case TwelveInstalmentsRefused():
                self.twelve = Twelve.REFUSED
            case TwelveInstalmentsBreached():
                self.twelve = Twelve.BREACHED
            case _:
                return

    def _closes(self, reason: CloseReason, today: date, *, is_by_facts: bool) -> None:
        owed = self.owed_on(today)
        match reason:
            case CloseReason.REGULARISED | CloseReason.PAID:
                settled = owed is None or owed <= PAID or self.seen["PlanKept"]
                holds(Claim.CLOSED, settled, f"{reason} with {owed} € owed")
            case CloseReason.DISCHARGED:
                erased = any(person.is_erased for person in self.facts.people.values())
                holds(Claim.CLOSED, erased, "erased by nobody")
            case _:
                holds(Claim.CLOSED, not is_by_facts, f"{reason}, and nobody decided it")
        self.ends(reason)
