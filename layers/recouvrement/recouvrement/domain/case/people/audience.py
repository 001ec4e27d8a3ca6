"""Who of a case a letter or a call is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.strategy import Audience

if TYPE_CHECKING:
    from recouvrement.domain.case.people.debtors import Debtor


def hears(audience: Audience, debtor: Debtor) -> bool:
    match audience:
        case Audience.BORROWERS:
            return debtor.is_borrower
        case Audience.CONSUMERS:
            return debtor.is_borrower and debtor.is_consumer
        case Audience.GUARANTORS:
            return debtor.is_guarantor
        case _:
            assert_never(audience)
