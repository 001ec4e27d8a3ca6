"""Everything that was told and that stops or diverts (domain §10). What it adds up to, `stopped.py` says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from recouvrement.domain.case.stops.disputes import Dispute, Resolution
from recouvrement.domain.case.stops.freezes import Freeze, Review
from recouvrement.domain.case.stops.grace_periods import GracePeriod
from recouvrement.domain.case.stops.holds import Hold, HoldChange


@dataclass(frozen=True, slots=True)
class Stops:
    """Facts only: each once, in the order in which they were heard of, which changes nothing."""

    holds: tuple[Hold, ...] = ()
    changes: tuple[HoldChange, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    grace_periods: tuple[GracePeriod, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    reviews: tuple[Review, ...] = ()
    feed_accepted_on: date | None = None


NO_STOPS: Final = Stops()
