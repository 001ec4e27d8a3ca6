"""The passing of time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """Letters are written in the morning; messages leave within contact hours (domain §4.4)."""

    MORNING = "morning"
    CONTACT_HOURS = "contact_hours"


@dataclass(frozen=True, slots=True)
class ReachDay:
    slot: Slot
