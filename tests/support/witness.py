"""Whoever reads the journal as it is written, and asks of each act of the bank whether the rules allowed it.

The rules are those of the reference ("Guards per transition", cadence, notice, closing), said again in the plainest
way, over facts kept apart: neither the guards nor the law's modules of the program are read here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.commands.claim import ReversePayment
from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.claim import CaseClosed
from recouvrement.domain.case.events.endings import CaseReopened
from recouvrement.domain.case.events.enforcement import EnforcementOpened
from recouvrement.domain.case.events.letters import (
    LetterCrossed,
    LetterReleased,
    LetterRequested,
    LetterSent,
    LetterWithdrawn,
)
from recouvrement.domain.case.events.plans import PlanCancelled, PlanKept, PlanLapsed, PlanTookEffect
from recouvrement.domain.case.events.procedure import ActApproved, ActRefused, FileHandedOver, HandoverReleased
from recouvrement.domain.case.letters.record import Channel
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Act
from support.letter_witness import ACCELERATIONS, NOTICES, LetterWitness, Paper
from support.naive_facts import PAID, months_later


@dataclass
class Witness(LetterWitness):
    closed: CloseReason | None = None  # None: it is open
    command: Command | None = None  # the one that is being answered
    crossed: set[str] = field(default_factory=set)
    seen: Counter[str] = field(default_factory=Counter)

    def hear(self, command: Command) -> None:
        self.command = command
        self.facts.hear(command)
        if isinstance(command, ReversePayment):
            self.lose_money()
        self.cure()

    def see(self, today: date, event: Event) -> None:
        """Raise AssertionError for an act that the rules did not allow."""
        self.seen[type(event).__name__] += 1
        match event:
            case LetterRequested():
                self.papers[event.letter_id] = Paper(
                    event.letter_id,
                    event.code,
                    event.step,
                    event.party_id,
                    event.amount.amount,
                    event.received.amount,
                    event.channel is not Channel.EMAIL,
                )
                moves = self.facts.people[event.party_id].moves
                self.facts.written_to[event.letter_id] = event.party_id, moves
            case LetterReleased(letter_id):
                self.leaves(self.papers[letter_id], today)
            case LetterWithdrawn(letter_id):
                self.papers[letter_id].was_taken_back = self.papers[letter_id].released_on is not None
            case LetterSent(letter_id, on):
                self.left(self.papers[letter_id], on)
            case LetterCrossed(letter_id):
                assert letter_id not in self.crossed, f"{letter_id} is told twice to have been crossed"
                self.crossed.add(letter_id)
            case _:
                self._see_act(today, event)

    def _see_act(self, today: date, event: Event) -> None:
        match event:
            case ActApproved():
                assert isinstance(self.command, ApproveAct), "approved, and nobody said so"
                assert event.by == self.command.by.name != event.requested_by
                self.approved[event.act] = event
            case ActRefused(act):
                self.approved.pop(act, None)
            case HandoverReleased():
                self._hands_over(event, today)
            case FileHandedOver():
                self.is_handed_over = True
            case EnforcementOpened(party_id):
                self._enforces(party_id, today)
            case CaseClosed(reason, _, by):
                self._closes(reason, by is None)
            case CaseReopened():
                self.reopens()
            case PlanTookEffect():
                self.plan_runs = True
            case PlanKept() | PlanLapsed() | PlanCancelled():
                self.plan_runs = False
            case _:
                return

    def _hands_over(self, event: HandoverReleased, today: date) -> None:
        """Only what the loan of these stories can meet: named, waited for, worth it, nobody left in peace."""
        facts, approval = self.facts, self.approved.get(Act.HANDOVER)
        assert approval is not None, "nobody approved the hand-over"
        assert not facts.is_held(today, None), "handed over on a held day"
        assert not self.plan_runs, "handed over while a plan runs"
        assert self.closed is None
        frozen = {party_id for party_id, person in facts.people.items() if person.is_frozen}
        assert frozen & set(event.parties) <= set(event.title_only), "more than an order against somebody frozen"
        if not self.is_accelerated:
            assert facts.arrears >= 300, f"handed over for {facts.arrears} €"
        reminded = [one.sent_on for one in self.all_papers if one.rank == 1 and one.sent_on]
        assert min(reminded) + timedelta(days=60) <= today, "sixty days since measures were first proposed"
        assert approval.is_urgent or self._waited_from() + timedelta(days=15) <= min(today, approval.on)

    def _waited_from(self) -> date:
        """The latest notified acceleration; on the judicial route the last end of a cure period."""
        if self.is_unilateral:
            sent = [one for one in self.all_papers if one.code in ACCELERATIONS and one.stands]
            days = [self.facts.presented.get(one.name) for one in sent]
        else:
            days = [self.cure_end(one) for one in self.all_papers if one.code in NOTICES and one.stands]
        assert days, "nothing was notified"
        assert None not in days, "no proof of what was notified"
        return max(day for day in days if day is not None)

    def _enforces(self, party_id: str, today: date) -> None:
        person, ordered_on = self.facts.people[party_id], self.facts.ordered_on
        served = min((on for on in person.served_on if on >= ordered_on), default=None)
        assert served is not None, f"enforced against {party_id}, who was not served"
        assert months_later(served.replace(day=min(28, served.day)), 1) <= today, "before his month to oppose was over"
        assert all(on < ordered_on for on in person.opposed_on), f"enforced against {party_id}, who opposed"
        assert not person.is_frozen, f"enforced against {party_id}, frozen"

    def _closes(self, reason: CloseReason, is_by_facts: bool) -> None:  # noqa: FBT001 - what the event says
        if reason is CloseReason.REGULARISED and is_by_facts:
            assert self.facts.arrears <= PAID or self.seen["PlanKept"], f"closed with {self.facts.arrears} € owed"
        self.closed = reason
