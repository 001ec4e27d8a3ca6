"""Facts that stop or divert, and what follows for a file that is out. The first ones stand in people.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.disputes import Dispute, Resolution
from recouvrement.domain.case.grace_periods import GracePeriod
from recouvrement.domain.case.holds import HoldChange
from recouvrement.domain.identifiers import PartyId, PersonName


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


StopEvent = HoldExtended | DisputeRaised | DisputeResolved | GracePeriodGranted | FreezeReviewed
