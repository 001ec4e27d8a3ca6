"""An agreement that the bailiff recorded (PV d'accord, CPCE L212-3) is a plan like another, signed before him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.plans.record import BankAgreement, Plan, PlanConditions, PlanOrigin, Signature
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.repayment_plan import PlanTerms

if TYPE_CHECKING:
    from recouvrement.domain.case.commands.enforcement import ReceiveAct
    from recouvrement.domain.case.enforcement.acts import AgreementRecord
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.money import Money


def agreement_id(act: AgreementRecord) -> str:
    """Of what was agreed: debtors who sign the same agreement follow one plan, whatever the names of their records."""
    return f"agreement:{act.first_due_on}:{act.instalments}x{act.amount}"


def agreed_plan(act: AgreementRecord, claim: Money, bailiff: str) -> Plan:
    """The claim is frozen by then: no instalment of the contract runs beside it."""
    sum_agreed = act.amount.times(act.instalments)
    terms = PlanTerms(sum_agreed, act.instalments, act.first_due_on, act.first_due_on.day)
    by = PersonName(bailiff)
    return Plan(
        plan_id=agreement_id(act),
        proposed_on=act.on,
        proposed_by=by,
        claim=claim,
        conditions=PlanConditions(terms, current_instalments_continue=False),
        origin=PlanOrigin.BAILIFF,
        agreement=BankAgreement(act.on, by, by),
    )


def signed_before_him(act: AgreementRecord, command: ReceiveAct) -> Signature:
    return Signature(act.party_id, act.on, command.key, command.sha256)


def stands_above(act: AgreementRecord, case: Case) -> bool:
    """The last agreement stands, whatever the order in which they are heard of; a plan of the bank's is above both."""
    return all(
        plan.origin is PlanOrigin.BAILIFF and plan.proposed_on < act.on for plan in case.plans if plan.is_in_force
    )
