"""The life of a repayment plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

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
from recouvrement.domain.letters.french import day, euros, plural

if TYPE_CHECKING:
    from infra.local.report.people import Cast
    from recouvrement.domain.case.plans.record import Plan


def plan_sentence(event: PlanEvent, cast: Cast) -> str:
    match event:
        case PlanProposed(plan):
            return _proposed(plan)
        case PlanSigned(plan_id, signature):
            return f"Plan {plan_id} signé par {cast.person(signature.party_id)} le {day(signature.on)}."
        case PlanAgreed(plan_id, _, agreement):
            return f"Plan {plan_id} accepté par {agreement.by} le {day(agreement.on)}."
        case PlanTookEffect(plan_id, on):
            return f"Plan {plan_id} en vigueur le {day(on)} : il est signé de tous, la forclusion court à nouveau."
        case PlanKept(plan_id):
            return f"Plan {plan_id} entièrement payé."
        case PlanLapsed(plan_id, on, due_on, unpaid):
            return f"Plan {plan_id} caduc le {day(on)} : {euros(unpaid)} restent impayés au titre du {day(due_on)}."
        case PlanRestored(plan_id):
            return f"Plan {plan_id} rétabli : les paiements connus depuis changent ce qui en avait été dit."
        case PlanCancelled(plan_id, on, by, reason):
            return f"Plan {plan_id} annulé par {by} le {day(on)} : {reason}"
        case AccelerationUndone(plan_id):
            return f"Le plan {plan_id} prévoit que le prêt reprend son cours : la déchéance du terme est levée."
        case _:
            assert_never(event)


def _proposed(plan: Plan) -> str:
    first, count = plan.schedule[0], plural(len(plan.schedule), "échéance", "échéances")
    parts = f"{euros(plan.conditions.terms.total)} en {count}, la première de {euros(first.amount)}"
    return f"Plan d’apurement {plan.plan_id} : {parts}, le {day(first.due_on)}."
