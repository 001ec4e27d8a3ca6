"""What may be asked of a case, or told to it. A closed union: `decide` answers each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recouvrement.domain.case.letters import Delivery
from recouvrement.domain.case.state import Act, Hold
from recouvrement.domain.identifiers import LetterId, PartyId, PersonName, ReceiptId
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.position import Party, Position, Receipt


class Slot(StrEnum):
    """Letters are written in the morning; messages leave within contact hours (domain §4.4)."""

    MORNING = "morning"
    CONTACT_HOURS = "contact_hours"


class Stage(StrEnum):
    """Over-indebtedness, as the Banque de France notifies it (domain §10.1)."""

    FILED = "SURENDETTEMENT_DEPOT"
    ADMISSIBLE = "RECEVABILITE"
    LIABILITIES = "ETAT_PASSIF"
    DISCHARGED = "RP_SANS_LJ"
    ENDED = "FIN"  # inadmissible, closed or lapsed


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff who decides, by name (domain §13)."""

    name: PersonName
    level: Level


@dataclass(frozen=True, slots=True)
class ReportPosition:
    position: Position


@dataclass(frozen=True, slots=True)
class RecordPayment:
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class ReversePayment:
    receipt_id: ReceiptId
    on: date


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


@dataclass(frozen=True, slots=True)
class PlaceHold:
    hold: Hold
    by: PersonName


@dataclass(frozen=True, slots=True)
class LiftHold:
    hold_id: str
    on: date
    by: PersonName


@dataclass(frozen=True, slots=True)
class WaiveStep:
    step: str
    by: Person
    requested_by: PersonName
    reason: str


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
class ApproveAct:
    """`parties` empty: all the debtors (design §6). Urgent lifts the last waits before a near time bar (domain §14)."""

    act: Act
    by: Person
    requested_by: PersonName
    parties: tuple[PartyId, ...] = ()
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class RefuseAct:
    act: Act
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class ReportDelivery:
    letter_id: LetterId
    delivery: Delivery
    on: date


@dataclass(frozen=True, slots=True)
class ReportWritten:
    letter_id: LetterId
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportUnwritable:
    """The letter could not be composed: a value of the case or of the template is wrong."""

    letter_id: LetterId
    reason: str


@dataclass(frozen=True, slots=True)
class ReportSent:
    letter_id: LetterId
    on: date
    reference: str


@dataclass(frozen=True, slots=True)
class ReportExpired:
    """Its sender found no release: it did not leave."""

    letter_id: LetterId


@dataclass(frozen=True, slots=True)
class ReportFailed:
    letter_id: LetterId
    reason: str


@dataclass(frozen=True, slots=True)
class ReportInDoubt:
    letter_id: LetterId
    reason: str


class Settlement(StrEnum):
    LEFT = "left"
    NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True)
class SettleSend:
    """A person looked whether the letter in doubt had left."""

    letter_id: LetterId
    outcome: Settlement
    on: date
    by: PersonName


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


@dataclass(frozen=True, slots=True)
class ReachDay:
    slot: Slot


BankCommand = (
    ReportPosition
    | RecordPayment
    | ReversePayment
    | ChangeDebtor
    | RecordDeath
    | NotifyOverIndebtedness
    | OpenInsolvency
    | FileExhibit
)
StaffCommand = PlaceHold | LiftHold | WaiveStep | WaiveExhibit | ApproveAct | RefuseAct | SettleSend
PostCommand = ReportDelivery | InvalidateAddress
LetterReport = ReportWritten | ReportUnwritable | ReportSent | ReportExpired | ReportFailed | ReportInDoubt
HandoverReport = ReportHandedOver | ReportHandoverExpired | ReportLinkUse

Command = BankCommand | StaffCommand | PostCommand | LetterReport | HandoverReport | ReachDay
