"""The facts of a case that its time to sue depends on, gathered from the concerns that know them (domain §9).

A concern that learns of such a fact yields it here from its own records: nothing is stored twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from recouvrement.domain.case.enforcement.orders import suits
from recouvrement.domain.case.handover.record import HandoverState
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.plans.record import Plan, PlanEnd
from recouvrement.domain.law.dues import DueAmount
from recouvrement.domain.law.limitation import TimeEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.stops.grace_periods import ScheduledPayment
    from recouvrement.domain.identifiers import PartyId
    from recouvrement.domain.law.parameters import LegalParameters


@dataclass(frozen=True, slots=True)
class Restructuring:
    """A schedule that takes the contract's place: `dues` hold what falls due under it, the contract's own included.

    `event`: a plan signed by both, a judge's grace period, a plan or measures of over-indebtedness.
    """

    event: TimeEvent
    agreed_on: date
    dues: tuple[DueAmount, ...]
    parties: tuple[PartyId, ...] = ()  # whom it binds; empty: everybody

    def concerns(self, party_id: PartyId | None) -> bool:
        return not self.parties or party_id in self.parties


@dataclass(frozen=True, slots=True)
class Interruption:
    """An act after which the whole time runs again, if it came in time: a service, a debtor's request for measures.

    `lasts`: no time runs as long as the suit that it began (CC 2242).
    """

    event: TimeEvent
    on: date
    parties: tuple[PartyId, ...] = ()  # against whom; empty: everybody
    lasts: bool = False

    def concerns(self, party_id: PartyId | None) -> bool:
        return not self.parties or party_id in self.parties


def restructurings(case: Case) -> Iterator[Restructuring]:
    """In any order. Not the twelve instalments, a promise, a deferral by the bank: they restart nothing (domain §5).

    Nor what was granted without a schedule: no instalment of it can stay unpaid, and the earlier day is shown.
    """
    borrowers = {debtor.party_id for debtor in case.debtors if debtor.is_borrower}
    for plan in case.plans:
        if plan.in_force_on is not None:
            signed = {signature.party_id for signature in plan.signatures}
            bound = () if borrowers <= signed else tuple(sorted(signed))
            yield Restructuring(TimeEvent.PLAN_SIGNED_BY_BOTH, plan.in_force_on, plan_dues(case, plan), bound)
    for grace in case.stops.grace_periods:
        if grace.schedule:
            own = () if grace.party_id is None else (grace.party_id,)
            yield Restructuring(TimeEvent.GRACE_PERIOD, grace.granted_on, _scheduled(grace.schedule), own)
    for freeze in case.stops.freezes:
        if freeze.brings_measures and freeze.schedule:
            own = (freeze.party_id,)
            yield Restructuring(TimeEvent.OVER_INDEBTEDNESS_PLAN, freeze.on, _scheduled(freeze.schedule), own)


def interruptions(case: Case, parameters: LegalParameters) -> Iterator[Interruption]:
    """In any order. A payment or a plan acknowledges the debt: it interrupts a limitation, not the bar (CC 2240).

    What is served stops both, against whom it is served: an order that had not lapsed, a summons (CC 2241). It lasts as
    long as the suit, while the bailiff has the file; of a file taken back the day of service alone is counted on.
    """
    for receipt in receipts(case):
        yield Interruption(TimeEvent.PARTIAL_PAYMENT, receipt.received_on)
    for one in restructurings(case):
        yield Interruption(one.event, one.agreed_on, one.parties)
    is_pursued = case.handover is not None and case.handover.state is HandoverState.HANDED_OVER
    for debtor in case.debtors:
        for event, served_on in suits(case, debtor.party_id, parameters):
            yield Interruption(event, served_on, (debtor.party_id,), lasts=is_pursued)


def _scheduled(schedule: Iterable[ScheduledPayment]) -> tuple[DueAmount, ...]:
    return tuple(DueAmount(one.due_on, one.amount) for one in schedule)


def plan_dues(case: Case, plan: Plan) -> tuple[DueAmount, ...]:
    """The plan's instalments, before those of the contract that fall due the same day: they are the older debt."""
    own = [DueAmount(one.due_on, one.amount) for one in plan.schedule]
    after, until = _contract_counts_from(plan), case.accelerated_on or date.max
    later = [DueAmount(one.due_on, one.amount) for one in case.instalments if after < one.due_on <= until]
    return tuple(sorted((*own, *later), key=lambda due: due.due_on))


def _contract_counts_from(plan: Plan) -> date:
    """Instalments due after that day are owed at their own date; those that a kept plan deferred are not."""
    signed_on = plan.in_force_on or plan.proposed_on
    if plan.conditions.current_instalments_continue or plan.end in (PlanEnd.LAPSED, PlanEnd.CANCELLED):
        return signed_on
    return plan.schedule[-1].due_on
