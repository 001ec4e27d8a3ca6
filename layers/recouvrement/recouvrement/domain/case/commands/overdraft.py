"""What the holder of an overdrawn account answers to the twelve instalments, and what the bank decides on his limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.overdraft.limit_ending import ShorterNotice
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class AnswerTwelveInstalments:
    """`count`: twelve, or fewer when he would rather pay faster; it says nothing when he refuses."""

    answer: OfferAnswer
    on: date
    count: int = 12


@dataclass(frozen=True, slots=True)
class EndLimit:
    """The authorised overdraft ends after two months; less only for the reason that is given (CCo L312-90)."""

    on: date
    by: Person
    requested_by: PersonName
    shorter: ShorterNotice | None = None


OverdraftCommand = AnswerTwelveInstalments | EndLimit
