"""What comes after a close, and what is decided before the time to sue ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.case.time_bar.decisions import BarDecision
from recouvrement.domain.identifiers import PersonName


class ReopenReason(StrEnum):
    PAYMENT_REVERSED = "payment_reversed"  # the same incident: it was never regularised
    COLLECTED_AGAIN = "collected_again"  # after a write-off, on the same order


@dataclass(frozen=True, slots=True)
class CaseReopened:
    because: ReopenReason
    on: date
    by: PersonName | None = None  # None: the facts themselves
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TimeBarDecided:
    decision: BarDecision


EndingEvent = CaseReopened | TimeBarDecided
