"""What the holder of an overdrawn account answers to the twelve instalments (CCo L312-93)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.twelve_instalments import OfferAnswer


@dataclass(frozen=True, slots=True)
class AnswerTwelveInstalments:
    """`count`: twelve, or fewer when he would rather pay faster; it says nothing when he refuses."""

    answer: OfferAnswer
    on: date
    count: int = 12


OverdraftCommand = AnswerTwelveInstalments
