"""An overdrawn account: the end of the tolerance, the twelve instalments, the closing of the account (domain §3.4)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.overdraft.twelve_instalments import OverdraftDue
from recouvrement.domain.law.calendar import add_months, next_working_day
from recouvrement.domain.law.deadlines import (
    OverdraftNotice,
    account_closure,
    overdraft_notice,
    twelve_instalments_answer,
)
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.law.twelve_instalments import OverdraftDebt, overdraft_schedule
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.money import ZERO
from recouvrement.domain.strategy import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.commands.overdraft import EndLimit
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View
    from recouvrement.domain.law.twelve_instalments import OverdraftSchedule
    from recouvrement.domain.money import Money


def has_twelve_instalments(case: Case) -> bool:
    """A right of consumers; a professional has a longer notice instead (CMF L313-12)."""
    return any(debtor.is_consumer for debtor in case.debtors if debtor.is_borrower)


def ending_notice(case: Case) -> OverdraftNotice:
    if not has_twelve_instalments(case):
        return OverdraftNotice.PROFESSIONAL
    return OverdraftNotice.OVERRUN if case.limit_ending is None else OverdraftNotice.AUTHORISED


def notice_ends_on(view: View, sent_on: date) -> date:
    """Last day of the notice of a letter (L07) that left on that day, rolled."""
    ending = view.case.limit_ending
    if ending is not None and ending.shorter is not None:
        return next_working_day(sent_on + timedelta(days=ending.shorter.days), view.case.region)
    return overdraft_notice(sent_on, ending_notice(view.case), view.parameters, view.case.region).last_day


def offer_ends_on(view: View, sent_on: date) -> date:
    """Last day to answer; for a professional, who is offered nothing, the end of the notice."""
    end = notice_ends_on(view, sent_on)
    return answer_ends_on(view, end) if has_twelve_instalments(view.case) else end


def answer_ends_on(view: View, notice_ended_on: date) -> date:
    return twelve_instalments_answer(notice_ended_on, view.parameters, view.case.region).last_day


def account_closes_on(view: View, sent_on: date) -> date:
    """Last day of the notice of a closing letter (L19) that left on that day, rolled."""
    return account_closure(sent_on, view.parameters, view.case.region).last_day


def offer_settled_on(view: View, sent_on: date) -> date | None:
    """Day with which the offer stops standing in the way of a formal notice; None: accepted, and kept so far."""
    known = view.case.twelve_instalments
    if known is None:
        return offer_ends_on(view, sent_on)
    if known.runs:
        return None
    return max(notice_ends_on(view, sent_on), known.breached_on or known.answered_on)


def notice_sent_on(view: View) -> date | None:
    """Day on which the tolerance was ended (L07); None: not yet."""
    return _opened_on(view, Period.OVERDRAFT_NOTICE)


def offered_from(view: View, notice_on: date) -> date:
    """The day on which the first holder was offered the instalments: no answer is older."""
    sent = [one.sent_on for one in view.case.letters if one.code == LetterCode.L07 and one.stands and one.sent_on]
    return min((notice_on, *sent))


def due_after_notice(view: View) -> Money:
    """What stands beyond the limit today; the whole balance, when the limit itself ends."""
    overdraft = view.case.overdraft
    if overdraft is None or view.case.limit_ending is None:
        return view.arrears.total
    return max(ZERO, -overdraft.balance)


def is_limit_ending(view: View) -> bool:
    """Its notice has left: an evening within the limit that ends settles nothing."""
    return view.case.limit_ending is not None and notice_sent_on(view) is not None


def limit_ending_faults(view: View, command: EndLimit) -> Iterator[tuple[str, str]]:
    """What is missing for a named person to end an authorised overdraft."""
    case, shorter = view.case, command.shorter
    if not case.is_open or case.overdraft is None or not case.overdraft.authorised_limit:
        yield "no_limit", f"{case.case_id} has no authorised overdraft that could end"
    if any(letter.code == LetterCode.L07 and letter.stands for letter in case.letters):
        yield "notice_given", "the letter that ends the tolerance (L07) has been asked for: its notice runs"
    if command.by.is_called(command.requested_by):
        yield "same_person", f"{command.by.name} cannot approve his own request"
    if command.by.level.rank < Level.SUPERVISOR.rank:
        yield "beyond_delegation", f"a {command.by.level} does not end an overdraft"
    if shorter is not None and (shorter.days < 1 or not has_twelve_instalments(case)):
        yield "no_shorter_notice", "only a consumer's two months may be shortened, to a day at least"
    if shorter is not None and notice_is_no_shorter(view, command.on, shorter.days):
        yield "no_shorter_notice", f"{shorter.days} days are no less than the two months of the law"


def notice_is_no_shorter(view: View, on: date, days: int) -> bool:
    return on + timedelta(days=days) >= add_months(on, view.parameters.overdraft.authorised_notice_months)


def schedule_from(view: View, start: date, count: int) -> tuple[OverdraftDue, ...]:
    """Monthly from the day given, on what is due once the notice is over (C-11)."""
    schedule = overdraft_schedule(
        OverdraftDebt(due_after_notice(view), view.case.terms.annual_rate_pct, count), view.parameters
    )
    return dues(schedule, start)


def dues(schedule: OverdraftSchedule, start: date) -> tuple[OverdraftDue, ...]:
    return tuple(OverdraftDue(add_months(start, one.number), one.payment, one.balance) for one in schedule.instalments)


def breached_due(view: View) -> OverdraftDue | None:
    """An instalment still missing after the days that lapse a plan. The account's balance tells what was paid."""
    known = view.case.twelve_instalments
    if known is None or not known.runs:
        return None
    late = timedelta(days=view.rules.plan_lapse_days)
    passed = [due for due in known.schedule if due.due_on + late <= view.today]
    tolerated = view.rules.treated_as_paid
    return passed[-1] if passed and view.arrears.total > passed[-1].balance + tolerated else None


def next_check_on(view: View) -> date | None:
    """Day on which the next instalment lapses: today's is still to be looked at, whatever was told this morning."""
    known = view.case.twelve_instalments
    if known is None or not known.runs:
        return None
    late = timedelta(days=view.rules.plan_lapse_days)
    return next((due.due_on + late for due in known.schedule if due.due_on + late >= view.today), None)


def closure_ends_on(view: View) -> date | None:
    """Last day of the notice (L19), after which the account is closed, its whole balance due; None: none has left."""
    sent_on = _opened_on(view, Period.ACCOUNT_CLOSURE)
    return None if sent_on is None else account_closes_on(view, sent_on)


def _opened_on(view: View, period: Period) -> date | None:
    """One notice for all: a holder who was found late has the whole of it too (domain §2)."""
    steps = [step.name for step in view.strategy.ladder if step.opens is period]
    done = [done.on for done in view.case.done if done.step in steps]
    sent = [one.sent_on for one in view.case.letters if one.step in steps and one.stands and one.sent_on is not None]
    return max((*done, *sent)) if done else None
