"""What the holds, disputes and grace periods of a case add up to: stretches of days, in any order of the facts."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from recouvrement.domain.case.stops import freezes
from recouvrement.domain.case.stops.disputes import dispute_days
from recouvrement.domain.case.stops.freezes import FreezeReason
from recouvrement.domain.case.stops.holds import HoldReason, hold_days
from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.law.periods import Days, merged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.stops.disputes import Dispute
    from recouvrement.domain.case.stops.freezes import Course


@dataclass(frozen=True, slots=True)
class Stop:
    """One stretch of days on which nobody is chased; of one debtor alone when it names him."""

    reason: HoldReason
    days: Days
    party_id: PartyId | None = None


def stops(case: Case) -> tuple[Stop, ...]:
    return tuple(_stops(case))


def _stops(case: Case) -> Iterator[Stop]:
    for hold in case.stops.holds:
        for days in hold_days(hold, case.stops.changes):
            yield Stop(hold.reason, days, hold.party_id)
    for dispute in case.stops.disputes:
        if dispute.is_whole:
            yield Stop(
                HoldReason.DISPUTE, dispute_days(dispute, case.stops.resolutions), _contests_alone(case, dispute)
            )
    for grace in case.stops.grace_periods:
        yield Stop(HoldReason.GRACE_PERIOD, grace.days, grace.party_id)


def stopped_days(case: Case) -> tuple[Days, ...]:
    """Days on which nobody at all is chased."""
    return merged(stop.days for stop in stops(case) if stop.party_id is None)


def reasons_on(case: Case, day: date) -> frozenset[HoldReason]:
    """Why somebody is left alone that day."""
    return frozenset(stop.reason for stop in stops(case) if stop.days.holds(day))


def is_left_alone(case: Case, party_id: PartyId, day: date) -> bool:
    """A stop that is his own."""
    return any(stop.party_id == party_id and stop.days.holds(day) for stop in stops(case))


def disputes_on(case: Case, day: date) -> tuple[Dispute, ...]:
    """Those that run that day, of a part or of the whole, by the day on which they were raised."""
    running = (one for one in case.stops.disputes if dispute_days(one, case.stops.resolutions).holds(day))
    return tuple(sorted(running, key=attrgetter("raised_on", "dispute_id")))


def interest_free_days(case: Case, debtor: Debtor) -> tuple[Days, ...]:
    """Days that bear no interest against him: a guarantor has the benefit of the borrowers' insolvency (L622-28)."""
    own = freezes.interest_free_days(case.stops.freezes, debtor.party_id)
    if not debtor.is_guarantor:
        return own
    return merged((*own, *(days for one in _insolvencies(case) for days in freezes.without_interest(one))))


def suits_stopped(case: Case, debtor: Debtor, day: date) -> bool:
    """Insolvency stops suits (Ccom L622-21), against a guarantor too until a plan or a liquidation (L622-28)."""
    if debtor.frozen is FreezeReason.INSOLVENCY:
        return True
    return debtor.is_guarantor and any(freezes.observed_days(course).holds(day) for course in _insolvencies(case))


def _insolvencies(case: Case) -> tuple[Course, ...]:
    found = (
        course
        for debtor in case.debtors
        if debtor.is_borrower
        for course in freezes.courses(case.stops.freezes, debtor.party_id)
    )
    return tuple(course for course in found if course.reason is FreezeReason.INSOLVENCY)


def _contests_alone(case: Case, dispute: Dispute) -> PartyId | None:
    """A guarantor contests his own engagement; a borrower, the debt of all (infra/decisions/0065)."""
    debtor = None if dispute.party_id is None else case.find_debtor(dispute.party_id)
    return dispute.party_id if debtor is not None and debtor.is_guarantor else None
