"""Families of the claim: interest, indemnities, forfeiture, statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infra.local.compute.shapes import read_instalments, read_payments, segment_shape
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law import indemnity
from recouvrement.domain.law.claim_balance import ClaimBalance, Component
from recouvrement.domain.law.dues import check_none_negative
from recouvrement.domain.law.forfeiture import claim_without_interest
from recouvrement.domain.law.frozen_claim import Acceleration, FrozenClaim
from recouvrement.domain.law.interest import (
    LegalRateApplied,
    Period,
    contractual_interest,
    increase_applies_after,
    legal_interest,
    total_interest,
)
from recouvrement.domain.law.legal_rates import CreditorCategory
from recouvrement.domain.law.statement import ClaimStatement, InterestKind, statement_of_claim
from recouvrement.domain.position import DebtorKind

if TYPE_CHECKING:
    from infra.local.compute.inputs import Inputs
    from infra.local.compute.shapes import Result
    from recouvrement.domain.law.claim_balance import AllocatedPayment
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.law.statement import InterestLine


def compute_legal_interest(inputs: Inputs, parameters: LegalParameters) -> Result:
    enforceable_on = inputs.optional_day("decision_enforceable_on")
    rules = parameters.legal_interest
    after = None if enforceable_on is None else increase_applies_after(enforceable_on, rules)
    applied = LegalRateApplied(rules, inputs.choice("creditor_category", CreditorCategory), after)
    segments = legal_interest(inputs.money("principal"), _period(inputs), applied)
    result: Result = {
        "segments": [segment_shape(segment) for segment in segments],
        "total_interest": str(total_interest(segments)),
    }
    return result if after is None else result | {"increase_applies_after": after.isoformat()}


def compute_contractual_interest(inputs: Inputs, _: LegalParameters) -> Result:
    segments = contractual_interest(inputs.money("principal"), inputs.rate_pct("rate_pct"), _period(inputs))
    return {
        "segments": [segment_shape(segment) for segment in segments],
        "total_interest": str(total_interest(segments)),
    }


def _period(inputs: Inputs) -> Period:
    return Period(inputs.day("from_excl"), inputs.day("to_incl"))


def compute_default_indemnity(inputs: Inputs, parameters: LegalParameters) -> Result:
    return {"indemnity_cap": str(_indemnity(inputs, parameters).amount)}


def _indemnity(inputs: Inputs, parameters: LegalParameters) -> indemnity.Indemnity:
    match inputs.text("kind"):
        case "acceleration_consumer":
            return indemnity.consumer_acceleration(inputs.money("outstanding_principal"), parameters)
        case "acceleration_mortgage":
            principal, interest = inputs.money("outstanding_principal"), inputs.money("accrued_unpaid_interest")
            return indemnity.mortgage_acceleration(principal, interest, parameters)
        case "overdue_without_acceleration":
            return indemnity.overdue_without_acceleration(inputs.moneys("overdue_instalments"), parameters)
        case "deferred_instalments":
            return indemnity.deferred_instalments(inputs.moneys("deferred_instalments"), parameters)
        case unknown:
            raise InvalidMessage(f"kind: no default_indemnity of kind {unknown!r}")


def compute_flat_indemnity(inputs: Inputs, parameters: LegalParameters) -> Result:
    kind = inputs.choice("debtor_kind", DebtorKind)
    return {"indemnity": str(indemnity.flat_recovery_indemnity(kind, inputs.whole_number("late_invoices"), parameters))}


def compute_forfeiture(inputs: Inputs, _: LegalParameters) -> Result:
    claim = claim_without_interest(inputs.money("capital_lent"), inputs.moneys("payments_excluding_insurance"))
    return {"claim": str(claim)}


def compute_statement(inputs: Inputs, parameters: LegalParameters) -> Result:
    not_yet_due = inputs.money("principal_not_yet_due")
    check_none_negative("the principal not yet due", (not_yet_due,))
    acceleration = Acceleration(
        inputs.day("acceleration_notified_on"),
        indemnity.consumer_acceleration(not_yet_due, parameters),
        inputs.money("recoverable_costs"),
    )
    claim = FrozenClaim(
        acceleration,
        not_yet_due,
        read_instalments(inputs, "overdue_instalments"),
        inputs.rate_pct("loan_rate_pct"),
        read_payments(inputs, "payments_after_acceleration"),
    )
    return _statement_shape(statement_of_claim(claim, inputs.day("statement_date"), parameters))


def _statement_shape(statement: ClaimStatement) -> Result:
    return {
        "opening": _balance_shape(statement.opening),
        "interest_lines": [_line_shape(line) for line in statement.interest_lines],
        "payments": [_payment_shape(payment) for payment in statement.payments],
        "closing": _balance_shape(statement.closing),
        "total_due": str(statement.total_due),
        "interest_accrued_contractual": str(statement.interest_accrued(InterestKind.CONTRACTUAL)),
        "interest_accrued_legal": str(statement.interest_accrued(InterestKind.LEGAL)),
        "daily_interest": str(statement.daily_interest),
    }


def _balance_shape(balance: ClaimBalance) -> Result:
    return {str(component): str(amount) for component, amount in zip(Component, balance.in_order, strict=True)}


def _line_shape(line: InterestLine) -> Result:
    return segment_shape(line.segment) | {"base": str(line.base), "kind": str(line.kind)}


def _payment_shape(payment: AllocatedPayment) -> Result:
    return {
        "date": payment.received_on.isoformat(),
        "amount": str(payment.amount),
        "allocated": {str(component): str(amount) for component, amount in payment.allocated},
        "unallocated": str(payment.unallocated),
    }
