"""Payments after an enforcement order: costs, interest, principal, or another order (domain §8.4 points 5 and 6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.allocation import pour_in_order
from recouvrement.domain.law.dues import check_none_negative, check_not_negative

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recouvrement.domain.money import Money


class OrderComponent(StrEnum):
    COSTS = "costs"
    INTEREST = "interest"
    PRINCIPAL = "principal"


@dataclass(frozen=True, slots=True)
class OrderBalance:
    costs: Money
    interest: Money
    principal: Money

    def __post_init__(self) -> None:
        check_none_negative("a sum owed", (self.costs, self.interest, self.principal))

    def of(self, component: OrderComponent) -> Money:
        match component:
            case OrderComponent.COSTS:
                return self.costs
            case OrderComponent.INTEREST:
                return self.interest
            case OrderComponent.PRINCIPAL:
                return self.principal


@dataclass(frozen=True, slots=True)
class OrderAllocation:
    allocated: OrderBalance
    remaining: OrderBalance
    unallocated: Money


Order = tuple[OrderComponent, OrderComponent, OrderComponent]

# CC 1343-1: interest before principal, and the costs of the enforcement first.
DEBTOR_ORDER: Final[Order] = (OrderComponent.COSTS, OrderComponent.INTEREST, OrderComponent.PRINCIPAL)
# CC 2302, 2303: between creditor and guarantor the debtor's payments go to principal first.
UNINFORMED_GUARANTOR_ORDER: Final[Order] = (OrderComponent.PRINCIPAL, OrderComponent.COSTS, OrderComponent.INTEREST)


def pour_on_order(balance: OrderBalance, payment: Money, order: Sequence[OrderComponent]) -> OrderAllocation:
    """Pour one payment, gross of the bailiff's fees (domain §12.3), in that order.

    `order` is DEBTOR_ORDER, UNINFORMED_GUARANTOR_ORDER, or the one that the debtor's instruction or the judge's
    allocation override sets. Raises InvalidMessage unless it names each component once, and for a negative payment.
    """
    check_not_negative("the payment", payment)
    if sorted(order) != sorted(OrderComponent):
        raise InvalidMessage(f"an order of allocation names costs, interest and principal once each, not {list(order)}")
    taken, unallocated = pour_in_order((balance.of(component) for component in order), payment)
    parts = dict(zip(order, taken, strict=True))
    return OrderAllocation(_balance(parts), _less(balance, parts), unallocated)


def _balance(parts: Mapping[OrderComponent, Money]) -> OrderBalance:
    return OrderBalance(parts[OrderComponent.COSTS], parts[OrderComponent.INTEREST], parts[OrderComponent.PRINCIPAL])


def _less(balance: OrderBalance, parts: Mapping[OrderComponent, Money]) -> OrderBalance:
    return _balance({component: balance.of(component) - parts[component] for component in OrderComponent})
