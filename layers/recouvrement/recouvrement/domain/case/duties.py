"""What the law says to write as soon as a fact is there, whatever the cadence (domain §4.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, assert_never

from recouvrement.domain.case.claim import receipts
from recouvrement.domain.case.decisions import Act
from recouvrement.domain.case.guards import is_ficp_person
from recouvrement.domain.case.ladder import letter_for, required
from recouvrement.domain.case.plan_rules import about, in_force, is_open_offer, last_lapse, late, offered
from recouvrement.domain.case.reach import may_hear
from recouvrement.domain.case.undisputed import contested_as_paid
from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.ficp import monthly_trigger, unscheduled_trigger
from recouvrement.domain.position import Product
from recouvrement.domain.strategy import Duty, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.debtors import Debtor
    from recouvrement.domain.case.view import View

_WITHOUT_SCHEDULE: Final = frozenset({Product.CURRENT_ACCOUNT, Product.REVOLVING_CREDIT})
"""Their incident is a formal notice without effect for sixty days (order of 26 October 2010, art. 4)."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that a duty arises. `about` tells those that come back apart: each has a letter of its own."""

    duty: Duty
    on: date  # day from which the letter is owed, past or future
    about: str = ""
    party_id: PartyId | None = None  # the only one who is told; None: everybody of the duty's audience

    @property
    def step(self) -> str:
        """Name under which the letter stands in the case."""
        return f"{self.duty.name}:{self.about}" if self.about else self.duty.name


def occasions(view: View) -> tuple[Occasion, ...]:
    """Every time that a duty of the strategy arises, and is owed to somebody."""
    return tuple(found for duty in view.strategy.duties for found in arising(duty, view) if owed_to(found, view))


def owed_to(occasion: Occasion, view: View) -> tuple[Debtor, ...]:
    """Those who have not had this information yet, can be written to, and are of the kind that it is for."""
    duty = occasion.duty
    return tuple(
        debtor
        for debtor in view.case.debtors
        if may_hear(view, debtor, duty.guard)
        and occasion.party_id in (None, debtor.party_id)
        and letter_for(view, debtor, (duty.letter,)) is not None
        and not view.case.has_letter(occasion.step, debtor.party_id)
        and (duty.trigger is not Trigger.FICP_INCIDENT or is_ficp_person(view, debtor))
    )


def arising(duty: Duty, view: View) -> Iterator[Occasion]:
    """Nothing, when nothing that is known today leads there."""
    match duty.trigger:
        case Trigger.GUARANTOR_MONTH | Trigger.OVERRUN_MONTH | Trigger.OVERRUN_THREE_MONTHS:
            day = _since_unpaid(duty.trigger, view)
            if day is not None:
                yield Occasion(duty, day)
        case Trigger.FICP_INCIDENT:
            yield from _ficp(duty, view)
        case Trigger.PLAN_PROPOSED:
            plan = offered(view.case)
            if plan is not None and is_open_offer(view):
                yield Occasion(duty, plan.proposed_on, plan.plan_id)
        case Trigger.PLAN_UNPAID:
            yield from _unpaid_plan(duty, view)
        case Trigger.DISCHARGED:
            for debtor in view.case.debtors:
                if debtor.discharged_on is not None:
                    yield Occasion(duty, debtor.discharged_on, debtor.party_id, debtor.party_id)
        case _:
            assert_never(duty.trigger)


def _since_unpaid(
    trigger: Literal[Trigger.GUARANTOR_MONTH, Trigger.OVERRUN_MONTH, Trigger.OVERRUN_THREE_MONTHS], view: View
) -> date | None:
    since = view.arrears.oldest_unpaid_on
    if since is None:
        return None
    limits = view.parameters.time_limits
    match trigger:
        case Trigger.GUARANTOR_MONTH:
            return add_months(since, limits.guarantor_information_months)
        case Trigger.OVERRUN_MONTH:
            return _overrun_until(add_months(since, 1), view)
        case Trigger.OVERRUN_THREE_MONTHS:
            return _overrun_until(add_months(since, limits.overdraft_term_months), view)
        case _:
            assert_never(trigger)


def _ficp(duty: Duty, view: View) -> Iterator[Occasion]:
    """A plan is the amicable solution; one that lapsed leaves a new incident, with a letter and a window of its own."""
    since, lapsed = view.arrears.oldest_unpaid_on, last_lapse(view.case)
    day = None if since is None or in_force(view.case) is not None else _ficp_incident(view, since)
    if day is None:
        return
    if lapsed is None or lapsed.ended_on is None:
        yield Occasion(duty, day)
    else:
        yield Occasion(duty, max(day, lapsed.ended_on), lapsed.plan_id)


def _unpaid_plan(duty: Duty, view: View) -> Iterator[Occasion]:
    plan = in_force(view.case)
    found = None if plan is None else late(view, plan)
    if plan is not None and found is not None:
        yield Occasion(duty, found.letter_on, about(plan, found.due_on))


def _overrun_until(last_day: date, view: View) -> date | None:
    """The day after: only the balance at the close of that last day shows that the overrun lasted."""
    if view.arrears.total < view.parameters.overdraft.significant_overrun:
        return None
    return last_day + timedelta(days=1)


def _ficp_incident(view: View, since: date) -> date | None:
    """By the instalments, by a formal notice of sixty days, or because an acceleration is about to be decided."""
    step = required(view)
    if step is not None and step.step.approval is Act.ACCELERATION:
        return view.case.opened_on
    if view.case.terms.product in _WITHOUT_SCHEDULE:
        return _after_notice(view)
    settled = (*receipts(view.case), *contested_as_paid(view.arrears, view.asked))
    found = monthly_trigger(view.case.instalments, settled, view.today, view.parameters)
    floor = view.parameters.ficp.minimum
    return next(
        (
            test.on
            for test in found.history
            if test.on >= since and test.threshold is not None and test.unpaid >= max(test.threshold, floor)
        ),
        None,
    )


def _after_notice(view: View) -> date | None:
    notices = [debtor.notice.sent_on for debtor in view.case.debtors if debtor.notice is not None]
    if not notices:
        return None
    found = unscheduled_trigger(min(notices), view.asked.total, view.today, view.parameters)
    return found.sixty_day_end if found.is_trigger else None
