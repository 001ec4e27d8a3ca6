"""The end of an authorised overdraft, decided by name (CCo L312-90)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class ShorterNotice:
    """Less than two months, for an objective reason that the letter states."""

    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class LimitEnding:
    decided_on: date
    by: PersonName
    shorter: ShorterNotice | None = None
    ended_on: date | None = None  # the notice was over: no limit is left
