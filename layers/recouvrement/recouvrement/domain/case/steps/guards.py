"""What must all be true before a step is taken: each rule says what stands in the way (guards per transition)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.dialogue.blockers import (
    before_a_message,
    before_a_notice,
    before_a_reminder,
    before_an_act,
)
from recouvrement.domain.case.steps.approvals import approval_blockers
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.law.calendar import is_contact_day, is_working_day
from recouvrement.domain.strategy import Guard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.view import View


from recouvrement.domain.case.steps.act_guards import acceleration, formal_notice, hand_over, tolerance_ending
from recouvrement.domain.case.steps.obstacles import (
    Blocker,
    contested,
    debit_answered_in_time,
    floor,
    fresh,
    held,
    informing,
    leaving,
    money_coming,
    planned,
    said,
    twelve_instalments,
    unless_held,
)


def blockers(guard: Guard, view: View) -> tuple[Blocker, ...]:
    """Nothing in the way: an empty tuple. Death, a freeze or an unknown address are looked at debtor by debtor."""
    return tuple(_in_the_way(guard, view))


def _in_the_way(guard: Guard, view: View) -> Iterator[Blocker]:
    match guard:
        case Guard.MESSAGE:
            yield from _message(view)
        case Guard.YEARLY_INFORMATION:
            yield from informing(view)
        case Guard.LEGAL_INFORMATION:
            yield from informing(view)
            yield from debit_answered_in_time(view)
            yield from floor(view.arrears.total, view.rules.no_letter_under)
        case Guard.REMINDER:
            yield from _chasing(view)
            yield from said(before_a_reminder(view))
            yield from _worth_a_letter(view)
        case Guard.TOLERANCE_ENDING:
            yield from _in_the_way(Guard.REMINDER, view)
            yield from tolerance_ending(view)
        case Guard.FICP_INFORMATION:
            yield from unless_held(view)
            yield from _worth_a_letter(view)
        case Guard.MEASURES_OFFER:
            yield from _chasing(view)
            yield from _worth_a_letter(view)
        case Guard.PLAN_OFFER:
            yield from leaving(view)
        case Guard.PLAN_BREACH:
            yield from unless_held(view)
        case Guard.ACKNOWLEDGEMENT:
            if not is_working_day(view.today):
                yield Blocker("day_off", "letters leave on working days (C-08)")
        case Guard.FORMAL_NOTICE:
            yield from _chasing(view)
            yield from said(before_a_notice(view))
            yield from twelve_instalments(view)
            yield from formal_notice(view)
        case Guard.ACCELERATION:
            yield from _acting(view)
            yield from acceleration(view)
        case Guard.HANDOVER:
            yield from _acting(view)
            yield from twelve_instalments(view)
            yield from hand_over(view)
        case _:
            assert_never(guard)


def _message(view: View) -> Iterator[Blocker]:
    yield from said(before_a_message(view))
    if not is_contact_day(view.today, view.case.region):
        yield Blocker("day_off", "people are left alone on Sundays and public holidays")
    yield from fresh(view)
    yield from held(view)
    yield from planned(view)
    yield from money_coming(view)
    yield from floor(view.asked.total, view.rules.no_letter_under)


def _chasing(view: View) -> Iterator[Blocker]:
    yield from unless_held(view)
    yield from planned(view)
    yield from money_coming(view)


def _acting(view: View) -> Iterator[Blocker]:
    yield from _chasing(view)
    yield from contested(view)
    yield from said(before_an_act(view))


def _worth_a_letter(view: View) -> Iterator[Blocker]:
    yield from twelve_instalments(view)
    yield from floor(view.asked.total, view.rules.no_letter_under)


def approved(act: Act, view: View) -> tuple[Blocker, ...]:
    return tuple(Blocker(code, sentence) for code, sentence in approval_blockers(act, view))
