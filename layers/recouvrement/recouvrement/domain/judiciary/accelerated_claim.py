"""The claim of an accelerated loan, sections A to J and the variant without interest (CCo L312-39, L341-1)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.judiciary.claim_part import ClaimPart
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.claim_balance import Component
from recouvrement.domain.law.forfeiture import claim_without_interest, insurance_paid
from recouvrement.domain.law.statement import InterestKind
from recouvrement.domain.letters.compose.figures import arrears_table, claim_lines
from recouvrement.domain.letters.french import NO_BREAK_SPACE, euros, percent, short_day
from recouvrement.domain.letters.judiciary import (
    CreditedPayment,
    CreditedPayments,
    IndemnityLine,
    InterestRow,
    LateInterest,
    WithoutInterest,
)
from recouvrement.domain.letters.tables import AmountLine
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.claim_balance import AllocatedPayment
    from recouvrement.domain.law.statement import ClaimStatement, InterestLine

_ARTICLES: Final = {
    "CCo D312-16": "article D. 312-16 du code de la consommation",
    "CCo R313-28": "article R. 313-28 du code de la consommation",
}
_KINDS: Final[Mapping[InterestKind, str]] = {
    InterestKind.CONTRACTUAL: "Conventionnel, sur le capital",
    InterestKind.LEGAL: "Légal, sur l’indemnité",
}
_COMPONENTS: Final[Mapping[Component, str]] = {
    Component.COSTS: "frais récupérables",
    Component.ACCRUED_INTEREST: "intérêts échus",
    Component.LATE_INTEREST: "intérêts de retard",
    Component.LEGAL_INTEREST_ON_INDEMNITY: "intérêts légaux sur l’indemnité",
    Component.PRINCIPAL: "capital",
    Component.INSURANCE: "assurance",
    Component.INDEMNITY: "indemnité",
}


def accelerated_part(case: Case, claim: ClaimStatement) -> ClaimPart:
    """Whatever the law computed for that case, printed as it is."""
    overdue = tuple(one for one in claim.overdue if one.amount)
    return ClaimPart(
        account=None,
        arrears=arrears_table(overdue) if overdue else None,
        principal_not_yet_due=euros(claim.claim.principal_not_yet_due),
        principal_due_from_judgment=None,
        late_interest=_late_interest(claim),
        indemnity=_indemnity(claim),
        recoverable_costs=euros(claim.opening.costs),
        credited_payments=_credited(claim),
        summary=claim_lines(claim),
        closing=_closing(claim) if claim.payments else (),
        total=euros(claim.total_due),
        daily_interest=euros(claim.daily_interest),
        without_interest=_variant(case, claim),
    )


def _late_interest(claim: ClaimStatement) -> LateInterest | None:
    if not claim.interest_lines:
        return None
    accrued = total(line.segment.interest for line in claim.interest_lines)
    return LateInterest(tuple(_interest_row(line) for line in claim.interest_lines), euros(accrued))


def _interest_row(line: InterestLine) -> InterestRow:
    """First and last day that count: the segment leaves its own first day out (C-02)."""
    segment = line.segment
    first = segment.from_excl + timedelta(days=1)
    return InterestRow(
        kind=_KINDS[line.kind],
        period=f"{short_day(first)} – {short_day(segment.to_incl)}",
        base=euros(line.base),
        days=str(segment.days),
        rate=percent(segment.rate_pct),
        amount=euros(segment.interest),
    )


def _indemnity(claim: ClaimStatement) -> IndemnityLine | None:
    indemnity = claim.claim.acceleration.indemnity
    if not indemnity.amount:
        return None
    return IndemnityLine(
        base=euros(indemnity.base),
        rate=percent(indemnity.rate_pct),
        amount=euros(indemnity.amount),
        article=_ARTICLES.get(indemnity.article),
    )


def _credited(claim: ClaimStatement) -> CreditedPayments | None:
    if not claim.payments:
        return None
    rows = tuple(
        CreditedPayment(short_day(payment.received_on), euros(payment.amount), _allocation(payment))
        for payment in claim.payments
    )
    return CreditedPayments(rows, euros(total(payment.amount for payment in claim.payments)))


def _allocation(payment: AllocatedPayment) -> str:
    parts = [f"{_COMPONENTS[component]} {euros(part)}" for component, part in payment.allocated]
    if payment.unallocated:
        parts.append(f"à restituer {euros(payment.unallocated)}")
    return f"{NO_BREAK_SPACE}; ".join(parts)


def _closing(claim: ClaimStatement) -> tuple[AmountLine, ...]:
    left = zip(Component, claim.closing.in_order, strict=True)
    return tuple(AmountLine(_COMPONENTS[component].capitalize(), euros(amount)) for component, amount in left if amount)


def _variant(case: Case, claim: ClaimStatement) -> WithoutInterest | None:
    """None: the capital lent is not known. Premiums pay the insurer, so they lower no capital."""
    capital = case.terms.principal
    if capital is None:
        return None
    paid = [one.amount for one in receipts(case) if one.received_on <= claim.statement_on]
    premiums = _premiums(case, claim)
    counted = total(paid) - premiums
    deducted = f"{euros(-counted)} (hors assurance)" if premiums else euros(-counted)
    return WithoutInterest(euros(capital), deducted, euros(claim_without_interest(capital, (counted,))))


def _premiums(case: Case, claim: ClaimStatement) -> Money:
    """Insurance premiums paid before the acceleration, and those that later payments extinguished."""
    notified_on = claim.claim.acceleration.notified_on
    fallen = [one for one in case.instalments if one.due_on <= notified_on]
    before = pour_on_instalments(fallen, (one.amount for one in receipts(case) if one.received_on <= notified_on))
    since = (part for one in claim.payments for component, part in one.allocated if component is Component.INSURANCE)
    return insurance_paid(fallen, before.remaining) + total(since)
