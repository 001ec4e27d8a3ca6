"""When a step may be taken: its day of the cadence, what the step before left behind, and the days between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.letters.reach import INFORMS
from recouvrement.domain.case.overdraft.rules import closure_ends_on, notice_sent_on, offer_settled_on
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.law.periods import after
from recouvrement.domain.strategy import Guard, Period, Step, day_under

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View


def not_before(view: View, step: Step, previous: Step | None, late: tuple[Debtor, ...]) -> date | None:
    """The latest of the calendar date and of what the step before left behind, plus the gap.

    `late`: those whom the step still has to reach.
    """
    dates: list[date | None] = []
    ending = view.case.limit_ending
    if ending is not None and step.opens is Period.OVERDRAFT_NOTICE:  # decided by name: it waits for no day of its own
        return ending.decided_on if previous is None else _latest((ending.decided_on, _left_behind(view, previous)))
    if step.day is not None:
        day = day_under(view.posture, step.day, step.day_when)
        dates.append(_later(view, step, cadence_from(view, step.guard), day + _extra_days(view, step)))
    if previous is not None:
        left = _left_behind(view, previous)
        if left is not None and step.guard not in INFORMS:
            left = max(left, *_told_since(view, previous, late))
        dates.append(_later(view, step, left, _gap_days(view.case, step)))
    known = [day for day in dates if day is not None]
    return max(known, default=view.case.opened_on) if len(known) == len(dates) else None


def cadence_from(view: View, guard: Guard) -> date | None:
    """What the law says to send counts from all that is unpaid; what asks for it, from what nobody contests."""
    return view.arrears.cadence_from if guard in INFORMS else view.asked.cadence_from


def _later(view: View, step: Step, start: date | None, days: int) -> date | None:
    """Days on hold do not count for what a hold stops, unless the time bar is near (infra/decisions/0065)."""
    if start is None:
        return None
    counts = step.guard in INFORMS or view.is_barred_within(view.rules.small_sum_bar_days)
    return after(start, days, () if counts else view.stopped)


def _extra_days(view: View, step: Step) -> int:
    """A segment may be given more time, but for what the law says to send (domain §4.7)."""
    return 0 if step.guard is Guard.LEGAL_INFORMATION else view.segment.extra_days


def _gap_days(case: Case, step: Step) -> int:
    """An approval marked urgent lifts the wait before a hand-over: the time bar is near (guards per transition)."""
    approval = case.approval(Act.HANDOVER) if step.approval is Act.HANDOVER else None
    return 0 if approval is not None and approval.is_urgent else step.gap_days


def _left_behind(view: View, step: Step) -> date | None:
    """Proven end of the period that the step's letters opened, or the day it was done."""
    case = view.case
    done = next(done for done in case.done if done.step == step.name)
    if step.opens is None or done.waived_by is not None:
        return done.on
    match step.opens:
        case Period.CURE:
            return _latest(debtor.notice.cure_ends_on for debtor in named(case) if debtor.notice is not None)
        case Period.NOTIFICATION:
            return _latest(debtor.accelerated_on for debtor in case.debtors if debtor.acceleration_sent_on is not None)
        case Period.OVERDRAFT_NOTICE:
            return offer_settled_on(view, notice_sent_on(view) or done.on)
        case Period.ACCOUNT_CLOSURE:
            return closure_ends_on(view)
        case _:
            assert_never(step.opens)


def _told_since(view: View, previous: Step, late: tuple[Debtor, ...]) -> tuple[date, ...]:
    """Whoever was found late has the days between two letters as well, unless the time bar is near (domain §4.8)."""
    if view.is_barred_within(view.rules.small_sum_bar_days):
        return (date.min,)
    names = {debtor.party_id for debtor in late}
    told = (one for one in view.case.letters if one.step == previous.name and one.stands and one.party_id in names)
    return (date.min, *(letter.sent_on for letter in told if letter.sent_on is not None))


def _latest(days: Iterable[date | None]) -> date | None:
    """None as long as one of them is not known, or when there is none."""
    listed = tuple(days)
    known = [day for day in listed if day is not None]
    return max(known) if known and len(known) == len(listed) else None


def named(case: Case) -> tuple[Debtor, ...]:
    """An acceleration concerns those whom the approval names, all when it names nobody (CC 1305-5)."""
    approval = case.approval(Act.ACCELERATION)
    if approval is None or not approval.parties:
        return case.debtors
    return tuple(debtor for debtor in case.debtors if debtor.party_id in approval.parties)
