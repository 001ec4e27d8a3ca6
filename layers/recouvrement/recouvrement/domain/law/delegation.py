"""Who may decide up to which claim (the bank's delegation limits, domain §4.9)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from recouvrement.domain.law.bank_rules import DelegationParameters, Limits
    from recouvrement.domain.money import Money


class Level(StrEnum):
    """From the lowest to the highest."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    HEAD_OF_COLLECTIONS = "head_of_collections"
    COMMITTEE = "committee"

    @property
    def rank(self) -> int:
        return tuple(Level).index(self)


class DelegatedAct(StrEnum):
    WAIVE_STEP = "waive_step"
    PLAN = "plan"
    ACCELERATION = "acceleration"
    HANDOVER = "handover"
    WRITE_OFF = "write_off"


def level_required(act: DelegatedAct, claim: Money, rules: DelegationParameters) -> Level:
    """Lowest level that may decide; the claim is the one of the day."""
    limits = _limits(act, rules)
    if limits.agent is not None and claim <= limits.agent:
        return Level.AGENT
    if claim <= limits.supervisor:
        return Level.SUPERVISOR
    return Level.HEAD_OF_COLLECTIONS if claim <= limits.head_of_collections else Level.COMMITTEE


def may_decide(level: Level, act: DelegatedAct, claim: Money, rules: DelegationParameters) -> bool:
    return level.rank >= level_required(act, claim, rules).rank


@dataclass(frozen=True, slots=True)
class PlanProposal:
    claim: Money
    months: int
    instalment: Money


def plan_level_required(plan: PlanProposal, rules: DelegationParameters) -> Level:
    """Sum and length both count; an agent's plan also has a smallest instalment."""
    by_claim = level_required(DelegatedAct.PLAN, plan.claim, rules)
    by_length = _level_by_length(plan.months, rules)
    by_instalment = Level.AGENT if plan.instalment >= rules.agent_plan_minimum else Level.SUPERVISOR
    return max(by_claim, by_length, by_instalment, key=lambda level: level.rank)


def _level_by_length(months: int, rules: DelegationParameters) -> Level:
    if months <= rules.agent_plan_months:
        return Level.AGENT
    if months <= rules.supervisor_plan_months:
        return Level.SUPERVISOR
    return Level.HEAD_OF_COLLECTIONS if months <= rules.head_of_collections_plan_months else Level.COMMITTEE


def _limits(act: DelegatedAct, rules: DelegationParameters) -> Limits:
    match act:
        case DelegatedAct.WAIVE_STEP:
            return rules.waive_step
        case DelegatedAct.PLAN:
            return rules.plan
        case DelegatedAct.ACCELERATION:
            return rules.acceleration
        case DelegatedAct.HANDOVER:
            return rules.handover
        case DelegatedAct.WRITE_OFF:
            return rules.write_off
        case _:
            assert_never(act)
