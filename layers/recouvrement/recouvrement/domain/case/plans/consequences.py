"""What becomes of a plan, drawn from the facts after each of them: in force, kept, lapsed, and back again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.endings.night import awaits_the_night
from recouvrement.domain.case.events.letters import LetterCrossed
from recouvrement.domain.case.events.people import NoticeExtinguished
from recouvrement.domain.case.events.plans import (
    AccelerationUndone,
    PlanKept,
    PlanLapsed,
    PlanRestored,
    PlanTookEffect,
)
from recouvrement.domain.case.events.procedure import ExhibitFiled, StepsUndone
from recouvrement.domain.case.handover.record import Exhibit
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.plans.record import Plan, PlanEnd
from recouvrement.domain.case.plans.rules import Late, in_force, is_kept, late, offered, signed_on
from recouvrement.domain.case.steps.ladder import steps_from
from recouvrement.domain.strategy import Period

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft


def settle_plans(draft: Draft) -> None:
    if draft.case.is_open and draft.case.plans:
        _restore(draft)
        _take_effect(draft)
        _extinguish_notice(draft)
        _end(draft)


def _take_effect(draft: Draft) -> None:
    plan = offered(draft.case)
    on = None if plan is None else signed_on(draft.case, plan)
    if plan is None or on is None:
        return
    draft.record(PlanTookEffect(plan.plan_id, on))
    last = max(plan.signatures, key=lambda signature: (signature.on, signature.party_id))
    if last.key is not None and last.sha256 is not None:
        draft.record(ExhibitFiled(Exhibit("J16", last.key, last.sha256)))
    if plan.conditions.undoes_acceleration and draft.case.accelerated_on is not None:
        draft.record(AccelerationUndone(plan.plan_id, on))
        draft.record(StepsUndone(steps_from(draft.view, Period.CURE), draft.situation.today))


def _extinguish_notice(draft: Draft) -> None:
    """A notice is answered by a plan: after a lapse another one asks for what is then due."""
    case = draft.case
    if in_force(case) and not case.is_notice_acted_on and any(debtor.notice is not None for debtor in case.debtors):
        draft.record(NoticeExtinguished(draft.situation.today))


def _end(draft: Draft) -> None:
    plan = in_force(draft.case)
    if plan is None or awaits_the_night(draft.view):
        return
    if is_kept(draft.view, plan):
        last = max((receipt.received_on for receipt in receipts(draft.case)), default=draft.situation.today)
        draft.record(PlanKept(plan.plan_id, last))
        return
    found = _lapse(draft, plan)
    if found is not None and found.lapses_on is not None:
        draft.record(PlanLapsed(plan.plan_id, found.lapses_on, found.due_on, found.unpaid))
        draft.alarm(CaseAlarm.PLAN_LAPSED, f"lapsed:{plan.plan_id}", f"{plan.plan_id} lapsed: the old claim revives")


def _restore(draft: Draft) -> None:
    """Only the last plan: another one has taken the place of those before it.

    Paid in full after its lapse it is kept in the end, but what was asked meanwhile was rightly asked.
    """
    plan = draft.case.plans[-1]
    as_if = replace(plan, end=None, ended_on=None)
    paid = is_kept(draft.view, as_if)
    was_in_time = plan.end is PlanEnd.LAPSED and _lapse(draft, as_if) is None
    if was_in_time:
        _withdraw_letters(draft, plan)
    if was_in_time or (plan.end is PlanEnd.LAPSED and paid) or (plan.end is PlanEnd.KEPT and not paid):
        draft.record(PlanRestored(plan.plan_id, draft.situation.today))


def _lapse(draft: Draft, plan: Plan) -> Late | None:
    """What has lapsed by the facts of today."""
    found = late(draft.view, plan)
    has_lapsed = found is not None and found.lapses_on is not None and found.lapses_on <= draft.situation.today
    return found if has_lapsed else None


def _withdraw_letters(draft: Draft, plan: Plan) -> None:
    """Money that was in time is heard of late: what was demanded because of the lapse is taken back."""
    codes, crossed = draft.view.strategy.apology_for, draft.case.crossed
    for letter in draft.case.letters:
        is_demand = letter.stands and letter.code in codes and letter.letter_id not in crossed
        if is_demand and letter.sent_on and plan.ended_on and letter.sent_on >= plan.ended_on:
            draft.record(LetterCrossed(letter.letter_id, draft.situation.today, is_void=True))
