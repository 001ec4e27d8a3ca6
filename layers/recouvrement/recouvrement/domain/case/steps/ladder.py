"""Two levels, never a skip: the procedure says which step is required, the calendar when it may be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.letters.reach import INFORMS, may_hear
from recouvrement.domain.case.overdraft.rules import closure_ends_on, notice_sent_on, offer_settled_on
from recouvrement.domain.case.people.audience import hears
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.law.periods import after
from recouvrement.domain.strategy import Guard, HandOver, LetterChoice, Period, SendLetters, Step, day_under

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View


@dataclass(frozen=True, slots=True)
class Required:
    """The first step not yet done nor waived. Only it may be taken."""

    step: Step
    missing: tuple[Debtor, ...]  # those it still has to reach, and can
    in_flight: tuple[Letter, ...]  # already asked for; nobody knows yet whether it left
    not_before: date | None  # None: what it waits for has no date yet (a proof, a due sum)


def required(view: View) -> Required | None:
    """None: every step is done."""
    previous: Step | None = None
    for step in applicable(view):
        if not is_done(view, step):
            return Required(step, missing(view, step), in_flight(view.case, step), not_before(view, step, previous))
        previous = step
    return None


def applicable(view: View) -> tuple[Step, ...]:
    """The steps of the case's route and segment, in order; not those that speak only to whose debt is erased."""
    return tuple(
        step
        for step in view.strategy.ladder
        if (not step.routes or view.case.route in step.routes)
        and (not step.segments or view.segment.name in step.segments)
        and not _is_void(view, step)
    )


def _is_void(view: View, step: Step) -> bool:
    """Everybody whom it is for is freed for good (domain §10.1); or what it announces, the account's end, is done."""
    if step.opens is Period.ACCOUNT_CLOSURE and view.case.account_closed_on is not None:
        return True
    if all(debtor.discharged_on is None for debtor in view.case.debtors):
        return False
    spoken_to = _spoken_to(view, step)
    return bool(spoken_to) and all(debtor.discharged_on is not None for debtor in spoken_to)


def steps_from(view: View, period: Period) -> tuple[str, ...]:
    """The step that opens such a period, and all that come after it."""
    names = [step.name for step in applicable(view)]
    first = next((step.name for step in applicable(view) if step.opens is period), None)
    return () if first is None else tuple(names[names.index(first) :])


def is_done(view: View, step: Step) -> bool:
    """Done for everybody it can reach today: who becomes reachable later gets it later, before what comes after."""
    done = next((done for done in view.case.done if done.step == step.name), None)
    if done is None:
        return False
    return done.waived_by is not None or not missing(view, step)


def missing(view: View, step: Step) -> tuple[Debtor, ...]:
    return tuple(
        debtor
        for debtor in addressees(view, step)
        if not view.case.has_letter(step.name, debtor.party_id) and may_hear(view, debtor, step.guard)
    )


def addressees(view: View, step: Step) -> tuple[Debtor, ...]:
    concerned = _concerned(view.case, step)
    return tuple(debtor for debtor in _spoken_to(view, step) if debtor in concerned)


def _spoken_to(view: View, step: Step) -> tuple[Debtor, ...]:
    match step.action:
        case SendLetters(letters):
            return tuple(debtor for debtor in view.case.debtors if letter_for(view, debtor, letters) is not None)
        case HandOver():
            return ()
        case _:
            assert_never(step.action)


def letter_for(view: View, debtor: Debtor, letters: Iterable[LetterChoice]) -> LetterChoice | None:
    return next(
        (
            choice
            for choice in letters
            if hears(choice.audience, debtor)
            and (not choice.regimes or view.case.regime in choice.regimes)
            and (not choice.routes or view.case.route in choice.routes)
            and (not choice.segments or view.segment.name in choice.segments)
        ),
        None,
    )


def in_flight(case: Case, step: Step) -> tuple[Letter, ...]:
    return tuple(letter for letter in case.letters if letter.step == step.name and letter.is_in_flight)


def not_before(view: View, step: Step, previous: Step | None) -> date | None:
    """The latest of the calendar date and of what the step before left behind, plus the gap."""
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
            left = max(left, *_told_since(view, step, previous))
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
            return _latest(debtor.notice.cure_ends_on for debtor in _named(case) if debtor.notice is not None)
        case Period.NOTIFICATION:
            return _latest(debtor.accelerated_on for debtor in case.debtors if debtor.acceleration_sent_on is not None)
        case Period.OVERDRAFT_NOTICE:
            return offer_settled_on(view, notice_sent_on(view) or done.on)
        case Period.ACCOUNT_CLOSURE:
            return closure_ends_on(view)
        case _:
            assert_never(step.opens)


def _told_since(view: View, step: Step, previous: Step) -> tuple[date, ...]:
    """Whoever was found late has the days between two letters as well, unless the time bar is near (domain §4.8)."""
    if view.is_barred_within(view.rules.small_sum_bar_days):
        return (date.min,)
    late = {debtor.party_id for debtor in missing(view, step)}
    told = (one for one in view.case.letters if one.step == previous.name and one.stands and one.party_id in late)
    return (date.min, *(letter.sent_on for letter in told if letter.sent_on is not None))


def _latest(days: Iterable[date | None]) -> date | None:
    """None as long as one of them is not known, or when there is none."""
    listed = tuple(days)
    known = [day for day in listed if day is not None]
    return max(known) if known and len(known) == len(listed) else None


def _concerned(case: Case, step: Step) -> tuple[Debtor, ...]:
    """An acceleration, whom it names; that a file has left, those against whom it has."""
    if step.approval is Act.ACCELERATION:
        return _named(case)
    if case.handover is not None and isinstance(step.action, SendLetters) and step.action.tells_of_file:
        return tuple(debtor for debtor in case.debtors if debtor.party_id in case.handover.parties)
    return case.debtors


def _named(case: Case) -> tuple[Debtor, ...]:
    """An acceleration concerns those whom the approval names, all when it names nobody (CC 1305-5)."""
    approval = case.approval(Act.ACCELERATION)
    if approval is None or not approval.parties:
        return case.debtors
    return tuple(debtor for debtor in case.debtors if debtor.party_id in approval.parties)
