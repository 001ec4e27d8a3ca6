"""Repayment plans: proposed by staff, signed by each debtor, agreed by the bank, cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.plans.record import PlanConditions, PlanInterest, Signature
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.affordable_plan import Means


@dataclass(frozen=True, slots=True)
class Offer:
    """How a plan is to be offered; its sum is the claim of the day, its length what the declared means allow."""

    means: Means
    first_due_on: date
    current_instalments_continue: bool
    interest: PlanInterest
    undoes_acceleration: bool = False


@dataclass(frozen=True, slots=True)
class ProposePlan:
    plan_id: str
    offer: Offer
    by: PersonName


@dataclass(frozen=True, slots=True)
class SignPlan:
    plan_id: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class AgreePlan:
    """The bank's own signature, under what was signed. A plan that was never proposed begins with it."""

    plan_id: str
    conditions: PlanConditions
    on: date
    by: Person
    requested_by: PersonName
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class CancelPlan:
    plan_id: str
    on: date
    by: PersonName
    reason: str


PlanCommand = ProposePlan | SignPlan | AgreePlan | CancelPlan
