from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.events.overdraft import (
    OverdraftEvent,
    TwelveInstalmentsAccepted,
    TwelveInstalmentsBreached,
    TwelveInstalmentsRefused,
)
from recouvrement.domain.case.twelve_instalments import OfferAnswer, TwelveInstalments

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case


def evolve_overdraft(case: Case, event: OverdraftEvent) -> Case:
    match event:
        case TwelveInstalmentsAccepted(schedule, on):
            return replace(case, twelve_instalments=TwelveInstalments(OfferAnswer.ACCEPTED, on, schedule))
        case TwelveInstalmentsRefused(on):
            return replace(case, twelve_instalments=TwelveInstalments(OfferAnswer.REFUSED, on))
        case TwelveInstalmentsBreached(_, on):
            known = case.twelve_instalments
            return replace(case, twelve_instalments=known and replace(known, breached_on=on))
        case _:
            assert_never(event)
