"""What is due on a day and what was received on a day: all that allocation and time bars need to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.money import ZERO, is_any_negative

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recouvrement.domain.money import Money


class Due(Protocol):
    """An instalment of a loan or of a plan, in full."""

    @property
    def due_on(self) -> date: ...

    @property
    def amount(self) -> Money: ...


class Received(Protocol):
    """Real money that came in (domain §8.4 point 7: internal transfers are not)."""

    @property
    def received_on(self) -> date: ...

    @property
    def amount(self) -> Money: ...


@dataclass(frozen=True, slots=True)
class DueAmount:
    due_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Payment:
    received_on: date
    amount: Money


def check_not_negative(name: str, amount: Money) -> None:
    """Refuse a sum below zero. Raises InvalidMessage naming it."""
    if amount < ZERO:
        raise InvalidMessage(f"{name} is negative: {amount}")


def check_none_negative(name: str, amounts: Iterable[Money]) -> None:
    """Refuse any sum below zero. Raises InvalidMessage naming it."""
    listed = amounts if isinstance(amounts, list | tuple) else tuple(amounts)
    if is_any_negative(listed):
        raise InvalidMessage(f"{name} is negative: {min(listed)}")


def check_count(name: str, count: int, least: int) -> None:
    """Refuse a number that is too small. Raises InvalidMessage naming it."""
    if count < least:
        raise InvalidMessage(f"{name} must be at least {least}, not {count}")
