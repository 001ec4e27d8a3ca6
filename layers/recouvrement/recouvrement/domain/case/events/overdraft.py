"""What becomes of the twelve instalments offered to the holder of an overdrawn account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.twelve_instalments import OverdraftDue


@dataclass(frozen=True, slots=True)
class TwelveInstalmentsAccepted:
    schedule: tuple[OverdraftDue, ...]
    on: date


@dataclass(frozen=True, slots=True)
class TwelveInstalmentsRefused:
    on: date


@dataclass(frozen=True, slots=True)
class TwelveInstalmentsBreached:
    """One was not paid: what is left, not what was first owed, may be claimed (domain §3.4)."""

    due_on: date
    on: date


OverdraftEvent = TwelveInstalmentsAccepted | TwelveInstalmentsRefused | TwelveInstalmentsBreached
