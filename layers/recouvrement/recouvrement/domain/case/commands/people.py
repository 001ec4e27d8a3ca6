"""Facts of one debtor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.position import Party


class Stage(StrEnum):
    """Over-indebtedness, as the Banque de France notifies it (domain §10.1)."""

    FILED = "SURENDETTEMENT_DEPOT"
    ADMISSIBLE = "RECEVABILITE"
    LIABILITIES = "ETAT_PASSIF"
    DISCHARGED = "RP_SANS_LJ"
    ENDED = "FIN"  # inadmissible, closed or lapsed


@dataclass(frozen=True, slots=True)
class ChangeDebtor:
    party: Party


@dataclass(frozen=True, slots=True)
class InvalidateAddress:
    party_id: PartyId
    on: date


@dataclass(frozen=True, slots=True)
class RecordDeath:
    party_id: PartyId
    on: date


@dataclass(frozen=True, slots=True)
class NotifyOverIndebtedness:
    party_id: PartyId
    stage: Stage
    on: date


@dataclass(frozen=True, slots=True)
class OpenInsolvency:
    party_id: PartyId
    on: date


PeopleCommand = ChangeDebtor | InvalidateAddress | RecordDeath | NotifyOverIndebtedness | OpenInsolvency
