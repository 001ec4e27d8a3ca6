"""Near the end of the time to sue a named person decides, or is asked again every day (domain §4.2, hard stop)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from recouvrement.domain.identifiers import PersonName

if TYPE_CHECKING:
    from recouvrement.domain.case.view import View


class BarOutcome(StrEnum):
    SUE = "sue"
    PLAN = "plan"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class BarDecision:
    outcome: BarOutcome
    on: date
    valid_until: date
    last_day: date  # the one that was known then: an earlier one asks again
    by: PersonName
    reason: str


def is_decided(view: View) -> bool:
    """The last decision holds: its day has not passed, and the time has not become shorter since."""
    decisions, last_day = view.case.bar_decisions, view.last_day_to_sue
    if not decisions or last_day is None:
        return False
    return view.today <= decisions[-1].valid_until and decisions[-1].last_day <= last_day


def days_left(view: View) -> int | None:
    """None: no time runs."""
    return None if view.last_day_to_sue is None else (view.last_day_to_sue - view.today).days


def demands_decision(view: View) -> bool:
    left = days_left(view)
    return left is not None and left < view.parameters.time_limits.service_margin_days and not is_decided(view)
