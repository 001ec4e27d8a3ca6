from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from recouvrement.domain.case.events.stops import (
    DisputeRaised,
    DisputeResolved,
    FeedAccepted,
    FreezeReviewed,
    GracePeriodGranted,
    HoldExtended,
    StopEvent,
)
from recouvrement.domain.case.stops.freezes import Freeze, Review, discharged_on, standing

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import PartyId


def evolve_stops(case: Case, event: StopEvent) -> Case:
    told = case.stops
    match event:
        case HoldExtended(change, _):
            return with_stops(case, changes=(*told.changes, change))
        case DisputeRaised(dispute, _):
            return with_stops(case, disputes=(*told.disputes, dispute))
        case DisputeResolved(resolution, _):
            return with_stops(case, resolutions=(*told.resolutions, resolution))
        case GracePeriodGranted(grace_period):
            return with_stops(case, grace_periods=(*told.grace_periods, grace_period))
        case FreezeReviewed(party_id, on, _):
            return _judged(with_stops(case, reviews=(*told.reviews, Review(party_id, on))), party_id)
        case FeedAccepted(on):
            return with_stops(case, feed_accepted_on=on)
        case _:
            assert_never(event)


def with_stops(case: Case, **changes: Any) -> Case:  # noqa: ANN401 - fields of Stops
    return replace(case, stops=replace(case.stops, **changes))


def with_freeze(case: Case, freeze: Freeze) -> Case:
    """What a stage means for its debtor depends on all the others, whichever was heard of first."""
    return _judged(with_stops(case, freezes=(*case.stops.freezes, freeze)), freeze.party_id)


def _judged(case: Case, party_id: PartyId) -> Case:
    course = standing(case.stops.freezes, case.stops.reviews, party_id)
    frozen = None if course is None else course.reason
    erased = discharged_on(case.stops.freezes, party_id)
    debtors = (
        replace(debtor, frozen=frozen, discharged_on=erased) if debtor.party_id == party_id else debtor
        for debtor in case.debtors
    )
    return replace(case, debtors=tuple(debtors))
