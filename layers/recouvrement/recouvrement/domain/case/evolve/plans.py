from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from recouvrement.domain.case.events.plans import (
    AccelerationUndone,
    PlanAgreed,
    PlanCancelled,
    PlanEvent,
    PlanKept,
    PlanLapsed,
    PlanProposed,
    PlanRestored,
    PlanSigned,
    PlanTookEffect,
)
from recouvrement.domain.case.plans.record import PlanEnd

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case


def evolve_plans(case: Case, event: PlanEvent) -> Case:
    match event:
        case PlanProposed(plan):
            return replace(case, plans=(*case.plans, plan))
        case PlanSigned(plan_id, signature):
            return _plan(case, plan_id, signatures=(*case.plan(plan_id).signatures, signature))
        case PlanAgreed(plan_id, conditions, agreement):
            return _plan(case, plan_id, conditions=conditions, agreement=agreement)
        case PlanTookEffect(plan_id, on):
            return _plan(case, plan_id, in_force_on=on)
        case PlanKept(plan_id, on):
            return _plan(case, plan_id, ended_on=on, end=PlanEnd.KEPT)
        case PlanLapsed(plan_id, on, _, _):
            return _plan(case, plan_id, ended_on=on, end=PlanEnd.LAPSED)
        case PlanRestored(plan_id, _):
            return _plan(case, plan_id, ended_on=None, end=None)
        case PlanCancelled(plan_id, on, _, _):
            return _plan(case, plan_id, ended_on=on, end=PlanEnd.CANCELLED)
        case AccelerationUndone():
            return _by_instalments(case)
        case _:
            assert_never(event)


def _plan(case: Case, plan_id: str, **changes: Any) -> Case:  # noqa: ANN401 - fields of Plan
    plans = (replace(plan, **changes) if plan.plan_id == plan_id else plan for plan in case.plans)
    return replace(case, plans=tuple(plans))


def _by_instalments(case: Case) -> Case:
    """The loan runs again: every debtor is back on instalments."""
    freed = (replace(debtor, notice=None, acceleration_sent_on=None, accelerated_on=None) for debtor in case.debtors)
    return replace(case, debtors=tuple(freed))
