"""What stops the chase, or diverts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from infra.local.report.words import GRIEVANCES, OUTCOMES
from recouvrement.domain.case.events.stops import (
    DisputeRaised,
    DisputeResolved,
    FeedAccepted,
    FreezeReviewed,
    GracePeriodGranted,
    HoldExtended,
    StopEvent,
)
from recouvrement.domain.letters.french import day, euros, listing

if TYPE_CHECKING:
    from infra.local.report.people import Cast
    from recouvrement.domain.case.stops.disputes import Dispute
    from recouvrement.domain.identifiers import PartyId


def stop_sentence(event: StopEvent, cast: Cast) -> str:
    match event:
        case HoldExtended(change, by):
            end = "jusqu’à nouvel ordre" if change.until is None else f"jusqu’au {day(change.until)}"
            return f"Suspension prolongée par {by}, {end}."
        case DisputeRaised(dispute):
            return (
                f"Contestation de {_who(dispute.party_id, cast)} ({GRIEVANCES[dispute.grievance]}) : {_part(dispute)}."
            )
        case DisputeResolved(resolution, by):
            return f"Contestation {OUTCOMES[resolution.outcome]}, décidé par {by} le {day(resolution.on)}."
        case GracePeriodGranted(grace):
            return f"Délai de grâce accordé par le juge à {_who(grace.party_id, cast)}, jusqu’au {day(grace.until)}."
        case FreezeReviewed(party_id, _, by):
            return f"{by} a revu la situation de {cast.person(party_id)} : les démarches peuvent reprendre."
        case FeedAccepted(_, as_of, by):
            known = "sans position connue" if as_of is None else f"sur les positions du {day(as_of)}"
            return f"{by} laisse partir ce que la loi impose, {known} : {event.reason}"
        case _:
            assert_never(event)


def _who(party_id: PartyId | None, cast: Cast) -> str:
    return cast.people(()) if party_id is None else cast.person(party_id)


def _part(dispute: Dispute) -> str:
    if dispute.is_whole:
        return "toute la créance"
    numbers = [f"échéance n° {number}" for number in dispute.instalments]
    return listing(numbers if dispute.amount is None else [*numbers, euros(dispute.amount)])
