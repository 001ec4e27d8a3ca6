"""What keeps the bank from chasing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.holds import Hold
from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class PlaceHold:
    hold: Hold
    by: PersonName


@dataclass(frozen=True, slots=True)
class LiftHold:
    hold_id: str
    on: date
    by: PersonName


HoldCommand = PlaceHold | LiftHold
