"""What the witness asks of each letter: who may hear it, what it may ask for, what must have come before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from recouvrement.domain.case.events.procedure import ActApproved
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Act
from support.naive_facts import PAID, Facts, is_worked, rolled

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
class LetterWitness:
    facts: Facts
    clause_days: int | None
    papers: dict[str, Paper] = field(default_factory=dict)
    approved: dict[Act, ActApproved] = field(default_factory=dict)
    closed: CloseReason | None = None
    plan_runs: bool = False
    is_handed_over: bool = False

    @property
    def is_unilateral(self) -> bool:
        return self.clause_days is not None and self.clause_days >= CURE_DAYS

    @property
    def is_accelerated(self) -> bool:
        return any(
            one.code in ACCELERATIONS and one.stands and one.name in self.facts.presented for one in self.all_papers
        )

    @property
    def all_papers(self) -> tuple[Paper, ...]:
        return tuple(self.papers.values())

    def leaves(self, paper: Paper, today: date) -> None:
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
        return any(one.rank == rank and one.stands and one.party_id == party_id for one in self.all_papers)

    def _named(self) -> frozenset[str]:
        approval = self.approved.get(Act.ACCELERATION)
        parties = approval.parties if approval is not None else ()
        return frozenset(parties) or frozenset(self.facts.people)

    def cure_end(self, notice: Paper) -> date | None:
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
        for notice in self.all_papers:
            if notice.code in NOTICES and notice.stands and notice.party_id in self._named():
                end = self.cure_end(notice)
                assert end is not None, f"no proof that {notice.party_id} was presented his notice"
                assert end < today, f"{notice.party_id} may pay until {end}"
                assert end < approval.on, f"approved on {approval.on}, before the cure period ended on {end}"
                assert self._left_to_cure(notice) > PAID, "the sum to cure is paid"
        for party_id, person in self.facts.people.items():
            if not person.is_guarantor and self.facts.may_be_asked(party_id, today):
                told = [one for one in self.all_papers if one.code == "L04" and one.stands and one.party_id == party_id]
                assert told, f"L04 has not left for {party_id}"

    def left(self, paper: Paper, on: date) -> None:
        paper.sent_on = on
        if paper.code in DEMANDS - {"L13"} and not self.is_accelerated and not paper.was_taken_back:
            assert self.facts.arrears >= LEAST.get(paper.code, Decimal(15)), f"{paper.code} left after the money came"
        if paper.was_taken_back and paper.is_mail:
            paper.is_void = paper.code in NOTICES | ACCELERATIONS
        if paper.code == "L18":
            told = [one for one in self.all_papers if one.step == paper.step and one.sent_on is not None]
            assert len(told) == 1, f"{paper.step}: {len(told)} apologies"

    def _left_to_cure(self, notice: Paper) -> Decimal:
        return notice.amount - (self.facts.received - notice.received)

    def cure(self) -> None:
        """Paid before any acceleration left, a notice is void for everybody, at that very moment (domain §7)."""
        notices = [one for one in self.all_papers if one.code in NOTICES and one.stands]
        begun = any(one.code in ACCELERATIONS and one.stands for one in self.all_papers)
        if not begun and any(self._left_to_cure(one) <= PAID for one in notices):
            for notice in notices:
                notice.is_void = True

    def lose_money(self) -> None:
        """Of a case that it had closed: all but the first information is done again (domain §4.7)."""
        settled = self.closed in (CloseReason.PAID, CloseReason.REGULARISED)
        if settled and not self.is_accelerated and self.facts.arrears > PAID:
            for paper in self.all_papers:
                if paper.rank or paper.code in ("L03", "L04"):
                    paper.is_void = paper.is_void or paper.sent_on is not None

    def reopens(self) -> None:
        self.closed = None
