"""Steps taken or waived, decisions of named people, the judiciary file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.handover.record import Exhibit
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.identifiers import LetterId, PartyId, PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class StepCompleted:
    step: str
    on: date


@dataclass(frozen=True, slots=True)
class StepWaived:
    step: str
    on: date
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class StepsUndone:
    """Steps and duties to be taken anew: their letters no longer stand."""

    steps: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class ForbearanceProposed:
    letter_id: LetterId
    on: date


@dataclass(frozen=True, slots=True)
class ExhibitFiled:
    exhibit: Exhibit


@dataclass(frozen=True, slots=True)
class ExhibitWaived:
    exhibit: Exhibit


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    act: Act
    parties: tuple[PartyId, ...]
    amount: Money
    on: date
    by: PersonName | None = None  # None: the procedure itself has come to it
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ActApproved:
    act: Act
    parties: tuple[PartyId, ...]
    amount: Money
    on: date
    by: PersonName
    requested_by: PersonName
    level: Level
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class ActRefused:
    act: Act
    on: date
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class HandoverReleased:
    file_id: str
    bailiff: str
    parties: tuple[PartyId, ...]
    title_only: tuple[PartyId, ...]  # frozen: an order may be obtained against them, not enforced (domain §14)
    on: date
    procedure: JudicialProcedure | None = None  # None: an older file, which named none
    reason: str = ""  # for that procedure


@dataclass(frozen=True, slots=True)
class HandoverWithdrawn:
    """No longer wanted. It stays in flight until the maker of the file says whether it had left."""

    file_id: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class HandoverExpired:
    """The maker of the file found no release for the day: nothing left the bank."""

    file_id: str


@dataclass(frozen=True, slots=True)
class FileHandedOver:
    file_id: str
    sha256: str
    grant_id: str  # SHA-256 of the bailiff's token
    on: date


@dataclass(frozen=True, slots=True)
class HandoverRecalled:
    """Paid, frozen or regularised after the file had left: the bailiff is told, his link is revoked."""

    file_id: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class LinkUsed:
    grant_id: str
    at: datetime
    address: str  # of the network, kept as proof of access (domain §13)


@dataclass(frozen=True, slots=True)
class AlarmRaised:
    """Told once per `key` to whoever subscribes."""

    kind: CaseAlarm
    key: str
    sentence: str
    on: date


@dataclass(frozen=True, slots=True)
class CommandRefused:
    command: str
    code: str
    sentence: str


ProcedureEvent = (
    StepCompleted
    | StepWaived
    | StepsUndone
    | ForbearanceProposed
    | ExhibitFiled
    | ExhibitWaived
    | ApprovalAsked
    | ActApproved
    | ActRefused
    | HandoverReleased
    | HandoverWithdrawn
    | HandoverExpired
    | FileHandedOver
    | HandoverRecalled
    | LinkUsed
    | AlarmRaised
    | CommandRefused
)
