"""What a decision rests on besides the case: the bank's procedure, the law's figures, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from recouvrement.domain.law.parameters import LegalParameters
from recouvrement.domain.partners import Partner
from recouvrement.domain.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Procedure:
    strategy: Strategy
    parameters: LegalParameters
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """The day of the decision, and how fresh the facts are that day."""

    today: date
    newest_feed: date | None  # as_of of the newest complete feed
    case_as_of: date | None  # as_of of the last position that this contract was reported with

    @property
    def is_fresh(self) -> bool:
        """Without fresh facts one reminds people who have paid (design §6, freshness is per case)."""
        return (
            self.newest_feed is not None
            and self.case_as_of == self.newest_feed
            and self.newest_feed >= self.today - timedelta(days=1)
        )
