"""Acts of the bailiff, what they open and end, and what he is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.case.enforcement.acts import BailiffAct
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class ActReceived:
    """Kept in the evidence under `key`; None: told by staff."""

    act: BailiffAct
    key: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ProcedureChosen:
    procedure: JudicialProcedure
    by: PersonName
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class EnforcementOpened:
    """The order is final against that debtor since then, and nothing keeps it from being enforced."""

    party_id: PartyId
    since: date
    on: date


@dataclass(frozen=True, slots=True)
class EnforcementStopped:
    """A fact ended it: a freeze, an opposition heard of late, the end of the order."""

    party_id: PartyId
    reason: str
    on: date


class Subject(StrEnum):
    """What the bailiff is told without waiting."""

    PAYMENT = "payment"  # the bank received money directly
    STOP = "stop"  # nothing more against that debtor
    RESUME = "resume"
    RELEASE = "release"  # of a measure


@dataclass(frozen=True, slots=True)
class BailiffTold:
    """`about`: the receipt, the debtor or the measure. `amount`: of a payment, else None."""

    key: str
    subject: Subject
    about: str
    fact_on: date
    on: date
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class GrantRevoked:
    by: PersonName
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class GrantRenewed:
    """`number`: of the renewal, from 1; each has a token of its own."""

    number: int
    by: PersonName
    reason: str
    on: date


EnforcementEvent = (
    ActReceived | ProcedureChosen | EnforcementOpened | EnforcementStopped | BailiffTold | GrantRevoked | GrantRenewed
)
