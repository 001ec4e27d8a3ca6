"""What the witness asks of a declaration to the Banque de France, and of its lifting (domain §3.3, C-12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.ficp import (
    FicpDeclarationExpired,
    FicpDeclarationPrepared,
    FicpLifted,
    FicpLiftingPrepared,
)
from recouvrement.domain.case.state import CloseReason
from support.claims import Claim, holds
from support.letter_witness import LetterWitness
from support.naive_calendar import days_later, is_worked, months_later
from support.naive_facts import PAID
from support.papers import NOTICED, Twelve

LEAST = Decimal(150)
LEAST_WITHOUT_SCHEDULE = Decimal(500)


@dataclass
class FicpWitness(LetterWitness):
    declared: set[str] = field(default_factory=set)  # prepared, and not lifted
    lifting: set[str] = field(default_factory=set)

    def see_ficp(self, today: date, event: Event) -> None:
        match event:
            case FicpDeclarationPrepared(party_id):
                self._declares(party_id, today)
                self.declared.add(party_id)
            case FicpDeclarationExpired(party_id):
                self.declared.discard(party_id)
            case FicpLiftingPrepared(party_id):
                is_there = party_id in self.declared - self.lifting
                holds(Claim.FICP_ONCE, is_there, f"{party_id} is lifted, who is not there")
                owed = self.owed_on(today)
                holds(Claim.FICP_LIFTED, owed is None or owed <= PAID, f"{party_id} is lifted, and owes {owed} €")
                self.lifting.add(party_id)
            case FicpLifted(party_id):
                self.declared.discard(party_id)
                self.lifting.discard(party_id)
            case _:
                return

    def _declares(self, who: str, today: date) -> None:
        person = self.facts.people[who]
        holds(Claim.FICP_ONCE, who not in self.declared, f"{who} is declared again")
        holds(Claim.FICP_PERSON, self.contract.is_in_ficp, "no credit of that file")
        holds(Claim.FICP_PERSON, person.is_consumer and not person.is_guarantor, f"{who} is declared")
        stopped = person.is_frozen or person.is_erased or self.facts.is_disputed(today, who)
        holds(Claim.FICP_PERSON, not stopped, f"{who} is declared, who contests, or is in a procedure")
        self._waited(who, today)
        self._owes(who, today)

    def _waited(self, who: str, today: date) -> None:
        told = [one.sent_on for one in self.all_papers if one.code == "L04" and one.stands and one.party_id == who]
        left = [on for on in told if on is not None]
        holds(Claim.FICP_WINDOW, left, f"{who} was never informed (L04)")
        end = max(days_later(max(left), 30), months_later(max(left), 1))
        holds(Claim.FICP_WINDOW, end < today, f"{who} is declared on {today}, his window ends on {end}")
        holds(Claim.FICP_WINDOW, is_worked(today), f"{who} is declared on {today}, which is not worked")

    def _owes(self, who: str, today: date) -> None:
        agreed = self.plan_runs or self.twelve is Twelve.RUN
        holds(Claim.FICP_OWED, not agreed and self.closed is None, "declared while he keeps to what was agreed")
        owed = self.owed_on(today)
        if self.accelerated(who) is not None or owed is None:
            return
        is_sued = bool(self.facts.people[who].served_on)
        waits = self.contract.is_without_schedule and not is_sued
        holds(Claim.FICP_OWED, owed >= (LEAST_WITHOUT_SCHEDULE if waits else LEAST), f"declared for {owed} €")
        if waits:
            his = [one for one in self.all_papers if one.rank == NOTICED and one.stands and one.party_id == who]
            noticed = [one.sent_on for one in his if one.sent_on is not None]
            is_over = bool(noticed) and days_later(min(noticed), 60) < today
            holds(Claim.FICP_OWED, is_over, f"{who} is declared without effect of a notice of {noticed}")

    def is_lifted(self, confirmed: frozenset[str]) -> None:
        """Asked after each command: whoever was declared and has paid is on his way out."""
        if confirmed and self.closed in (CloseReason.PAID, CloseReason.REGULARISED):
            left = confirmed & self.declared - self.lifting
            holds(Claim.FICP_LIFTED, not left, f"paid, and still declared: {left}")
