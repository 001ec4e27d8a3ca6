from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.events.overdraft import (
    AccountClosed,
    LimitEnded,
    LimitEndingDecided,
    OverdraftEvent,
    OverrunEnded,
    TwelveInstalmentsAccepted,
    TwelveInstalmentsBreached,
    TwelveInstalmentsRefused,
)
from recouvrement.domain.case.overdraft.limit_ending import LimitEnding
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer, TwelveInstalments
from recouvrement.domain.money import ZERO
from recouvrement.domain.position import Overdraft

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case


def at_limit(overdraft: Overdraft) -> Overdraft:
    """Of this overrun nothing is left: what stands beyond the limit since belongs to the one that follows."""
    return Overdraft(overdraft.authorised_limit, -overdraft.authorised_limit, None)


def without_limit(overdraft: Overdraft) -> Overdraft:
    return replace(overdraft, authorised_limit=ZERO)


def evolve_overdraft(case: Case, event: OverdraftEvent) -> Case:
    match event:
        case TwelveInstalmentsAccepted(schedule, on):
            return replace(case, twelve_instalments=TwelveInstalments(OfferAnswer.ACCEPTED, on, schedule))
        case TwelveInstalmentsRefused(on):
            return replace(case, twelve_instalments=TwelveInstalments(OfferAnswer.REFUSED, on))
        case TwelveInstalmentsBreached(_, on):
            known = case.twelve_instalments
            return replace(case, twelve_instalments=known and replace(known, breached_on=on))
        case OverrunEnded(next_since):
            return replace(case, overdraft=case.overdraft and at_limit(case.overdraft), next_overrun_since=next_since)
        case AccountClosed(on):
            return replace(case, overdraft=case.overdraft and without_limit(case.overdraft), account_closed_on=on)
        case LimitEndingDecided(by, _, shorter, on):
            return replace(case, limit_ending=LimitEnding(on, by, shorter))
        case LimitEnded(on):
            left = case.overdraft and without_limit(case.overdraft)
            overdraft = left and replace(left, overrun_since=left.overrun_since or on)
            ending = case.limit_ending and replace(case.limit_ending, ended_on=on)
            return replace(case, overdraft=overdraft, limit_ending=ending)
        case _:
            assert_never(event)
