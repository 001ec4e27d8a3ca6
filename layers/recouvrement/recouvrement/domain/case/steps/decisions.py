"""Steps taken, and what only a named person may decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money


class Act(StrEnum):
    """What only a named person may decide (domain §13: no automated decision)."""

    ACCELERATION = "acceleration"
    HANDOVER = "handover"
    WRITE_OFF = "write_off"


@dataclass(frozen=True, slots=True)
class Successor:
    """Who takes the claim over, and how he is paid: what the debtors are told (CC 1324)."""

    name: str
    address: str
    phone: str
    email: str
    payment: str


@dataclass(frozen=True, slots=True)
class StepDone:
    step: str
    on: date
    waived_by: PersonName | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """One act, wanted or decided. `parties` empty: every debtor."""

    act: Act
    asked_on: date
    amount: Money
    parties: tuple[PartyId, ...] = ()
    approved_on: date | None = None
    approved_by: PersonName | None = None
    is_urgent: bool = False
    level: Level | None = None
    refused_on: date | None = None
    asked_by: PersonName | None = None  # None: the procedure itself has come to it
