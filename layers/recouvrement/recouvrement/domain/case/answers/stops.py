"""What stops the chase, in any order: each fact is kept once, and only the days that they add up to count."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.answers.people import check_debtor
from recouvrement.domain.case.commands.stops import (
    ExtendHold,
    GrantGracePeriod,
    LiftHold,
    PlaceHold,
    RaiseDispute,
    ResolveDispute,
    StopCommand,
)
from recouvrement.domain.case.dialogue.free_text import check_free_text
from recouvrement.domain.case.events.people import HoldLifted, HoldPlaced
from recouvrement.domain.case.events.stops import DisputeRaised, DisputeResolved, GracePeriodGranted, HoldExtended
from recouvrement.domain.case.stops.holds import HoldChange, lifted

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft


def answer(draft: Draft, command: StopCommand) -> None:
    """Heard of before what it is about, a lift or a decision waits for it: queues keep no order."""
    told = draft.case.stops
    match command:
        case PlaceHold(hold, by):
            check_debtor(draft.case, hold.party_id)
            if hold not in told.holds:
                draft.record(HoldPlaced(hold, by))
        case ExtendHold(hold_id, on, until, said_on, by):
            change = HoldChange(hold_id, on, until, said_on)
            if change not in told.changes:
                draft.record(HoldExtended(change, by))
        case LiftHold(hold_id, on, said_on, by):
            if lifted(hold_id, on, said_on) not in told.changes:
                draft.record(HoldLifted(hold_id, by, on, said_on))
        case RaiseDispute(dispute, by):
            check_debtor(draft.case, dispute.party_id)
            if dispute not in told.disputes:
                draft.record(DisputeRaised(dispute, by))
        case ResolveDispute(resolution, by):
            check_free_text(resolution.facts)
            if resolution not in told.resolutions:
                draft.record(DisputeResolved(resolution, by))
        case GrantGracePeriod(grace_period):
            check_debtor(draft.case, grace_period.party_id)
            if grace_period not in told.grace_periods:
                draft.record(GracePeriodGranted(grace_period))
        case _:
            assert_never(command)
