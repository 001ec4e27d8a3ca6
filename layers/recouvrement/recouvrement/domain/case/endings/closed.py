"""What is kept of a case when it closes: whether its debt lives on, and what the next case must not do again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.endings.previous import PreviousCase
from recouvrement.domain.case.letters.record import Letter
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import StepDone
from recouvrement.domain.identifiers import CaseId
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.calendar import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.position import Position, Receipt
    from recouvrement.domain.strategy import Strategy

_SETTLED: Final = frozenset({CloseReason.PAID, CloseReason.REGULARISED})


@dataclass(frozen=True, slots=True)
class ClosedCase:
    case_id: CaseId
    closed_on: date
    reason: CloseReason
    in_a_row: int = 1
    done: tuple[StepDone, ...] = ()  # the first information, if it was given
    letters: tuple[Letter, ...] = ()  # that gave it
    informed: tuple[date, ...] = ()  # due dates of the instalments that those letters told of

    @property
    def is_settled(self) -> bool:
        """Nothing of that debt is left. Otherwise what the feed goes on showing is the same debt, and opens nothing."""
        return self.reason in _SETTLED

    @property
    def is_whole(self) -> bool:
        """The debt ended with it, or left the bank: money that comes later is told to it, and a person hears of it."""
        return self.reason is not CloseReason.REGULARISED


def closed_case(case: Case, strategy: Strategy) -> ClosedCase | None:
    """None: the case is open."""
    if case.closed_on is None or case.close_reason is None:
        return None
    first = strategy.ladder[0].name
    letters = tuple(letter for letter in case.letters if letter.step == first and letter.stands)
    return ClosedCase(
        case_id=case.case_id,
        closed_on=case.closed_on,
        reason=case.close_reason,
        in_a_row=1 if case.previous is None else case.previous.in_a_row,
        done=tuple(done for done in case.done if done.step == first),
        letters=letters,
        informed=tuple(sorted({day for letter in letters for day in _told_of(case, letter)})),
    )


def _told_of(case: Case, letter: Letter) -> Iterable[date]:
    """Instalments unpaid on the day the letter was asked for."""
    fallen = [one for one in case.instalments if one.due_on < letter.requested_on]
    paid = [one.amount for one in receipts(case) if one.received_on < letter.requested_on]
    return (one.due_on for one in pour_on_instalments(fallen, paid).remaining if one.amount)


def previous_of(closed: ClosedCase | None, position: Position, parameters: LegalParameters) -> PreviousCase | None:
    """None: the contract had no case, or it was regularised long ago.

    The first information counts only if it told of every instalment that is unpaid now; a new one gets its own.
    """
    if closed is None or closed.reason is not CloseReason.REGULARISED:
        return None
    if position.as_of > add_months(closed.closed_on, parameters.collection.redefault_months):
        return None
    unpaid = _unpaid(position)
    is_told = bool(unpaid) and unpaid <= set(closed.informed)
    return PreviousCase(
        case_id=closed.case_id,
        closed_on=closed.closed_on,
        in_a_row=closed.in_a_row + 1,
        done=closed.done if is_told else (),
        letters=closed.letters if is_told else (),
    )


def _unpaid(position: Position) -> set[date]:
    """Empty on an account: an overrun that ended voids what was told of it (domain §3.4)."""
    received: list[Receipt] = list(position.receipts)
    poured = pour_on_instalments(position.instalments, (one.amount for one in received))
    return {one.due_on for one in poured.remaining if one.amount}
