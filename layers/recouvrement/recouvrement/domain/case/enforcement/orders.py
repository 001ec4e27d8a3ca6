"""Where the order stands against each debtor (domain §11.2, §11.3): from the acts and the day, whatever came first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.enforcement.acts import (
    AccountAttachment,
    AgreementRecord,
    Judgment,
    NonOpposition,
    Opposition,
    OrderGranted,
    OrderRefused,
    OrderRequested,
    PaymentCommand,
    Served,
    ServiceDone,
    ServiceMode,
    WageReport,
)
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.law.calendar import add_months, next_working_day
from recouvrement.domain.law.deadlines import payment_order_opposition, payment_order_service
from recouvrement.domain.law.limitation import TimeEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.enforcement.acts import CourtAct
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View
    from recouvrement.domain.identifiers import PartyId
    from recouvrement.domain.law.calendar import Region
    from recouvrement.domain.law.parameters import LegalParameters

ONE_DAY: Final = timedelta(days=1)


class OrderStatus(StrEnum):
    ORDER_REQUESTED = "ORDER_REQUESTED"
    ORDER_GRANTED = "ORDER_GRANTED"
    ORDER_PARTIAL = "ORDER_PARTIAL"
    ORDER_REFUSED = "ORDER_REFUSED"
    ORDER_SERVED = "ORDER_SERVED"
    OPPOSITION_FILED = "OPPOSITION_FILED"
    ORDER_FINAL = "ORDER_FINAL"
    ORDER_LAPSED = "ORDER_LAPSED"


@dataclass(frozen=True, slots=True)
class Standing:
    """One debtor's. `enforceable_on` None: not final; a later day: final by silence from then."""

    status: OrderStatus
    served_on: date | None = None
    serve_by: date | None = None
    enforceable_on: date | None = None
    expires_on: date | None = None


def title(case: Case) -> OrderGranted | Judgment | None:
    """Give the last decision that grants something: a judgment replaces the order that was opposed."""
    decisions: list[OrderGranted | Judgment] = [*case.enforcement.of(OrderGranted), *case.enforcement.of(Judgment)]
    return max(decisions, key=lambda one: (one.on, one.reference), default=None)


def standing(party_id: PartyId, view: View) -> Standing | None:
    """None: nothing was asked of a court, or of the debtor, yet."""
    found = _standing(party_id, view)
    if found is None or found.enforceable_on is None or found.enforceable_on > view.today:
        return found
    if found.expires_on is not None and found.expires_on < view.today:
        return Standing(OrderStatus.ORDER_LAPSED, found.served_on, expires_on=found.expires_on)
    return Standing(OrderStatus.ORDER_FINAL, found.served_on, found.serve_by, found.enforceable_on, found.expires_on)


def _standing(party_id: PartyId, view: View) -> Standing | None:
    decision = title(view.case)
    match decision:
        case Judgment():
            return _judged(decision, party_id, view)
        case OrderGranted():
            return _ordered(decision, party_id, view)
        case None:
            return _agreed(party_id, view) or _notarial(view) or _asked(view.case)


def _judged(judgment: Judgment, party_id: PartyId, view: View) -> Standing:
    """Enforceable as soon as it is served: judgments are provisionally so by right (CPC 514)."""
    if judgment.award.is_nothing:
        return Standing(OrderStatus.ORDER_REFUSED)
    served_on = first_service(view.case, party_id, Served.JUDGMENT, judgment.on)
    if served_on is None:
        return Standing(OrderStatus.ORDER_GRANTED)
    return Standing(OrderStatus.ORDER_SERVED, served_on, None, served_on, expires_on(served_on, party_id, view))


def _ordered(order: OrderGranted, party_id: PartyId, view: View) -> Standing:
    serve_by = payment_order_service(order.on, view.parameters, view.case.region_of(party_id)).last_day
    served_on = valid_service(view.case, party_id, order, view.parameters)
    if served_on is None:
        if view.today > serve_by:
            return Standing(OrderStatus.ORDER_LAPSED, serve_by=serve_by)
        granted = OrderStatus.ORDER_PARTIAL if order.refused else OrderStatus.ORDER_GRANTED
        return Standing(granted, serve_by=serve_by)
    if any(act.on >= order.on for act in view.case.enforcement.against(party_id, Opposition)):
        return Standing(OrderStatus.OPPOSITION_FILED, served_on, serve_by)
    return Standing(
        OrderStatus.ORDER_SERVED,
        served_on,
        serve_by,
        _final_on(served_on, party_id, view),
        expires_on(served_on, party_id, view),
    )


def _final_on(served_on: date, party_id: PartyId, view: View) -> date:
    """By the registry's certificate, which none gives while he may oppose, or after two months of its silence."""
    opposition = payment_order_opposition(served_on, view.parameters, view.case.region_of(party_id))
    silence = opposition.enforcement_without_court_notice_from
    certified = [act.on for act in view.case.enforcement.against(party_id, NonOpposition)]
    return min((silence, *(on for on in certified if on > opposition.opposition_last_day)))


