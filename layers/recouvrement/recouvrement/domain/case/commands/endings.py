"""How a case ends, and what is decided before its time to sue does: always by a named person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Successor
from recouvrement.domain.case.time_bar.decisions import BarOutcome
from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class RequestWriteOff:
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class CloseCase:
    """`successor`: the assignee; None where nobody takes the claim over, or the institution that paid."""

    reason: CloseReason
    on: date
    by: Person
    requested_by: PersonName
    successor: Successor | None = None


@dataclass(frozen=True, slots=True)
class ReopenCase:
    """A debt written off is not extinguished: it may be collected again on the same order."""

    on: date
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class DecideTimeBar:
    outcome: BarOutcome
    valid_until: date
    by: Person
    requested_by: PersonName
    reason: str


EndingCommand = RequestWriteOff | CloseCase | ReopenCase | DecideTimeBar
