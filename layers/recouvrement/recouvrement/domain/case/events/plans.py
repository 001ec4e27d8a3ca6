"""The life of a repayment plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.plans.record import BankAgreement, Plan, PlanConditions, Signature
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class PlanProposed:
    plan: Plan


@dataclass(frozen=True, slots=True)
class PlanSigned:
    plan_id: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class PlanAgreed:
    """The bank has signed; `conditions` are those on the signed paper."""

    plan_id: str
    conditions: PlanConditions
    agreement: BankAgreement


@dataclass(frozen=True, slots=True)
class PlanTookEffect:
    """Signed by everybody: the claim is to be paid by this schedule from that day (CCo R312-35)."""

    plan_id: str
    on: date


@dataclass(frozen=True, slots=True)
class PlanKept:
    plan_id: str
    on: date


@dataclass(frozen=True, slots=True)
class PlanLapsed:
    """The instalment of `due_on` stayed unpaid: the old claim revives, less what was paid."""

    plan_id: str
    on: date
    due_on: date
    unpaid: Money


@dataclass(frozen=True, slots=True)
class PlanRestored:
    """Money heard of late had been paid in time: the plan had not lapsed, or was not kept."""

    plan_id: str
    on: date


@dataclass(frozen=True, slots=True)
class PlanCancelled:
    plan_id: str
    on: date
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class AccelerationUndone:
    """The plan says in writing that the loan goes on by instalments."""

    plan_id: str
    on: date


PlanEvent = (
    PlanProposed
    | PlanSigned
    | PlanAgreed
    | PlanTookEffect
    | PlanKept
    | PlanLapsed
    | PlanRestored
    | PlanCancelled
    | AccelerationUndone
)
