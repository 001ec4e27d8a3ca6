"""Facts that stop or divert, and what follows for a file that is out. The first ones stand in people.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.stops.disputes import Dispute, Resolution
from recouvrement.domain.case.stops.grace_periods import GracePeriod
from recouvrement.domain.case.stops.holds import HoldChange
from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.law.delegation import Level


@dataclass(frozen=True, slots=True)
class HoldExtended:
    change: HoldChange
    by: PersonName


@dataclass(frozen=True, slots=True)
class DisputeRaised:
    dispute: Dispute
    by: PersonName


@dataclass(frozen=True, slots=True)
class DisputeResolved:
    resolution: Resolution
    by: PersonName


@dataclass(frozen=True, slots=True)
class GracePeriodGranted:
    grace_period: GracePeriod


@dataclass(frozen=True, slots=True)
class FreezeReviewed:
    """A named person looked after the end of a procedure: the bank may ask this debtor again."""

    party_id: PartyId
    on: date
    by: PersonName


@dataclass(frozen=True, slots=True)
class FeedAccepted:
    """What the law orders may leave on facts that are not fresh. `as_of` None: the contract was never reported."""

    on: date
    as_of: date | None
    by: PersonName
    level: Level
    reason: str


StopEvent = HoldExtended | DisputeRaised | DisputeResolved | GracePeriodGranted | FreezeReviewed | FeedAccepted
