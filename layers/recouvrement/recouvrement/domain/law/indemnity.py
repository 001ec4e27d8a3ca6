"""Indemnities for default and their caps (CCo L312-39, D312-16, D312-17, R313-28); the judge may reduce them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.dues import check_count, check_none_negative
from recouvrement.domain.money import Money, total
from recouvrement.domain.position import DebtorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recouvrement.domain.law.parameters import LegalParameters

_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Indemnity:
    """Base × rate, one rounding: what a statement prints on one line."""

    base: Money
    rate_pct: Decimal
    amount: Money
    article: str
    parameters_version: str

    def at_contract_rate(self, rate_pct: Decimal) -> Indemnity:
        """Lower to what the contract says; never above the cap. Raises InvalidMessage for a negative rate."""
        if rate_pct < 0:
            raise InvalidMessage(f"the indemnity rate is negative: {rate_pct}")
        rate = min(rate_pct, self.rate_pct)
        return Indemnity(self.base, rate, share(self.base, rate), self.article, self.parameters_version)


def share(base: Money, rate_pct: Decimal) -> Money:
    """Percent of a sum, multiplied first, rounded once (C-03)."""
    return Money.rounded(base.amount * rate_pct / _HUNDRED)


def consumer_acceleration(principal_not_yet_due: Money, parameters: LegalParameters) -> Indemnity:
    """At most 8 % of the principal not yet due, overdue principal left out (prudent reading of D312-16)."""
    return _indemnity((principal_not_yet_due,), parameters.indemnity.consumer_pct, "CCo D312-16", parameters)


def mortgage_acceleration(
    principal_not_yet_due: Money, unpaid_interest: Money, parameters: LegalParameters
) -> Indemnity:
    """At most 7 % of the principal not yet due and of the interest due and unpaid (R313-28)."""
    bases = (principal_not_yet_due, unpaid_interest)
    return _indemnity(bases, parameters.indemnity.mortgage_pct, "CCo R313-28", parameters)


def overdue_without_acceleration(instalments: Sequence[Money], parameters: LegalParameters) -> Indemnity:
    """At most 8 % of overdue instalments (D312-17)."""
    return _indemnity(instalments, parameters.indemnity.overdue_pct, "CCo D312-17", parameters)


def deferred_instalments(instalments: Sequence[Money], parameters: LegalParameters) -> Indemnity:
    """At most 4 % of the instalments that the lender agrees to defer (D312-17)."""
    return _indemnity(instalments, parameters.indemnity.deferred_pct, "CCo D312-17", parameters)


def flat_recovery_indemnity(debtor_kind: DebtorKind, late_invoices: int, parameters: LegalParameters) -> Money:
    """40 € a late invoice of a professional, never a consumer (Ccom L441-10, D441-5; CCo L312-38; C-16)."""
    check_count("the number of late invoices", late_invoices, 0)
    count = late_invoices if debtor_kind is DebtorKind.PROFESSIONAL else 0
    return parameters.indemnity.flat_recovery.times(count)


def _indemnity(bases: Sequence[Money], rate_pct: Decimal, article: str, parameters: LegalParameters) -> Indemnity:
    check_none_negative("the base of the indemnity", bases)
    base = total(bases)
    return Indemnity(base, rate_pct, share(base, rate_pct), article, parameters.version)
