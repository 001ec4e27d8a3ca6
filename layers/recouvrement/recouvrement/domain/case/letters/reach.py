"""Who hears what today: what the law says to send goes further than what asks for money (domain §4.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.stops.freezes import FreezeReason
from recouvrement.domain.case.stops.stopped import is_left_alone, suits_stopped
from recouvrement.domain.strategy import Guard

if TYPE_CHECKING:
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View

INFORMS: Final = frozenset({Guard.LEGAL_INFORMATION, Guard.YEARLY_INFORMATION})
"""Letters that the law orders: no hold stops them."""


def may_hear(view: View, debtor: Debtor, guard: Guard) -> bool:
    """Only his own state: what stops everybody is an obstacle of the guard.

    Who filed for over-indebtedness is told, in words that ask for nothing; to who is insolvent the bank declares.
    """
    if guard is Guard.ACKNOWLEDGEMENT:
        return debtor.can_be_reached
    if guard in INFORMS:
        return debtor.may_be_told and debtor.frozen is not FreezeReason.INSOLVENCY
    case, today = view.case, view.today
    is_stopped = is_left_alone(case, debtor.party_id, today) or suits_stopped(case, debtor, today)
    return debtor.may_be_asked and not is_stopped
