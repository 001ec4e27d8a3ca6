from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.events.endings import CaseReopened, EndingEvent, ReopenReason, TimeBarDecided

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case


def evolve_endings(case: Case, event: EndingEvent) -> Case:
    match event:
        case CaseReopened(because, on):
            again_on = on if because is ReopenReason.PAYMENT_REVERSED else case.unpaid_again_on
            return replace(case, closed_on=None, close_reason=None, successor=None, unpaid_again_on=again_on)
        case TimeBarDecided(decision):
            return replace(case, bar_decisions=(*case.bar_decisions, decision))
        case _:
            assert_never(event)
