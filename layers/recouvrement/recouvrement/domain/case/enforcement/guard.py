"""When an order may be enforced against a debtor (guards per transition)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.enforcement.orders import OrderStatus, standing
from recouvrement.domain.case.plans.record import PlanOrigin
from recouvrement.domain.case.plans.rules import in_force
from recouvrement.domain.case.stops.freezes import FreezeReason
from recouvrement.domain.case.stops.holds import HoldReason
from recouvrement.domain.case.stops.stopped import stops, suits_stopped

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View


def stop_reason(debtor: Debtor, view: View) -> str | None:
    """Why it may not be enforced against him today; None: it may."""
    found = standing(debtor.party_id, view)
    if found is None or found.status is not OrderStatus.ORDER_FINAL:
        return "no order" if found is None else found.status.value
    return why_barred(debtor, view)


def why_barred(debtor: Debtor, view: View) -> str | None:
    """An order may be obtained against him, not enforced, whatever the order says; None: nothing stands in the way."""
    if debtor.discharged_on is not None:
        return "discharged"
    if debtor.frozen is not None:
        return debtor.frozen.value
    if suits_stopped(view.case, debtor, view.today):
        return FreezeReason.INSOLVENCY.value
    if debtor.deceased_on is not None:
        return "deceased"
    return _left_in_peace(debtor, view)


def _left_in_peace(debtor: Debtor, view: View) -> str | None:
    """By the judge, by a plan that the bank signed, by whoever placed a hold (infra/decisions/0068).

    To contest suspends nothing by itself: the judge of enforcement does. Of an agreement that the bailiff recorded he
    draws the consequences himself.
    """
    plan = in_force(view.case)
    if plan is not None and plan.origin is PlanOrigin.BANK:
        return "plan"
    for stop in stops(view.case):
        is_his = stop.party_id in (None, debtor.party_id)
        if is_his and stop.reason is not HoldReason.DISPUTE and stop.days.holds(view.today):
            return stop.reason.value
    return None


def enforceable_since(debtor: Debtor, view: View) -> date | None:
    """None: it may not be enforced against him today."""
    found = standing(debtor.party_id, view)
    return found.enforceable_on if found is not None and stop_reason(debtor, view) is None else None
