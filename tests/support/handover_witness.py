"""What the witness asks of a file before it leaves for the bailiff, and of what he does with it (domain §11 to §14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from recouvrement.domain.case.events.procedure import ActApproved, FileHandedOver, HandoverReleased
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.position import Product
from support.act_witness import ActWitness
from support.claims import Claim, holds
from support.naive_calendar import days_later, months_later, rolled
from support.papers import ACCELERATIONS, NOTICED, REMINDED, Twelve

NO_SUIT_UNDER = Decimal(300)


@dataclass
class HandoverWitness(ActWitness):
    pieces: set[str] = field(default_factory=set)  # filed by the bank, or waived by name
    had_plan: bool = False
    released_on: date | None = None

    def hands_over(self, event: HandoverReleased, today: date) -> None:
        facts, approval = self.facts, self.approved.get(Act.HANDOVER)
        holds(Claim.APPROVED, approval is not None, "nobody approved the hand-over")
        holds(Claim.LEFT_ALONE, not facts.is_held(today, None), "handed over on a held day")
        holds(Claim.PLANNED, not self.plan_runs and self.twelve is not Twelve.RUN, "handed over")
        holds(Claim.OPEN, self.closed is None, "handed over")
        self._spares(event)
        owed = self.owed_on(today)
        holds(Claim.HANDOVER_WORTH, owed is None or owed >= NO_SUIT_UNDER, f"handed over for {owed} €")
        if approval is not None:
            self.still_decides(approval, today)
            self._waits(approval, today)
        lacking = set(self._required()) - self.pieces
        holds(Claim.HANDOVER_PIECES, not lacking, f"neither filed nor waived: {sorted(lacking)}")
        self.released_on = today

    def _spares(self, event: HandoverReleased) -> None:
        people, parties = self.facts.people, set(event.parties)
        frozen = {party_id for party_id, person in people.items() if person.is_frozen}
        holds(
            Claim.HANDOVER_PARTIES,
            frozen & parties <= set(event.title_only),
            "more than an order against who is frozen",
        )
        spared = {who for who, person in people.items() if person.is_erased or person.is_insolvent}
        holds(Claim.HANDOVER_PARTIES, not spared & parties, f"sued, and may not be: {spared & parties}")
        if self.accelerated_on is not None:
            spared = {who for who in parties if self.accelerated(who) is None}
            holds(Claim.HANDOVER_PARTIES, not spared, f"sued for the whole, and owe instalments: {spared}")
        approval = self.approved.get(Act.HANDOVER)
        others = parties - set(approval.parties) if approval is not None and approval.parties else set()
        holds(Claim.HANDOVER_PARTIES, not others, f"sued, and the approval does not name them: {others}")

    def _waits(self, approval: ActApproved, today: date) -> None:
        bar = self.last_day_to_sue()
        left = (bar - today).days if bar is not None else 10_000
        holds(Claim.HANDOVER_BAR, left >= 60 or approval.is_urgent, f"{left} days before the time bar")
        reminded = [one.sent_on for one in self.all_papers if one.rank == REMINDED and one.sent_on]
        if self.contract.is_for_consumers:
            waited = reminded and min(reminded) + timedelta(days=60) <= today
            holds(Claim.HANDOVER_MEASURES, waited or left < 120, f"measures proposed on {reminded}")
        if self.contract.is_account:
            return
        since = self._waited_from()
        is_over = since is not None and since + timedelta(days=15) <= min(today, approval.on)
        holds(Claim.HANDOVER_WAITS, is_over or approval.is_urgent, f"on {today}, from {since}")

    def _waited_from(self) -> date | None:
        """The latest notified acceleration; on the judicial route the last end of a cure period. None: no proof."""
        if self.is_unilateral:
            sent = [one for one in self.all_papers if one.code in ACCELERATIONS and one.stands]
            days = [self.facts.presented.get(one.name) for one in sent]
        else:
            days = [self.cure_end(one) for one in self.all_papers if one.rank == NOTICED and one.stands]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    def last_day_to_sue(self) -> date | None:
        """Two years from the first unregularised incident (CCo R312-35); None: something else began it anew."""
        if not self.contract.is_for_consumers or self.had_plan or self.contract.is_mortgage:
            return None
        if self.facts.beyond is not None:
            return months_later(months_later(self.contract.overrun_since, 3), 24)
        money = self.facts.received
        for due in sorted(self.facts.dues.values(), key=lambda one: one.on):
            money -= due.interest + due.insurance + due.principal
            if money < 0:
                return months_later(due.on, 24)
        return None

    def _required(self) -> Iterator[str]:
        """Those which the bank alone can bring (domain §11.4, third column)."""
        product = self.contract.terms.product
        yield from ("J01", "J02", "J19")
        if self.contract.is_consumer_credit:
            yield from ("J03", "J04", "J05", "J06")
        if self.contract.is_account:
            yield "J10"
            return
        yield from ("J07", "J08")
        if product is Product.MORTGAGE:
            yield "J03"
        yield "J11" if product is Product.REVOLVING_CREDIT else "J09"
        if self.had_plan:
            yield "J16"
        if any(person.is_guarantor for person in self.facts.people.values()):
            yield "J18"

    def has_left_the_bank(self, event: FileHandedOver) -> None:
        """Its statement is of the day on which it was made: it leaves on that day, and on that day only."""
        made = self.released_on or date.min
        holds(Claim.HANDOVER_STATEMENT, made == event.on <= days_later(made, 15), f"made {made}, left {event.on}")
        self.is_handed_over = self.is_file_out = True

    def enforces(self, party_id: str, today: date) -> None:
        person, ordered_on = self.facts.people[party_id], self.facts.ordered_on
        holds(Claim.ENFORCED, self.is_handed_over, "enforced, and no bailiff has the file")
        holds(Claim.ENFORCED, not person.is_frozen and not person.is_erased, f"enforced against {party_id}")
        if self.contract.is_mortgage and self.is_unilateral and ordered_on == date.min:
            return  # the notary's deed is the order (CPCE L111-3)
        served = min((on for on in person.served_on if on >= ordered_on), default=None)
        holds(Claim.ENFORCED, served is not None, f"enforced against {party_id}, who was not served")
        over = rolled(months_later(served or today, 1))
        holds(Claim.ENFORCED, over <= today, f"enforced on {today}, he may oppose until {over}")
        opposed = [on for on in person.opposed_on if on >= ordered_on]
        holds(Claim.ENFORCED, not opposed, f"enforced against {party_id}, who opposed on {opposed}")
