"""All that the file of one hand-over is made of, before any paper is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.judiciary.account_history import NightBalance
from recouvrement.domain.judiciary.mailings import Mailing
from recouvrement.domain.judiciary.people import Person
from recouvrement.domain.letters.compose.headings import CONTRACT_KINDS
from recouvrement.domain.letters.french import day
from recouvrement.domain.letters.parts import References

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.handover.record import Handover
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.letters.compose.bank import Bank
    from recouvrement.domain.partners import Partner


@dataclass(frozen=True, slots=True)
class Desk:
    """Who hands over, to whom, under which figures of the law."""

    bank: Bank
    bailiff: Partner
    parameters: LegalParameters


@dataclass(frozen=True, slots=True)
class Dossier:
    """The case as it stood when its file was released, and what its journal says of its letters.

    `journal_head`: hash of the last entry that the file rests on.
    """

    case: Case
    people: tuple[Person, ...]  # those whom the hand-over is against
    mailings: tuple[Mailing, ...]
    journal_head: str
    desk: Desk
    balances: tuple[NightBalance, ...] = ()  # of an account

    @property
    def handover(self) -> Handover:
        """Raises InvalidMessage when no file was released."""
        if self.case.handover is None:
            raise InvalidMessage(f"{self.case.case_id} has released no judiciary file at version {self.case.version}")
        return self.case.handover

    @property
    def on(self) -> date:
        """The day of every paper of the file: a retry, even on another day, writes the same ones."""
        return self.handover.released_on

    @property
    def references(self) -> References:
        terms = self.case.terms
        signed_on = None if terms.signed_on is None else day(terms.signed_on)
        return References(self.case.case_id, self.case.contract_id, CONTRACT_KINDS[terms.product], signed_on)
