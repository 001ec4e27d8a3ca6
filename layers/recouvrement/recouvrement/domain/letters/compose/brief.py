"""Everything a letter is composed from, and the figures that several letters print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from recouvrement.domain.case.letters.reach import may_hear
from recouvrement.domain.case.money.claim import Arrears, statement
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.view import View
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode
from recouvrement.domain.procedure import Procedure, Situation
from recouvrement.domain.strategy import Guard

if TYPE_CHECKING:
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import PartyId
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.law.statement import ClaimStatement
    from recouvrement.domain.letters.compose.bank import Bank
    from recouvrement.domain.letters.compose.people import People


@dataclass(frozen=True, slots=True)
class Desk:
    """The bank that writes, and the procedure by which it does."""

    bank: Bank
    procedure: Procedure


@dataclass(frozen=True)
class Brief:
    """One letter to compose: from the case as it stood when the letter was asked for, on that day."""

    letter: Letter
    case: Case
    people: People
    desk: Desk

    @property
    def bank(self) -> Bank:
        return self.desk.bank

    @property
    def parameters(self) -> LegalParameters:
        return self.desk.procedure.parameters

    @property
    def on(self) -> date:
        return self.letter.requested_on

    @property
    def position_on(self) -> date:
        """Close of the day before: the feed that a letter of today rests on."""
        return self.on - timedelta(days=1)

    @cached_property
    def view(self) -> View:
        return View(self.case, self.desk.procedure, Situation(self.on, self.position_on, self.position_on))

    @property
    def arrears(self) -> Arrears:
        """All that is unpaid where the law says to tell it; what nobody contests, where the letter asks for it."""
        informs = CATALOGUE[LetterCode(self.letter.code)].is_legal_information
        return self.view.arrears if informs else self.view.asked

    @property
    def debtor(self) -> Debtor:
        """Raises InvalidMessage for somebody who is no debtor of this case."""
        found = self.case.find_debtor(self.letter.party_id)
        if found is None:
            raise InvalidMessage(f"{self.letter.party_id} is no debtor of {self.case.case_id}")
        return found

    @cached_property
    def statement(self) -> ClaimStatement:
        """The accelerated claim against its addressee, on its day. Raises ValueError before an acceleration."""
        return self.view.statement_for(self.debtor)

    @cached_property
    def statement_once_accelerated(self) -> ClaimStatement:
        """The claim as the acceleration that this letter announces makes it, were it presented today (domain §7)."""
        debtors = tuple(
            replace(debtor, accelerated_on=debtor.accelerated_on or self.on)
            if debtor.party_id in self.accelerated_parties
            else debtor
            for debtor in self.case.debtors
        )
        case = replace(self.case, debtors=debtors)
        return statement(case, self.on, self.parameters, self.view.without_interest(self.debtor))

    @property
    def accelerated_parties(self) -> tuple[PartyId, ...]:
        """Those who get the acceleration with this letter, or had it before (CC 1305-5)."""
        named = self.decision_parties
        return tuple(
            debtor.party_id
            for debtor in self.case.debtors
            if debtor.acceleration_sent_on is not None
            or (may_hear(self.view, debtor, Guard.ACCELERATION) and (not named or debtor.party_id in named))
        )

    @property
    def decision_parties(self) -> tuple[PartyId, ...]:
        """Whom the approval of the acceleration names; empty: everybody."""
        approval = self.case.approval(Act.ACCELERATION)
        return () if approval is None else approval.parties

    def sent_before(self, *codes: LetterCode) -> tuple[Letter, ...]:
        """Letters of those codes that left for this debtor and still stand, the oldest first."""
        found = [
            letter
            for letter in self.case.letters
            if letter.stands and letter.sent_on and letter.party_id == self.letter.party_id and letter.code in codes
        ]
        return tuple(sorted(found, key=lambda letter: letter.sent_on or letter.requested_on))

    def borrowers_but(self, party_id: PartyId) -> tuple[Debtor, ...]:
        """The other living borrowers: each owes the whole."""
        return tuple(
            debtor
            for debtor in self.case.debtors
            if debtor.is_borrower and debtor.deceased_on is None and debtor.party_id != party_id
        )
