"""Which kind of case it is (domain §4.2): the strategy says what is done differently for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.dialogue.vulnerability import active_flags

if TYPE_CHECKING:
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View
    from recouvrement.domain.strategy import Segment


def segment_of(view: View) -> Segment:
    """The first whose conditions hold; a strategy whose last segment has a condition is refused when it is read."""
    return next(segment for segment in view.strategy.segments if _fits(segment, view))


def _fits(segment: Segment, view: View) -> bool:
    borrowers = [debtor for debtor in view.case.debtors if debtor.is_borrower]
    roles = {debtor.role for debtor in view.case.debtors}
    return (
        (not segment.kinds or all(borrower.kind in segment.kinds for borrower in borrowers))
        and (not segment.roles or not roles.isdisjoint(segment.roles))
        and (not segment.regimes or view.case.regime in segment.regimes)
        and (segment.lent is None or segment.lent is view.case.terms.is_loan)
        and (segment.claim_under is None or view.arrears.total < segment.claim_under)
        and (not segment.flags or any(_is_flagged(borrower, segment, view) for borrower in borrowers))
    )


def _is_flagged(borrower: Debtor, segment: Segment, view: View) -> bool:
    return any(flag.party_id == borrower.party_id and flag.kind in segment.flags for flag in active_flags(view))
