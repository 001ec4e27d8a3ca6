"""The claim without interest: the lender lost his right to it (CCo L341-1 ff), or the contract is ended (domain §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.law.dues import check_none_negative, check_not_negative
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recouvrement.domain.position import Instalment


def claim_without_interest(capital_lent: Money, payments: Iterable[Money]) -> Money:
    """Capital lent less payments, never below zero, no indemnity.

    For interest forfeiture the payments leave out insurance premiums; for the fallback T2 they are all of them.
    Raises InvalidMessage for a negative sum.
    """
    received = tuple(payments)
    check_not_negative("the capital lent", capital_lent)
    check_none_negative("a payment", received)
    return max(ZERO, capital_lent - total(received))


def insurance_paid(before: Iterable[Instalment], after: Sequence[Instalment]) -> Money:
    """Premiums that an allocation extinguished: what was due less what is left."""
    return total(one.insurance for one in before) - total(one.insurance for one in after)
