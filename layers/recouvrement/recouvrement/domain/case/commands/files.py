"""The judiciary file and its pieces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class FileExhibit:
    code: str
    key: str
    sha256: str


@dataclass(frozen=True, slots=True)
class WaiveExhibit:
    code: str
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class ReportHandedOver:
    file_id: str
    sha256: str
    grant_id: str
    on: date


@dataclass(frozen=True, slots=True)
class ReportHandoverExpired:
    file_id: str


@dataclass(frozen=True, slots=True)
class ReportLinkUse:
    grant_id: str
    at: datetime
    address: str


ExhibitCommand = FileExhibit | WaiveExhibit
HandoverReport = ReportHandedOver | ReportHandoverExpired | ReportLinkUse
