"""What the witness asks of an acceleration, and of the notice that comes before it (domain §6 and §7)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Act
from support.claims import Claim, holds
from support.naive_calendar import rolled
from support.naive_facts import PAID
from support.papers import ACCELERATIONS, NOTICED, NOTICES, Paper, Papers


class AccelerationWitness(Papers):
    def named(self) -> frozenset[str]:
        """By the approval; nobody named is everybody."""
        approval = self.approved.get(Act.ACCELERATION)
        parties = approval.parties if approval is not None else ()
        return frozenset(parties) or frozenset(self.facts.people)

    def cure_end(self, notice: Paper) -> date | None:
        """From the first presentation, rolled; None: no proof (domain §6)."""
        presented = self.facts.presented.get(notice.name)
        days = timedelta(days=max(self._floor(notice.party_id), self.clause_days or 0))
        return None if presented is None else rolled(presented + days)

    def _floor(self, party_id: str) -> int:
        if self.contract.is_mortgage:
            return 60
        return 30 if self.facts.people[party_id].is_consumer else 15

    def accelerates(self, paper: Paper, today: date) -> None:
        approval = self.approved.get(Act.ACCELERATION)
        holds(Claim.ROUTE, self.is_unilateral, "the clause does not allow an acceleration")
        holds(Claim.APPROVED, approval is not None, "nobody approved the acceleration")
        holds(Claim.APPROVED, paper.party_id in self.named(), f"the approval does not name {paper.party_id}")
        holds(Claim.ORDER, self.has_left(NOTICED, paper.party_id), f"no notice to {paper.party_id}")
        for notice in self.all_papers:
            if notice.code in NOTICES and notice.stands and notice.party_id in self.named():
                self._is_over(notice, today, approval.on if approval is not None else today)
        self._is_informed(today)

    def _is_over(self, notice: Paper, today: date, approved_on: date) -> None:
        end, who = self.cure_end(notice), notice.party_id
        holds(Claim.CURE, end is not None, f"no proof that {who} was presented his notice")
        if end is not None:
            holds(Claim.CURE, end < today, f"{who} may pay until {end}")
            holds(Claim.CURE, end < approved_on, f"approved on {approved_on}, the cure period of {who} ends on {end}")
        holds(Claim.CURE, self.left_to_cure(notice) > PAID, "the sum to cure is paid")

    def _is_informed(self, today: date) -> None:
        for party_id, person in self.facts.people.items():
            if self.contract.is_in_ficp and not person.is_guarantor and self.facts.may_be_asked(party_id, today):
                told = [one for one in self.all_papers if one.code == "L04" and one.stands and one.party_id == party_id]
                holds(Claim.TOLD_FICP, told, f"L04 has not left for {party_id}")

    def left_to_cure(self, notice: Paper) -> Decimal:
        since = [paid for name, (_, paid) in self.facts.money.items() if name not in self.facts.lost | notice.counted]
        return notice.amount - sum(since, Decimal(0))

    def cure(self) -> None:
        """Paid before an acceleration or the file left, a notice is void for everybody, at that moment (domain §7)."""
        if self.contract.is_account:
            return  # a balance that comes back closes the case
        notices = [one for one in self.all_papers if one.code in NOTICES and one.stands]
        begun = self.is_file_out or any(one.code in ACCELERATIONS and one.stands for one in self.all_papers)
        if not begun and any(self.left_to_cure(one) <= PAID for one in notices):
            for notice in notices:
                notice.is_void = True

    def lose_money(self) -> None:
        """Of a case that it had closed: all but the first information is done again (domain §4.7)."""
        settled = self.closed in (CloseReason.PAID, CloseReason.REGULARISED)
        if settled and self.accelerated_on is None and self.facts.arrears > PAID:
            for paper in self.all_papers:
                if paper.rank or paper.code in ("L03", "L04"):
                    paper.is_void = paper.is_void or paper.sent_on is not None
