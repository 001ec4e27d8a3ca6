"""When a case is to be looked at next: every open case has a date, if only that of its next alarm (design §5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.dialogue import postures, promises, proposal_rules, vulnerability
from recouvrement.domain.case.enforcement.deadlines import signals
from recouvrement.domain.case.enforcement.orders import standing
from recouvrement.domain.case.ficp.rules import ficp_dates
from recouvrement.domain.case.letters.duties import outlives
from recouvrement.domain.case.letters.wanted import apologies_owed, closing_owed_to, courtesy_on
from recouvrement.domain.case.overdraft.rules import next_check_on
from recouvrement.domain.case.plans.rules import in_force, plan_dates
from recouvrement.domain.case.stops.stopped import stops
from recouvrement.domain.case.tasks.owed import task_dates
from recouvrement.domain.case.time_bar.decisions import is_decided
from recouvrement.domain.case.view import View
from recouvrement.domain.law.calendar import next_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.procedure import Procedure, Situation

_AT_LEAST_EVERY_DAYS: Final = 30


def next_action_on(case: Case, command: Command, procedure: Procedure, situation: Situation) -> date | None:
    """Never in the past; None: closed, and nothing is owed to anybody.

    After the last tick of a day the next look is tomorrow's at the earliest; before it, today's is still to come.
    """
    view = View(case, procedure, situation)
    is_last_tick = isinstance(command, ReachDay) and command.slot is Slot.CONTACT_HOURS
    earliest = situation.today + timedelta(days=1) if is_last_tick else situation.today
    dates = tuple(_dates(view))
    return max(earliest, min(dates)) if dates else None


def _dates(view: View) -> Iterator[date]:
    if apologies_owed(view):
        yield view.today
    yield from task_dates(view)
    yield from ficp_dates(view)
    yield from (signal.on for signal in signals(view) if signal.on > view.today)
    if not view.case.is_open:
        if view.case.close_reason is not None and _closing_letter_owed(view):
            yield next_working_day(view.today)
        yield from (occasion.on for occasion in view.occasions if outlives(occasion, view.case))
        return
    yield _regular_look(view)
    step = view.required
    if step is not None and step.not_before is not None and in_force(view.case) is None:
        yield step.not_before
    yield from plan_dates(view)
    yield from (occasion.on for occasion in view.occasions)
    for courtesy in view.strategy.courtesies:
        day = courtesy_on(courtesy, view)
        if day is not None:
            yield day
    if (pending := view.case.money.pending_on(view.today)) is not None:
        yield pending.answer_by + timedelta(days=1)
    if (check := next_check_on(view)) is not None:
        yield check
    yield from _turns_of_stops(view)
    yield from _final_by_silence(view)
    yield from _time_bar_alarms(view)
    yield from _proof_alarms(view)
    yield from promises.dates(view)
    yield from proposal_rules.dates(view)
    yield from postures.dates(view)
    yield from vulnerability.dates(view)


def _regular_look(view: View) -> date:
    """Counted from the opening: the position that comes every night does not put it off."""
    since = (view.today - view.case.opened_on).days
    return view.today + timedelta(days=-since % _AT_LEAST_EVERY_DAYS)


def _turns_of_stops(view: View) -> Iterator[date]:
    """The days from which somebody is left alone, and no longer is: a bailiff who has the file is told."""
    for stop in stops(view.case):
        if stop.days.first > view.today:
            yield stop.days.first
        if stop.days.last is not None and stop.days.last >= view.today:
            yield stop.days.last + timedelta(days=1)


def _final_by_silence(view: View) -> Iterator[date]:
    """The day on which an order that nobody opposed may be enforced."""
    for debtor in view.case.debtors:
        found = standing(debtor.party_id, view)
        if found is not None and found.enforceable_on is not None and found.enforceable_on > view.today:
            yield found.enforceable_on


def _closing_letter_owed(view: View) -> bool:
    reason = view.case.close_reason
    return reason is not None and view.strategy.closing_letter(reason) is not None and bool(closing_owed_to(view))


def _time_bar_alarms(view: View) -> Iterator[date]:
    last = view.last_day_to_sue
    if last is None:
        return
    for days in view.parameters.time_limits.alarm_days:
        day = last - timedelta(days=days)
        if day >= view.today:
            yield day
    margin = timedelta(days=view.parameters.time_limits.service_margin_days)
    if is_decided(view):
        yield view.case.bar_decisions[-1].valid_until + timedelta(days=1)
    elif last - margin <= view.today:
        yield view.today


def _proof_alarms(view: View) -> Iterator[date]:
    rules = view.parameters.notice
    for debtor in view.case.debtors:
        if debtor.notice is not None and debtor.notice.presented_on is None:
            for days in (rules.inquiry_days, rules.sommation_days):
                day = debtor.notice.sent_on + timedelta(days=days + 1)
                if day >= view.today:
                    yield day
