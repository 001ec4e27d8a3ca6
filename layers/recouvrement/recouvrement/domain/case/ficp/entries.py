"""What the Banque de France was told of a debtor: his own fact, never the case's (CCo L751-1; domain §3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.money import Money


class FicpAct(StrEnum):
    DECLARE = "declare"
    LIFT = "lift"


class FicpGround(StrEnum):
    """Why it is an incident (order of 26 October 2010, art. 4)."""

    TWO_INSTALMENTS = "two_instalments"
    NOTICE = "notice"  # without effect for sixty days
    SUIT = "suit"  # after a formal notice without effect
    ACCELERATION = "acceleration"  # the same


@dataclass(frozen=True, slots=True)
class FicpIncident:
    ground: FicpGround
    on: date


@dataclass(frozen=True, slots=True)
class FicpEntry:
    """From the day on which its declaration was prepared. A later incident has an entry of its own."""

    incident: FicpIncident
    amount: Money
    prepared_on: date
    declared_on: date | None = None
    reference: str | None = None  # of the remittance
    lifting_on: date | None = None  # asked for at once when everything is paid
    lifted_on: date | None = None

    @property
    def stands(self) -> bool:
        return self.declared_on is not None and self.lifted_on is None

    @property
    def is_over(self) -> bool:
        return self.lifted_on is not None
