"""Whoever reads the journal as it is written, and asks of each act of the bank whether the rules allowed it.

The rules are those of the reference ("Guards per transition", cadence, notice, closing), said again in the plainest
way, over facts kept apart: neither the guards nor the law's modules of the program are read here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.commands.claim import ReversePayment
from recouvrement.domain.case.decisions import Act
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
from recouvrement.domain.case.letters import Channel
from recouvrement.domain.case.state import CloseReason
from support.naive_facts import PAID, Facts, is_worked, months_later, rolled

RANKS: Final = {"L01": 0, "L02": 1, "L10": 2, "L10-T": 2, "L10-C": 2, "L11": 3, "L11-C": 3, "L13": 4}
NOTICES: Final = frozenset({"L10", "L10-T", "L10-C"})
ACCELERATIONS: Final = frozenset({"L11", "L11-C"})
DEMANDS: Final = frozenset(RANKS) - {"L01"}
TOLD_TO_GUARANTORS: Final = {2: "L10-C", 3: "L11-C"}
LEAST: Final = {"L10": Decimal(150), "L10-T": Decimal(150)}
CURE_DAYS: Final = 30


@dataclass
class Paper:
    """A letter, from the wish to write it."""

    name: str
    code: str
    step: str
    party_id: str
    amount: Decimal
    received: Decimal
    is_mail: bool
    released_on: date | None = None
    was_taken_back: bool = False
    sent_on: date | None = None
    is_void: bool = False

    @property
    def rank(self) -> int | None:
        return RANKS.get(self.code)

    @property
    def stands(self) -> bool:
        return self.sent_on is not None and not self.is_void


@dataclass
class Witness:
    facts: Facts
    clause_days: int | None
    papers: dict[str, Paper] = field(default_factory=dict)
    approved: dict[Act, ActApproved] = field(default_factory=dict)
    command: Command | None = None
    crossed: set[str] = field(default_factory=set)
    closed: CloseReason | None = None
    plan_runs: bool = False
    is_handed_over: bool = False
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def is_unilateral(self) -> bool:
        return self.clause_days is not None and self.clause_days >= CURE_DAYS

    @property
    def is_accelerated(self) -> bool:
        return any(one.code in ACCELERATIONS and one.stands and one.name in self.facts.presented for one in self._all)

    @property
    def _all(self) -> tuple[Paper, ...]:
        return tuple(self.papers.values())

    def hear(self, command: Command) -> None:
        self.command = command
        self.facts.hear(command)
        if isinstance(command, ReversePayment):
            self._lose_money()
        self._cure()

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
                self._leaves(self.papers[letter_id], today)
            case LetterWithdrawn(letter_id):
                self.papers[letter_id].was_taken_back = self.papers[letter_id].released_on is not None
            case LetterSent(letter_id, on):
                self._left(self.papers[letter_id], on)
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
                self.closed = None
            case PlanTookEffect():
                self.plan_runs = True
            case PlanKept() | PlanLapsed() | PlanCancelled():
                self.plan_runs = False
            case _:
                return

    def _leaves(self, paper: Paper, today: date) -> None:
        """Released: from here the post has it."""
        paper.released_on = today
        facts, who = self.facts, paper.party_id
        if paper.is_mail:
            assert is_worked(today), f"{paper.code} leaves on {today}, which is not worked"
            assert facts.may_be_told(who), f"{paper.code} leaves to an address that is not known"
        if paper.rank is not None:
            assert self.closed is None, f"{paper.code} leaves a closed case"
            self._follows(paper, today)
        if paper.code in DEMANDS or paper.code in ("L04", "M01"):
            assert not facts.is_held(today, who), f"{paper.code} leaves on a day that is held"
            assert not facts.people[who].is_frozen, f"{paper.code} leaves to somebody frozen"
        if paper.code in DEMANDS - {"L13"}:
            assert not self.plan_runs, f"{paper.code} leaves while a plan runs"
        if paper.code in DEMANDS and not self.is_accelerated:
            self._asks_what_is_owed(paper)
        if paper.code in ACCELERATIONS:
            self._accelerates(paper, today)

    def _asks_what_is_owed(self, paper: Paper) -> None:
        owed, least = self.facts.arrears, LEAST.get(paper.code, Decimal(15))
        assert owed >= least, f"{paper.code} leaves for {owed} €"
        if self.facts.people[paper.party_id].is_guarantor:
            assert paper.amount <= owed, f"{paper.code} asks a guarantor for {paper.amount} € of {owed} €"
        else:
            assert paper.amount == owed, f"{paper.code} asks for {paper.amount} € of {owed} €"

    def _follows(self, paper: Paper, today: date) -> None:
        """Every step before, for everybody who could be reached today, has left and stands (no skip, domain §4.2)."""
        named = self._named()
        for rank in range(paper.rank or 0):
            if rank == 3 and not self.is_unilateral:
                continue
            for party_id, person in self.facts.people.items():
                hears = TOLD_TO_GUARANTORS.get(rank) if person.is_guarantor else True
                can = self.facts.may_be_asked(party_id, today) if rank else self.facts.may_be_told(party_id)
                if hears and can and (rank != 3 or party_id in named):
                    assert self._has(rank, party_id), f"{paper.code} leaves before step {rank} reached {party_id}"
        if paper.code == "L13":
            assert self.is_handed_over, "L13 leaves before the file"

    def _has(self, rank: int, party_id: str) -> bool:
        return any(one.rank == rank and one.stands and one.party_id == party_id for one in self._all)

    def _named(self) -> frozenset[str]:
        approval = self.approved.get(Act.ACCELERATION)
        parties = approval.parties if approval is not None else ()
        return frozenset(parties) or frozenset(self.facts.people)

    def _cure_end(self, notice: Paper) -> date | None:
        """Thirty days from the first presentation, rolled; None: no proof (domain §6)."""
        presented = self.facts.presented.get(notice.name)
        days = timedelta(days=max(CURE_DAYS, self.clause_days or 0))
        return None if presented is None else rolled(presented + days)

    def _accelerates(self, paper: Paper, today: date) -> None:
        approval = self.approved.get(Act.ACCELERATION)
        assert self.is_unilateral, "the clause does not allow an acceleration"
        assert approval is not None, "nobody approved the acceleration"
        assert paper.party_id in self._named(), f"the approval does not name {paper.party_id}"
        assert self._has(2, paper.party_id), f"no notice to {paper.party_id}"
        for notice in self._all:
            if notice.code in NOTICES and notice.stands and notice.party_id in self._named():
                end = self._cure_end(notice)
                assert end is not None, f"no proof that {notice.party_id} was presented his notice"
                assert end < today, f"{notice.party_id} may pay until {end}"
                assert end < approval.on, f"approved on {approval.on}, before the cure period ended on {end}"
                assert self._left_to_cure(notice) > PAID, "the sum to cure is paid"
        for party_id, person in self.facts.people.items():
            if not person.is_guarantor and self.facts.may_be_asked(party_id, today):
                told = [one for one in self._all if one.code == "L04" and one.stands and one.party_id == party_id]
                assert told, f"L04 has not left for {party_id}"

    def _hands_over(self, event: HandoverReleased, today: date) -> None:
        """Only what the loan of these stories can meet: named, waited for, worth it, nobody left in peace."""
        facts, approval = self.facts, self.approved.get(Act.HANDOVER)
        assert approval is not None, "nobody approved the hand-over"
        assert not facts.is_held(today, None), "handed over on a held day"
        assert not self.plan_runs, "handed over while a plan runs"
        assert not self.closed, "handed over once it was closed"
        frozen = {party_id for party_id, person in facts.people.items() if person.is_frozen}
        assert frozen & set(event.parties) <= set(event.title_only), "more than an order against somebody frozen"
        if not self.is_accelerated:
            assert facts.arrears >= 300, f"handed over for {facts.arrears} €"
        reminded = [one.sent_on for one in self._all if one.rank == 1 and one.sent_on]
        assert min(reminded) + timedelta(days=60) <= today, "sixty days since measures were first proposed"
        assert approval.is_urgent or self._waited_from() + timedelta(days=15) <= min(today, approval.on)

    def _waited_from(self) -> date:
        """The latest notified acceleration; on the judicial route the last end of a cure period."""
        if self.is_unilateral:
            sent = [one for one in self._all if one.code in ACCELERATIONS and one.stands]
            days = [self.facts.presented.get(one.name) for one in sent]
        else:
            days = [self._cure_end(one) for one in self._all if one.code in NOTICES and one.stands]
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
        self.closes_as(reason)

    def _left(self, paper: Paper, on: date) -> None:
        paper.sent_on = on
        if paper.code in DEMANDS - {"L13"} and not self.is_accelerated and not paper.was_taken_back:
            assert self.facts.arrears >= LEAST.get(paper.code, Decimal(15)), f"{paper.code} left after the money came"
        if paper.was_taken_back and paper.is_mail:
            paper.is_void = paper.code in NOTICES | ACCELERATIONS
        if paper.code == "L18":
            told = [one for one in self._all if one.step == paper.step and one.sent_on is not None]
            assert len(told) == 1, f"{paper.step}: {len(told)} apologies"

    def _left_to_cure(self, notice: Paper) -> Decimal:
        return notice.amount - (self.facts.received - notice.received)

    def _cure(self) -> None:
        """Paid before any acceleration left, a notice is void for everybody, at that very moment (domain §7)."""
        notices = [one for one in self._all if one.code in NOTICES and one.stands]
        begun = any(one.code in ACCELERATIONS and one.stands for one in self._all)
        if not begun and any(self._left_to_cure(one) <= PAID for one in notices):
            for notice in notices:
                notice.is_void = True

    def _lose_money(self) -> None:
        """Of a case that it had closed: all but the first information is done again (domain §4.7)."""
        settled = self.closed in (CloseReason.PAID, CloseReason.REGULARISED)
        if settled and not self.is_accelerated and self.facts.arrears > PAID:
            for paper in self._all:
                if paper.rank or paper.code in ("L03", "L04"):
                    paper.is_void = paper.is_void or paper.sent_on is not None
