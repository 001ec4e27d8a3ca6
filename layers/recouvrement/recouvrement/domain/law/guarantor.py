"""What a guarantor, a natural person, is told and owes (CC 2302, 2303, 1305-5; domain §2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.law.statement import ClaimStatement
    from recouvrement.domain.position import Guarantee


def information_due_on(due_on: date, parameters: LegalParameters) -> date:
    """One month after an instalment fell due and was not regularised, not rolled (CC 2303)."""
    return add_months(due_on, parameters.time_limits.guarantor_information_months)


@dataclass(frozen=True, slots=True)
class GuarantorClaim:
    """What his own statement asks: never above the cap of the deed."""

    owed_by_debtor: Money  # the part that the guarantee covers, before the cap
    cap: Money
    due: Money


def guarantor_claim(statement: ClaimStatement, guarantee: Guarantee) -> GuarantorClaim:
    """Without a clause that extends the acceleration to him, only instalments fallen due (CC 1305-5).

    The instalments are those of the acceleration; payments made since count too: what is left of the whole claim also
    bounds the sum.
    """
    owed = statement.total_due
    if not guarantee.extends_acceleration:
        owed = min(owed, total(one.amount for one in statement.overdue))
    return GuarantorClaim(owed, guarantee.cap, min(owed, guarantee.cap))
