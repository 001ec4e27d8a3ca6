"""What came of a declaration to the FICP, or of its lifting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.identifiers import PartyId


@dataclass(frozen=True, slots=True)
class ReportFicpDeclared:
    party_id: PartyId
    on: date
    reference: str  # of the remittance


@dataclass(frozen=True, slots=True)
class ReportFicpLifted:
    party_id: PartyId
    on: date
    reference: str


@dataclass(frozen=True, slots=True)
class ReportFicpExpired:
    """It was not remitted on its day: the case decides again on another."""

    party_id: PartyId


FicpCommand = ReportFicpDeclared | ReportFicpLifted | ReportFicpExpired
