"""Repayment plans for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recouvrement.domain.case.commands.plans import AgreePlan, Offer
from recouvrement.domain.case.plans.record import PlanConditions, PlanInterest, Signature
from recouvrement.domain.case.steps.decisions import Successor
from recouvrement.domain.law.affordable_plan import Means
from recouvrement.domain.law.repayment_plan import PlanTerms
from recouvrement.domain.money import Money
from support.contracts import LEA, NOE
from support.desk import ANNE, PAUL

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.identifiers import PartyId


ASSIGNEE = Successor("Cessionnaire SA", "1 place de la Bourse, 75002 Paris", "01", "c@example.org", "IBAN FR76")


def signature(party_id: PartyId, on: date) -> Signature:
    return Signature(party_id, on, f"signatures/{party_id}.pdf", "3" * 64)


def conditions(total: str, count: int, first_due_on: date) -> PlanConditions:
    terms = PlanTerms(Money(total), count, first_due_on, first_due_on.day)
    return PlanConditions(terms, current_instalments_continue=True)


def agreed_plan(on: date, total: str, count: int, first_due_on: date) -> AgreePlan:
    """Signed by Léa and by the bank on the same day."""
    signatures = (signature(LEA.party_id, on),)
    return AgreePlan("PLAN-1", conditions(total, count, first_due_on), on, ANNE, PAUL, signatures)


def with_noe(plan: AgreePlan) -> AgreePlan:
    return replace(plan, signatures=(*plan.signatures, signature(NOE.party_id, plan.on)))


def offer(today: date, income: str = "1850.00", charges: str = "1640.00") -> Offer:
    """The first instalment falls due on the 28th."""
    means = Means(Money(income), Money(charges))
    return Offer(means, today.replace(day=28), current_instalments_continue=True, interest=PlanInterest.KEPT)


__all__ = ["ASSIGNEE", "agreed_plan", "conditions", "offer", "signature", "with_noe"]
