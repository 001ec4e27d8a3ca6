"""What the witness keeps: the letters from the wish to write them, decisions, and what runs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from support.naive_statement import Ledger, Loan, claim_on

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.case.events.procedure import ActApproved
    from recouvrement.domain.case.state import CloseReason
    from recouvrement.domain.case.steps.decisions import Act
    from support.naive_facts import Facts
    from support.watched_contracts import Contract

INFORMED, REMINDED, ENDING, NOTICED, ACCELERATED, CLOSING, HANDED = range(7)
_CODES: Final = {
    INFORMED: ("L01", "L01-M"),
    REMINDED: ("L02", "L02-D"),
    ENDING: ("L07",),
    NOTICED: ("L10", "L10-T", "L10-C", "L10-P", "L10-D"),
    ACCELERATED: ("L11", "L11-C"),
    CLOSING: ("L19",),
    HANDED: ("L13",),
}
RANKS: Final = {code: rank for rank, codes in _CODES.items() for code in codes}
NOTICES: Final = frozenset(_CODES[NOTICED])
ACCELERATIONS: Final = frozenset(_CODES[ACCELERATED])
PERIODS: Final = NOTICES | ACCELERATIONS | {"L07", "L19"}  # they open one, or take effect with their proof
DEMANDS: Final = frozenset(RANKS) - set(_CODES[INFORMED])


class Twelve(StrEnum):
    """What became of the twelve instalments of an account."""

    RUN = "run"
    REFUSED = "refused"
    BREACHED = "breached"


@dataclass
class Paper:
    name: str
    code: str
    step: str
    party_id: str
    amount: Decimal
    counted: frozenset[str]  # payments that its sum had left out already
    is_mail: bool
    released_on: date | None = None
    was_taken_back: bool = False
    has_expired: bool = False
    sent_on: date | None = None
    is_void: bool = False

    @property
    def rank(self) -> int | None:
        return RANKS.get(self.code)

    @property
    def stands(self) -> bool:
        return self.sent_on is not None and not self.is_void


@dataclass
class Papers:
    facts: Facts
    contract: Contract
    clause_days: int | None
    papers: dict[str, Paper] = field(default_factory=dict)
    approved: dict[Act, ActApproved] = field(default_factory=dict)
    closed: CloseReason | None = None  # None: it is open
    command: Command | None = None  # the one that is being answered
    plan_runs: bool = False
    twelve: Twelve | None = None
    is_handed_over: bool = False
    is_file_out: bool = False  # until it is recalled
    seen: Counter[str] = field(default_factory=Counter)

    def ends(self, reason: CloseReason | None) -> None:
        """None: it goes on."""
        self.closed = reason

    @property
    def all_papers(self) -> tuple[Paper, ...]:
        return tuple(self.papers.values())

    @property
    def is_unilateral(self) -> bool:
        """A consumer's clause gives him thirty days at least; a professional's holds as it is."""
        if not self.contract.is_for_consumers:
            return True
        return self.clause_days is not None and self.clause_days >= 30

    @property
    def accelerated_on(self) -> date | None:
        """Against several, the latest of their dates."""
        return max((on for who in self.facts.people if (on := self.accelerated(who)) is not None), default=None)

    def accelerated(self, party_id: str) -> date | None:
        """The day on which his own acceleration was presented; None: he stays on instalments (CC 1305-5)."""
        told = self.facts.presented
        his = [
            one.name for one in self.all_papers if one.code in ACCELERATIONS and one.party_id == party_id and one.stands
        ]
        return max((told[name] for name in his if name in told), default=None)

    @property
    def is_claim_frozen(self) -> bool:
        """Accelerated against everybody who still owes: no instalment falls due against anybody any more."""
        owing = [who for who, person in self.facts.people.items() if not person.is_erased]
        return self.accelerated_on is not None and all(self.accelerated(who) is not None for who in owing)

    def claim_on(self, day: date) -> Ledger | None:
        """None: not accelerated, or a judge has settled the claim since."""
        if self.accelerated_on is None or self.facts.ordered_on != date.min:
            return None
        return self.ledger_on(self.accelerated_on, day)

    def ledger_on(self, accelerated_on: date, day: date) -> Ledger:
        return claim_on(self._loan(), self.facts.payments, accelerated_on, max(day, accelerated_on))

    def owed_on(self, day: date) -> Decimal | None:
        """None: what a judge left of it is not reckoned here."""
        if self.accelerated_on is None:
            return self.facts.arrears if self.facts.ordered_on == date.min else None
        ledger = self.claim_on(day)
        return None if ledger is None else sum(ledger.owed.values(), Decimal(0))

    def has_left(self, rank: int, party_id: str) -> bool:
        return any(one.rank == rank and one.stands and one.party_id == party_id for one in self.all_papers)

    def _loan(self) -> Loan:
        terms, cap = self.contract.terms, self.contract.indemnity_cap
        told = self.facts.dues
        ahead = [due for number, due in self.contract.every_due.items() if number not in told]
        rate = terms.indemnity_rate_pct if cap is None else min(cap, terms.indemnity_rate_pct)
        return Loan((*told.values(), *ahead), terms.annual_rate_pct, rate, self.contract.is_mortgage)
