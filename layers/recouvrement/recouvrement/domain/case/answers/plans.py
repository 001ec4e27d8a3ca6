"""What is said of a repayment plan. Signatures and the bank's agreement may come in any order (domain §5)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.commands.plans import AgreePlan, CancelPlan, PlanCommand, ProposePlan, SignPlan
from recouvrement.domain.case.events.plans import PlanAgreed, PlanCancelled, PlanProposed, PlanSigned
from recouvrement.domain.case.plans.record import BankAgreement, Plan, PlanConditions
from recouvrement.domain.case.time_bar.decisions import is_decided
from recouvrement.domain.errors import Refusal
from recouvrement.domain.law.affordable_plan import affordable_plan, level_for
from recouvrement.domain.money import ZERO

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.view import View


def answer(draft: Draft, command: PlanCommand) -> None:
    match command:
        case ProposePlan():
            _propose(draft, command)
        case SignPlan(plan_id, signature):
            plan = _plan(draft, plan_id)
            if draft.case.find_debtor(signature.party_id) is None:
                raise Refusal("unknown_debtor", f"{signature.party_id} is no debtor of {draft.case.case_id}")
            if not plan.is_signed_by(signature.party_id):
                draft.record(PlanSigned(plan_id, signature))
        case AgreePlan():
            _agree(draft, command)
        case CancelPlan(plan_id, on, by, reason):
            if _plan(draft, plan_id).end is None:
                draft.record(PlanCancelled(plan_id, on, by, reason))
        case _:
            assert_never(command)


def _propose(draft: Draft, command: ProposePlan) -> None:
    view, offer = draft.view, command.offer
    if draft.case.find_plan(command.plan_id) is not None:
        return
    _check_alone(draft, command.plan_id)
    if view.outstanding <= ZERO:
        raise Refusal("nothing_due", f"{draft.case.case_id} owes nothing today")
    found = affordable_plan(view.outstanding, offer.means.left_to_pay, offer.first_due_on, view.parameters.delegation)
    if found is None:
        raise Refusal("beyond_means", "no plan within the longest delegation fits the declared means")
    conditions = PlanConditions(
        found.terms, offer.current_instalments_continue, offer.interest, offer.undoes_acceleration
    )
    draft.record(
        PlanProposed(
            Plan(
                plan_id=command.plan_id,
                proposed_on=view.today,
                proposed_by=command.by,
                claim=view.outstanding,
                conditions=conditions,
                sign_by=_sign_by(view),
                means=offer.means,
            )
        )
    )


def _sign_by(view: View) -> date:
    """Signed too near the bar, it could be argued to restart nothing: only a named decision goes on (domain §5)."""
    by = view.today + timedelta(days=view.rules.plan_signature_days)
    if view.last_day_to_sue is None or is_decided(view):
        return by
    safe = view.last_day_to_sue - timedelta(days=view.parameters.time_limits.service_margin_days)
    if safe < view.today:
        raise Refusal("time_bar_near", "too near the time bar: a named person decides first")
    return min(by, safe)


def _agree(draft: Draft, command: AgreePlan) -> None:
    view, known = draft.view, draft.case.find_plan(command.plan_id)
    if known is not None and known.agreement is not None:
        return
    _check_alone(draft, command.plan_id)
    _check_delegation(view, command)
    if known is None:
        draft.record(
            PlanProposed(Plan(command.plan_id, command.on, command.requested_by, view.outstanding, command.conditions))
        )
    agreement = BankAgreement(command.on, command.by.name, command.requested_by, command.by.level)
    draft.record(PlanAgreed(command.plan_id, command.conditions, agreement))
    for signature in command.signatures:
        answer(draft, SignPlan(command.plan_id, signature))


def _check_delegation(view: View, command: AgreePlan) -> None:
    if command.by.is_called(command.requested_by):
        raise Refusal("same_person", f"{command.by.name} cannot approve his own request")
    needed = level_for(command.conditions.terms, view.outstanding, view.parameters.delegation)
    if command.by.level.rank < needed.rank:
        raise Refusal("beyond_delegation", f"such a plan is decided by the {needed}, not by a {command.by.level}")


def _check_alone(draft: Draft, plan_id: str) -> None:
    """One plan at a time: the one in force is cancelled first, a new offer takes the place of an old one."""
    if not draft.case.is_open:
        raise Refusal("closed", f"{draft.case.case_id} is closed")
    for plan in draft.case.plans:
        if plan.is_in_force and plan.plan_id != plan_id:
            raise Refusal("plan_in_force", f"{plan.plan_id} is in force: cancel it first")


def _plan(draft: Draft, plan_id: str) -> Plan:
    found = draft.case.find_plan(plan_id)
    if found is None:
        raise Refusal("unknown_plan", f"{draft.case.case_id} has no plan {plan_id}")
    return found
