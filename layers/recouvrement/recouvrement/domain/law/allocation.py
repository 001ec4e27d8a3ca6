"""Which debt a payment extinguishes (CC 1342-10, 1343-1; domain §8.4). Not a cent is made or lost."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.dues import check_none_negative, check_not_negative
from recouvrement.domain.money import ZERO, Money, total
from recouvrement.domain.position import Instalment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

_BY_DUE_DATE: Final = attrgetter("due_on")
_NOTHING: Final = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class InstalmentAllocation:
    """What is left of every instalment, by due date, paid ones included."""

    remaining: tuple[Instalment, ...]
    total_remaining: Money
    unallocated: Money  # money left when nothing is due
    first_unpaid_due_on: date | None  # None: everything is paid

    @property
    def unpaid(self) -> tuple[Instalment, ...]:
        """What is left of the instalments from the first unpaid one on; those before it are paid."""
        first = self.first_unpaid_due_on
        if first is None:
            return ()
        return self.remaining[bisect_left(self.remaining, first, key=_BY_DUE_DATE) :]


def pour_on_instalments(instalments: Iterable[Instalment], payments: Iterable[Money]) -> InstalmentAllocation:
    """Pour on the oldest instalment; inside it interest, insurance, principal (domain §8.4 point 4).

    For payments before acceleration, and on the judicial route until the judgment. Their order changes nothing.
    Raises InvalidMessage for a negative amount.
    """
    received = tuple(payments)
    check_none_negative("a payment", received)
    return _pour(sorted(instalments, key=_BY_DUE_DATE), total(received))


def pour_as_instructed(
    instalments: Iterable[Instalment], payment: Money, named: Collection[int]
) -> InstalmentAllocation:
    """Pour one payment on the instalments that the debtor named, by number, then as by default (CC 1342-10).

    Raises InvalidMessage for a number that no instalment has.
    """
    check_not_negative("a payment", payment)
    ordered = sorted(instalments, key=_BY_DUE_DATE)
    unknown = set(named) - {instalment.number for instalment in ordered}
    if unknown:
        raise InvalidMessage(f"the debtor's instruction names no instalment of the loan: {sorted(unknown)}")
    first = _pour([one for one in ordered if one.number in named], payment)
    others = [one for one in ordered if one.number not in named]
    return _pour(sorted((*first.remaining, *others), key=_BY_DUE_DATE), first.unallocated)


def _pour(instalments: Sequence[Instalment], money: Money) -> InstalmentAllocation:
    """Walk in bare decimals: a portfolio is poured every night."""
    left = money.amount
    remaining: list[Instalment] = []
    owed: list[Decimal] = []
    first_unpaid: date | None = None
    for instalment in instalments:
        interest, insurance, principal = (
            instalment.interest.amount,
            instalment.insurance.amount,
            instalment.principal.amount,
        )
        if interest < 0 or insurance < 0 or principal < 0:
            raise InvalidMessage(f"the instalment of {instalment.due_on} has a negative part")
        due = interest + insurance + principal
        if left >= due:
            left -= due
            remaining.append(Instalment(instalment.number, instalment.due_on, ZERO, ZERO, ZERO))
            continue
        first_unpaid = first_unpaid or instalment.due_on
        owed.append(due - left)
        remaining.append(_lower(instalment, left) if left else instalment)
        left = _NOTHING
    return InstalmentAllocation(tuple(remaining), Money.exact(sum(owed, _NOTHING)), Money.exact(left), first_unpaid)


def _lower(instalment: Instalment, left: Decimal) -> Instalment:
    owed = (instalment.interest, instalment.insurance, instalment.principal)
    taken, _ = pour_in_order(owed, Money.exact(left))
    interest, insurance, principal = (before - part for before, part in zip(owed, taken, strict=True))
    return replace(instalment, interest=interest, insurance=insurance, principal=principal)


def pour_in_order(owed: Iterable[Money], payment: Money) -> tuple[tuple[Money, ...], Money]:
    """Take from each sum in turn. Returns what each got, and what is left of the payment."""
    left = payment
    taken: list[Money] = []
    for amount in owed:
        part = ZERO if not left else min(left, amount)
        taken.append(part)
        if part:
            left = left - part
    return tuple(taken), left
