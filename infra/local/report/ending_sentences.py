"""What comes after a close, and what is decided before the time to sue ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.case.events.endings import CaseReopened, EndingEvent, ReopenReason, TimeBarDecided
from recouvrement.domain.case.time_bar.decisions import BarDecision, BarOutcome
from recouvrement.domain.letters.french import day

if TYPE_CHECKING:
    from collections.abc import Mapping

_OUTCOMES: Final[Mapping[BarOutcome, str]] = {
    BarOutcome.SUE: "agir en justice",
    BarOutcome.PLAN: "convenir d’un plan",
    BarOutcome.LET_GO: "renoncer à agir",
}


def ending_sentence(event: EndingEvent) -> str:
    match event:
        case CaseReopened(ReopenReason.PAYMENT_REVERSED):
            return "Dossier rouvert : le paiement qui l’avait clos a été rejeté."
        case CaseReopened(_, _, by, reason):
            return f"Dossier rouvert par {by}, sur le même titre : {reason}"
        case TimeBarDecided(decision):
            return _decided(decision)
        case _:
            assert_never(event)


def _decided(decision: BarDecision) -> str:
    what = f"{decision.by} décide avant la forclusion : {_OUTCOMES[decision.outcome]}"
    return f"{what}, jusqu’au {day(decision.valid_until)}. {decision.reason}"
