"""What keeps the bank from chasing: decided by named people, contested by debtors, ordered by a judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.stops.disputes import Dispute, Resolution
from recouvrement.domain.case.stops.grace_periods import GracePeriod
from recouvrement.domain.case.stops.holds import Hold
from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class PlaceHold:
    hold: Hold
    by: PersonName


@dataclass(frozen=True, slots=True)
class ExtendHold:
    """From the day `on` it lasts until another day; None: until somebody lifts it."""

    hold_id: str
    on: date
    until: date | None
    said_on: date
    by: PersonName


@dataclass(frozen=True, slots=True)
class LiftHold:
    """`on` is the first day that is free again, `said_on` the day on which the person said so."""

    hold_id: str
    on: date
    said_on: date
    by: PersonName


@dataclass(frozen=True, slots=True)
class RaiseDispute:
    dispute: Dispute
    by: PersonName


@dataclass(frozen=True, slots=True)
class ResolveDispute:
    resolution: Resolution
    by: PersonName


@dataclass(frozen=True, slots=True)
class GrantGracePeriod:
    grace_period: GracePeriod


HoldCommand = PlaceHold | ExtendHold | LiftHold
StopCommand = HoldCommand | RaiseDispute | ResolveDispute | GrantGracePeriod
