"""An address that was searched in vain: a named person says how the case goes on (domain §4.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.identifiers import PersonName


class SearchOutcome(StrEnum):
    SEARCH_AGAIN = "search_again"
    SERVE = "serve"  # a commissaire de justice serves what came back, at the last address known (CPC 659)
    LEAVE_OUT = "leave_out"  # the case goes on against the others


@dataclass(frozen=True, slots=True)
class SearchDecision:
    outcome: SearchOutcome
    on: date
    until: date | None  # last day of the new search; None: nobody searches any more
    by: PersonName
