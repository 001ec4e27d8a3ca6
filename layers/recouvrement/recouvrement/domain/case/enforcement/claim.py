"""What the order still brings: from its award, with costs, receipts gross, interest no older than the law allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.enforcement.acts import AwardedRate, CostBearer, FeeNote, Judgment, OrderGranted
from recouvrement.domain.case.enforcement.orders import interruptions, title
from recouvrement.domain.law.order_allocation import OrderBalance
from recouvrement.domain.law.order_claim import Cost, OrderClaim, interest_kept_from, order_statement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.order_claim import OrderStatement
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.position import Receipt


def binding_title(case: Case) -> OrderGranted | Judgment | None:
    """Give the decision that says what is owed: a judgment; an order, once it is final against somebody."""
    decision = title(case)
    is_order = isinstance(decision, OrderGranted)
    return None if is_order and not case.enforcement.open_against else decision


def statement_after_order(
    case: Case, day: date, receipts: Iterable[Receipt], parameters: LegalParameters
) -> OrderStatement | None:
    """Run the order to that day. `receipts`: all money that counts. None: no decision says yet what is owed."""
    decision = binding_title(case)
    if decision is None:
        return None
    claim = _claim(case, decision, receipts)
    limits = parameters.time_limits
    is_consumer = any(debtor.is_consumer for debtor in case.debtors)
    months = parameters.legal_interest.arrears_months_after_order
    acts = (act for debtor in case.debtors for act in interruptions(case, debtor.party_id))
    end = max(day, claim.counted_on)
    kept_from = interest_kept_from(end, acts, months if is_consumer else limits.professional_limitation_months)
    return order_statement(claim, end, kept_from, parameters)


def _claim(case: Case, decision: OrderGranted | Judgment, receipts: Iterable[Receipt]) -> OrderClaim:
    award = decision.award
    is_contractual = award.rate is AwardedRate.CONTRACTUAL
    return OrderClaim(
        awarded=OrderBalance(award.costs, award.interest, award.principal),
        counted_on=award.counted_on,
        annual_rate_pct=case.terms.annual_rate_pct if is_contractual else None,
        enforceable_on=max((one.since for one in case.enforcement.open_against), default=None),
        costs=tuple(_costs(case, decision.on)),
        payments=tuple(receipt for receipt in receipts if receipt.received_on > award.counted_on),
    )


def _costs(case: Case, decided_on: date) -> list[Cost]:
    """Those of the enforcement; what was spent before stands in the costs that the court granted (CPCE L111-8)."""
    notes = case.enforcement.of(FeeNote)
    return [Cost(one.on, one.amount) for one in notes if one.borne_by is CostBearer.DEBTOR and one.on > decided_on]
