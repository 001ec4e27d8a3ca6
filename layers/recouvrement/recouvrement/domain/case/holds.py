"""What keeps the bank from chasing, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HoldReason(StrEnum):
    """Why nobody is chased for a while (domain §10.2)."""

    DISPUTE = "dispute"
    FRAUD = "fraud"
    GRACE_PERIOD = "grace_period"
    VULNERABILITY = "vulnerability"
    INSURANCE = "insurance"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Hold:
    hold_id: str
    reason: HoldReason
    placed_on: date
    until: date | None  # last day of the hold; None: until somebody lifts it
    lifted_on: date | None = None
