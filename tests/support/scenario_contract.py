"""What a scenario says of the contract, its people and their money; and the position that it makes each night."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.identifiers import ContractId
from recouvrement.domain.money import ZERO, Money
from support.contracts import account, loan, loan_terms

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.case.dialogue.record import ProposalAnswer
    from recouvrement.domain.case.letters.record import Delivery
    from recouvrement.domain.case.tasks.record import TaskKind
    from recouvrement.domain.identifiers import PartyId
    from recouvrement.domain.position import Party, Position, Receipt, Terms

CONTRACT: Final = ContractId("LOAN-1")


@dataclass(frozen=True, slots=True)
class Done:
    """Somebody does all the tasks of a kind that are open."""

    kind: TaskKind


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of the last letter of that code to him."""

    code: str
    party_id: PartyId
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Answered:
    """To the measures that the bank proposed last."""

    answer: ProposalAnswer


@dataclass(frozen=True, slots=True)
class Told:
    line: int
    on: date
    what: Command | Done | Proof | Answered


@dataclass
class Facts:
    """What a scenario says before and while it is lived."""

    terms: Terms = field(default_factory=loan_terms)
    balances: dict[date, Money] = field(default_factory=dict)  # overdrawn by so much from that day; empty: a loan
    parties: tuple[Party, ...] = ()
    moved: list[tuple[date, Party]] = field(default_factory=list)
    receipts: tuple[Receipt, ...] = ()  # that the feed shows from their day
    told: list[Told] = field(default_factory=list)
    post_days: int = 2
    unreported: set[PartyId] = field(default_factory=set)  # whose registered letters the post says nothing of
    unclaimed: set[tuple[str, PartyId]] = field(default_factory=set)
    returned: dict[tuple[str, PartyId], date] = field(default_factory=dict)  # what left before never arrived
    approves: bool = True
    unswept: list[tuple[date, date]] = field(default_factory=list)

    def position(self, as_of: date) -> Position:
        people = {party.party_id: party for party in self.parties}
        people.update({party.party_id: party for on, party in self.moved if on <= as_of})
        return replace(self._bare(as_of), parties=tuple(people.values()))

    def _bare(self, as_of: date) -> Position:
        if not self.balances:
            return self._owed(as_of)
        overdrawn = self._overdrawn(as_of)
        return replace(account(as_of, f"-{overdrawn}", self._overrun_since(as_of)), contract_id=CONTRACT)

    def _owed(self, as_of: date) -> Position:
        """Of a bill nothing is left to fall due."""
        known = loan(as_of, *self.receipts, contract_id=CONTRACT)
        ahead = known.principal_not_yet_due if self.terms.is_loan else ZERO
        return replace(known, terms=self.terms, principal_not_yet_due=ahead)

    def _overdrawn(self, day: date) -> Money:
        known = [on for on in self.balances if on <= day]
        return self.balances[max(known)] if known else ZERO

    def _overrun_since(self, as_of: date) -> date | None:
        """The day after the last evening without overrun."""
        since: date | None = None
        for on in sorted((day for day in self.balances if day <= as_of), reverse=True):
            if not self.balances[on]:
                break
            since = on
        return since


A_DAY: Final = timedelta(days=1)

__all__ = ["A_DAY", "CONTRACT", "Answered", "Done", "Facts", "Proof", "Told"]
