"""What the witness asks of each letter: who may hear it, what it may ask for, what must have come before it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from support.acceleration_witness import AccelerationWitness
from support.claims import Claim, holds
from support.naive_calendar import days_later, is_worked, rolled
from support.naive_facts import PAID
from support.papers import (
    ACCELERATED,
    ACCELERATIONS,
    DEMANDS,
    ENDING,
    HANDED,
    NOTICED,
    NOTICES,
    PERIODS,
    REMINDED,
    Paper,
    Twelve,
)

if TYPE_CHECKING:
    from recouvrement.domain.case.events.letters import LetterRequested

TOLD_TO_GUARANTORS: Final = {NOTICED: "L10-C", ACCELERATED: "L11-C"}
NO_NOTICE_UNDER: Final = Decimal(150)
NO_LETTER_UNDER: Final = Decimal(15)


class LetterWitness(AccelerationWitness):
    def asked_for(self, event: LetterRequested, *, is_mail: bool) -> None:
        """Wanted today: what it prints is what is owed today."""
        paper = Paper(
            event.letter_id,
            event.code,
            event.step,
            event.party_id,
            event.amount.amount,
            frozenset(self.facts.money),
            is_mail,
        )
        self.papers[paper.name] = paper
        person = self.facts.people[paper.party_id]
        self.facts.written_to[paper.name] = paper.party_id, person.moves
        owed = self.owed_on(event.on)
        is_whole = self.accelerated(paper.party_id) is not None
        if is_whole and paper.code in DEMANDS and owed is not None and not person.is_guarantor:
            holds(Claim.PRINTED, paper.amount == owed, f"{paper.code} prints {paper.amount} € of {owed} €")
        if paper.code == "L18":
            crossed = self.papers[paper.step.partition(":")[2]]
            holds(Claim.EXPIRED, crossed.sent_on, f"an apology for {crossed.code}, which never left")

    def leaves(self, paper: Paper, today: date) -> None:
        """Released: from here the post has it."""
        paper.released_on = today
        if paper.is_mail:
            holds(Claim.WORKED_DAY, is_worked(today), f"{paper.code} leaves on {today}")
            told = self.facts.people[paper.party_id].has_address
            holds(Claim.ADDRESS, told, f"{paper.code} leaves for {paper.party_id}")
        if paper.rank is not None:
            holds(Claim.OPEN, self.closed is None, f"{paper.code} leaves, and {self.closed}")
            self._follows(paper, today)
        if paper.code in DEMANDS or paper.code in ("L04", "M01", "L08"):
            is_alone = self.facts.is_left_alone(paper.party_id, today)
            holds(Claim.LEFT_ALONE, not is_alone, f"{paper.code} leaves for {paper.party_id}")
        if paper.code in DEMANDS:
            self._chases(paper, today)
        if paper.code in NOTICES:
            self._gives_notice(paper, today)
        if paper.code in ACCELERATIONS:
            self.accelerates(paper, today)

    def _chases(self, paper: Paper, today: date) -> None:
        if paper.code != "L13":
            runs = self.plan_runs or self.twelve is Twelve.RUN
            holds(Claim.PLANNED, not runs, f"{paper.code} leaves")
        if self.accelerated_on is None:
            self._asks_what_is_owed(paper)
        owed = self.owed_on(today)
        holds(Claim.NO_LETTER_PAID, owed is None or owed > PAID, f"{paper.code} leaves for {owed} €")

    def _asks_what_is_owed(self, paper: Paper) -> None:
        owed, who = self.facts.arrears, paper.party_id
        holds(Claim.SUM, owed >= self._least(paper), f"{paper.code} leaves for {owed} €")
        is_his = paper.amount <= owed if self.facts.people[who].is_guarantor else paper.amount == owed
        holds(
            Claim.SUM,
            is_his or self.facts.ordered_on != date.min,
            f"{paper.code} asks for {paper.amount} € of {owed} €",
        )

    def _least(self, paper: Paper) -> Decimal:
        return NO_NOTICE_UNDER if paper.rank == NOTICED and paper.code != "L10-C" else NO_LETTER_UNDER

    def _follows(self, paper: Paper, today: date) -> None:
        """Every step before, for everybody who could be reached today, has left and stands (no skip, domain §4.2)."""
        named = self.named()
        for rank in sorted(self.contract.rungs):
            if rank >= (paper.rank or 0) or (rank == ACCELERATED and not self.is_unilateral):
                continue
            for party_id, person in self.facts.people.items():
                hears = TOLD_TO_GUARANTORS.get(rank) if person.is_guarantor else True
                can = self.facts.may_be_asked(party_id, today) if rank else self.facts.may_be_told(party_id)
                if hears and can and (rank != ACCELERATED or party_id in named):
                    said = f"{paper.code} leaves before step {rank} reached {party_id}"
                    holds(Claim.ORDER, self.has_left(rank, party_id), said)
        if paper.rank == HANDED:
            holds(Claim.ORDER, self.is_handed_over, "L13 leaves before the file")

    def _gives_notice(self, paper: Paper, today: date) -> None:
        if self.contract.is_for_consumers:
            proposed = any(one.rank == REMINDED and one.sent_on for one in self.all_papers)
            holds(Claim.NOTICE_FIRST, proposed, f"{paper.code} leaves before any measure was proposed")
        if paper.code == "L10-D":
            end = self._offer_end()
            holds(Claim.NOTICE_OFFER, end is not None and end < today, f"L10-D leaves on {today}, the offer: {end}")

    def _offer_end(self) -> date | None:
        """Last day of the thirty days' notice, or thirty days later where nobody answered (domain §3.4)."""
        left = [one.sent_on for one in self.all_papers if one.rank == ENDING and one.stands and one.sent_on]
        if not left:
            return None
        end = rolled(days_later(max(left), 30))
        return end if self.twelve is not None else rolled(days_later(end, 30))

    def left(self, paper: Paper, on: date) -> None:
        paper.sent_on = on
        if paper.code in DEMANDS - {"L13"} and self.accelerated_on is None and not paper.was_taken_back:
            holds(Claim.NO_LETTER_PAID, self.facts.arrears >= self._least(paper), f"{paper.code} left after the money")
        if paper.was_taken_back and paper.is_mail:
            paper.is_void = paper.code in PERIODS
        if paper.code == "L18":
            arrived = [one for one in self.all_papers if one.name not in self.facts.came_back]
            told = [one for one in arrived if one.step == paper.step and one.sent_on is not None]
            holds(Claim.CROSSED, len(told) == 1, f"{paper.step}: {len(told)} apologies")