def _agreed(party_id: PartyId, view: View) -> Standing | None:
    """A record of agreement is an order of the bailiff's own on the small-claim procedure (CPCE L125-1)."""
    if view.case.handover is None or view.case.handover.procedure is not JudicialProcedure.SMALL_CLAIM:
        return None
    signed = view.case.enforcement.against(party_id, AgreementRecord)
    if not signed:
        return None
    on = signed[0].on
    return Standing(OrderStatus.ORDER_SERVED, on, None, on, expires_on(on, party_id, view))


def _notarial(view: View) -> Standing | None:
    """The deed is an order from the start, as long as the debt itself is not barred (CPCE L111-3 4°; domain §9)."""
    case = view.case
    if case.handover is None or case.handover.procedure is not JudicialProcedure.NOTARIAL_DEED:
        return None
    since = case.handover.handed_over_on
    return None if since is None else Standing(OrderStatus.ORDER_SERVED, since, None, since)


def _asked(case: Case) -> Standing | None:
    answers: tuple[CourtAct, ...] = (*case.enforcement.of(OrderRequested), *case.enforcement.of(OrderRefused))
    last = max(answers, key=lambda one: (one.on, isinstance(one, OrderRefused)), default=None)
    if last is None:
        return None
    is_refused = isinstance(last, OrderRefused)
    return Standing(OrderStatus.ORDER_REFUSED if is_refused else OrderStatus.ORDER_REQUESTED)


def first_service(case: Case, party_id: PartyId, served: Served, since: date) -> date | None:
    """Day on which that paper, made on `since`, was first served on him; None: not yet."""
    services = case.enforcement.against(party_id, ServiceDone)
    return next((act.on for act in services if act.served is served and act.on >= since), None)


def valid_service(case: Case, party_id: PartyId, order: OrderGranted, parameters: LegalParameters) -> date | None:
    """Within the months of the order; a later service is that of an order which had lapsed (CPC 1411)."""
    served_on = first_service(case, party_id, Served.ORDER, order.on)
    serve_by = payment_order_service(order.on, parameters, case.region_of(party_id)).last_day
    return served_on if served_on is not None and served_on <= serve_by else None


def suits(case: Case, party_id: PartyId, parameters: LegalParameters) -> Iterator[tuple[TimeEvent, date]]:
    """Services that stop his time bar: of a summons, or of an order that had not lapsed (domain §9)."""
    for order in case.enforcement.of(OrderGranted):
        served_on = valid_service(case, party_id, order, parameters)
        if served_on is not None:
            yield TimeEvent.ORDER_SERVED, served_on
    for act in case.enforcement.against(party_id, ServiceDone):
        if act.served is Served.SUMMONS:
            yield TimeEvent.SUMMONS_SERVED, act.on


def opposition_until(party_id: PartyId, view: View) -> date | None:
    """Last day to oppose: a month from the service in person, else from the first measure (CPC 1416). None: open."""
    order = title(view.case)
    if not isinstance(order, OrderGranted):
        return None
    services = view.case.enforcement.against(party_id, ServiceDone)
    in_person = [act.on for act in services if act.served is Served.ORDER and act.mode is ServiceMode.PERSON]
    known = [day for day in (*in_person, *_measures_on(view.case, party_id)) if day >= order.on]
    if not known:
        return None
    return payment_order_opposition(min(known), view.parameters, view.case.region_of(party_id)).opposition_last_day


def _measures_on(case: Case, party_id: PartyId) -> tuple[date, ...]:
    kept = case.enforcement
    acts = (*kept.against(party_id, AccountAttachment), *kept.against(party_id, WageReport))
    return tuple(act.on for act in acts)


def expires_on(served_on: date, party_id: PartyId, view: View) -> date:
    """Ten years from the service, run again by each act of enforcement or acknowledgement (CPCE L111-4, CC 2244)."""
    months = view.parameters.time_limits.order_months
    last_day = add_months(served_on, months)
    for day in interruptions(view.case, party_id):
        if served_on <= day <= last_day:
            last_day = add_months(day, months)
    return last_day


def interruptions(case: Case, party_id: PartyId) -> tuple[date, ...]:
    """Days of the acts of enforcement against him and of his acknowledgements, in order (CC 2240, 2244)."""
    kept = case.enforcement
    acts = (*kept.against(party_id, PaymentCommand), *kept.against(party_id, AgreementRecord))
    return tuple(sorted((*_measures_on(case, party_id), *(act.on for act in acts))))


def judgment_to_serve_by(judgment: Judgment, region: Region, view: View) -> date:
    """Six months, or a judgment by default is as if it had never been given (CPC 478)."""
    return next_working_day(add_months(judgment.on, view.parameters.judicial.judgment_service_months), region)
