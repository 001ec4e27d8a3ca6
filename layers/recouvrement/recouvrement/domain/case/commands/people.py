"""Facts of one debtor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.letters.address_search import SearchOutcome
from recouvrement.domain.case.stops.freezes import Freeze
from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.position import Party


@dataclass(frozen=True, slots=True)
class ChangeDebtor:
    party: Party


@dataclass(frozen=True, slots=True)
class InvalidateAddress:
    party_id: PartyId
    on: date


@dataclass(frozen=True, slots=True)
class DecideSearch:
    """Of an address that was not found in time. `until`: the last day of the new search."""

    party_id: PartyId
    outcome: SearchOutcome
    until: date | None
    by: Person
    reason: str


@dataclass(frozen=True, slots=True)
class RecordDeath:
    party_id: PartyId
    on: date


@dataclass(frozen=True, slots=True)
class NotifyStage:
    """A stage of his over-indebtedness or insolvency."""

    freeze: Freeze


@dataclass(frozen=True, slots=True)
class ReviewFreeze:
    """The procedure has ended; a named person looked, and the bank may ask him again."""

    party_id: PartyId
    on: date
    by: PersonName


PeopleCommand = ChangeDebtor | InvalidateAddress | DecideSearch | RecordDeath | NotifyStage | ReviewFreeze
