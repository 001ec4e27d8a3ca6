"""L16: what the guaranteed debt stood at on 31 December (CC 2302)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.money.claim import receipts, statement
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.letters.compose.freezing import over_indebtedness
from recouvrement.domain.letters.compose.guarantors import guaranty
from recouvrement.domain.letters.compose.headings import addressed
from recouvrement.domain.letters.french import day, euros
from recouvrement.domain.letters.guarantors import GuarantorYearLetter
from recouvrement.domain.letters.tables import AmountLine
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from recouvrement.domain.law.claim_balance import ClaimBalance
    from recouvrement.domain.letters.compose.brief import Brief

_PRINCIPAL: Final = "Capital restant dû"
_INTEREST: Final = "Intérêts"
_ACCESSORIES: Final = "Accessoires (assurance, indemnité, frais)"


def guarantor_year(brief: Brief) -> GuarantorYearLetter:
    """L16. Positions date no deed's end: a loan's guarantee lasts as long as the loan, an account's has no term."""
    year_end = date(brief.on.year - 1, 12, 31)
    amounts = _stood(brief, year_end)
    return GuarantorYearLetter(
        **addressed(brief),
        guaranty=guaranty(brief),
        year_end=day(year_end),
        lines=tuple(AmountLine(label, euros(amount)) for label, amount in amounts),
        total=euros(total(amount for _, amount in amounts)),
        until="au remboursement complet du contrat" if brief.case.overdraft is None else None,
        over_indebtedness=over_indebtedness(brief),
    )


def _stood(brief: Brief, on: date) -> tuple[tuple[str, Money], ...]:
    """Principal, interest, accessories. Raises InvalidMessage for an account, whose balance was not kept."""
    if brief.case.overdraft is not None:
        raise InvalidMessage("the balance of an account on 31 December is in no position of today")
    accelerated_on = brief.case.accelerated_on
    if accelerated_on is not None and accelerated_on <= on:
        return _claimed(statement(brief.case, on, brief.parameters).closing)
    return _scheduled(brief, on)


def _claimed(left: ClaimBalance) -> tuple[tuple[str, Money], ...]:
    interest = (left.accrued_interest, left.late_interest, left.legal_interest_on_indemnity)
    return (
        (_PRINCIPAL, left.principal),
        (_INTEREST, total(interest)),
        (_ACCESSORIES, total((left.insurance, left.indemnity, left.costs))),
    )


def _scheduled(brief: Brief, on: date) -> tuple[tuple[str, Money], ...]:
    """From the schedule and the money of that day: principal that fell due since was still to fall due then."""
    fallen = [one for one in brief.case.instalments if one.due_on <= on]
    since = total(one.principal for one in brief.case.instalments if one.due_on > on)
    left = pour_on_instalments(fallen, (one.amount for one in receipts(brief.case) if one.received_on <= on)).remaining
    return (
        (_PRINCIPAL, brief.case.principal_not_yet_due + since + total(one.principal for one in left)),
        (_INTEREST, total(one.interest for one in left)),
        (_ACCESSORIES, total(one.insurance for one in left)),
    )
