"""The national file of credit incidents: declarations, and their lifting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.ficp.entries import FicpIncident
from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class FicpDeclarationPrepared:
    """He was informed, his month is over, nothing was solved: the declaration is on its way."""

    party_id: PartyId
    incident: FicpIncident
    amount: Money
    on: date


@dataclass(frozen=True, slots=True)
class FicpDeclared:
    party_id: PartyId
    reference: str
    on: date


@dataclass(frozen=True, slots=True)
class FicpLiftingPrepared:
    """Everything was paid: the entry must go at once (CCo L752-1)."""

    party_id: PartyId
    on: date


@dataclass(frozen=True, slots=True)
class FicpLifted:
    party_id: PartyId
    reference: str
    on: date


@dataclass(frozen=True, slots=True)
class FicpIncidentSolved:
    """Paid or agreed upon after the information, before any declaration: a later one is a new incident."""

    on: date


@dataclass(frozen=True, slots=True)
class FicpDeclarationExpired:
    """It was not remitted on the day it was decided: nothing left the bank."""

    party_id: PartyId
    on: date


FicpEvent = (
    FicpDeclarationPrepared
    | FicpDeclarationExpired
    | FicpDeclared
    | FicpLiftingPrepared
    | FicpLifted
    | FicpIncidentSolved
)
