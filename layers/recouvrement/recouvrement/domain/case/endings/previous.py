"""What a case is told of the one before it, when the same customer falls behind again soon (domain §4.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.letters.record import Letter
from recouvrement.domain.case.steps.decisions import StepDone
from recouvrement.domain.identifiers import CaseId


@dataclass(frozen=True, slots=True)
class PreviousCase:
    """`done` and `letters`: what the earlier case had done already for these very instalments."""

    case_id: CaseId
    closed_on: date
    in_a_row: int  # cases, each soon after the other, this one included: 2 or more
    done: tuple[StepDone, ...] = ()
    letters: tuple[Letter, ...] = ()
