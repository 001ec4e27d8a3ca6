"""What the law says to write as soon as a fact is there, whatever the cadence (domain §4.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, assert_never

from recouvrement.domain.case.dialogue.proposal_rules import open_proposals
from recouvrement.domain.case.ficp.rules import information_due_on, is_ficp_person, round_of
from recouvrement.domain.case.letters import yearly_information
from recouvrement.domain.case.letters.reach import may_hear
from recouvrement.domain.case.plans.record import PlanOrigin
from recouvrement.domain.case.plans.rules import about, in_force, is_open_offer, late, offered
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.ladder import letter_for
from recouvrement.domain.case.stops.disputes import resolution_of
from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.strategy import Audience, Duty, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View


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


def outlives(occasion: Occasion, case: Case) -> bool:
    """A write-off extinguishes nothing: the guarantor is told every year of what he still owes (CC 2302)."""
    is_yearly = occasion.duty.trigger is Trigger.GUARANTOR_YEAR
    return case.is_open or (is_yearly and case.close_reason is CloseReason.WRITTEN_OFF)


def owed_to(occasion: Occasion, view: View) -> tuple[Debtor, ...]:
    """Those who have not had this information yet, can be written to, and are of the kind that it is for."""
    duty = occasion.duty
    return tuple(
        debtor
        for debtor in view.case.debtors
        if may_hear(view, debtor, duty.guard)
        and occasion.party_id in (None, debtor.party_id)
        and (duty.trigger is not Trigger.GUARANTOR_YEAR or yearly_information.is_owed_it(debtor))
        and letter_for(view, debtor, (duty.letter,)) is not None
        and not view.case.has_letter(occasion.step, debtor.party_id)
    )


def arising(duty: Duty, view: View) -> Iterator[Occasion]:
    """Nothing, when nothing that is known today leads there."""
    match duty.trigger:
        case Trigger.GUARANTOR_MONTH | Trigger.OVERRUN_MONTH | Trigger.OVERRUN_THREE_MONTHS:
            day = _since_unpaid(duty.trigger, view)
            if day is not None:
                yield Occasion(duty, day)
        case Trigger.GUARANTOR_YEAR:
            for day in yearly_information.owed_from(view):
                yield Occasion(duty, day, str(day.year))
        case Trigger.DISPUTE_DECIDED:
            yield from _decided_disputes(duty, view)
        case Trigger.FICP_INCIDENT:
            for debtor in view.case.debtors:
                day = information_due_on(view, debtor) if is_ficp_person(view, debtor) else None
                if day is not None:
                    yield Occasion(duty, day, round_of(view.case), debtor.party_id)
        case Trigger.MEASURES_PROPOSED:
            for proposal in open_proposals(view):
                yield Occasion(duty, proposal.made_on, proposal.proposal_id)
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
        case Trigger.FICP_DECLARED:
            for debtor in view.case.debtors:
                if debtor.ficp is not None and debtor.ficp.declared_on is not None:
                    yield Occasion(duty, debtor.ficp.declared_on, debtor.ficp.incident.on.isoformat(), debtor.party_id)
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


def _unpaid_plan(duty: Duty, view: View) -> Iterator[Occasion]:
    plan = in_force(view.case)
    if plan is None or plan.origin is PlanOrigin.BAILIFF:
        return
    found = late(view, plan)
    if found is not None:
        yield Occasion(duty, found.letter_on, about(plan, found.due_on))


def _decided_disputes(duty: Duty, view: View) -> Iterator[Occasion]:
    """To whoever contested, in the words of the decision; when nobody is named, to the borrowers."""
    for dispute in view.case.stops.disputes:
        found = resolution_of(dispute, view.case.stops.resolutions)
        is_for_him = dispute.party_id is not None or duty.letter.audience is not Audience.GUARANTORS
        if found is not None and found.facts and is_for_him:
            yield Occasion(duty, found.on, dispute.dispute_id, dispute.party_id)


def _overrun_until(last_day: date, view: View) -> date | None:
    """The day after: only the balance at the close of that last day shows that the overrun lasted."""
    if view.arrears.total < view.parameters.overdraft.significant_overrun:
        return None
    return last_day + timedelta(days=1)
