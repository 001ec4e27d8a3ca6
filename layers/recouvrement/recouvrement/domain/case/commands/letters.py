"""What becomes of a letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.identifiers import LetterId, PersonName


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


LetterReport = ReportWritten | ReportUnwritable | ReportSent | ReportExpired | ReportFailed | ReportInDoubt
ProofCommand = ReportDelivery | SettleSend
