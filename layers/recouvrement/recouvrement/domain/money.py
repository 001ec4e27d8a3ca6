"""Amounts of euros, exact to the cent (domain convention C-01)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import total_ordering
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

_CENT: Final = Decimal("0.01")
_blank: Final = object.__new__


def round_to_cent(value: Decimal) -> Decimal:
    """Round half up, the only rounding of the program (C-01)."""
    return value.quantize(_CENT, ROUND_HALF_UP)


@total_ordering
class Money:
    """Euros with two decimals. Adds to money only; multiplies by exact numbers only, rounding once."""

    __slots__ = ("_amount",)
    _amount: Decimal

    def __init__(self, text: str) -> None:
        """Read `"1234.50"`. Raises ValueError for anything but a string with exactly two decimals."""
        if not isinstance(text, str):
            raise ValueError(f"an amount is a string with two decimals, not {text!r}")  # noqa: TRY004 - one error to catch
        whole, point, cents = text.removeprefix("-").partition(".")
        if not (
            whole.isascii() and whole.isdigit() and point and len(cents) == 2 and cents.isascii() and cents.isdigit()
        ):
            raise ValueError(f"an amount is a string with two decimals, like '12.50', not {text!r}")
        self._amount = Decimal(text)

    @classmethod
    def rounded(cls, value: Decimal) -> Self:
        """Make money of an exact result, rounded half up."""
        money = _blank(cls)
        money._amount = round_to_cent(value)
        return money

    @classmethod
    def from_cents(cls, cents: int) -> Self:
        return cls.exact(Decimal(cents).scaleb(-2))

    @classmethod
    def exact(cls, amount: Decimal) -> Self:
        """Make money of a sum or a difference of amounts: already at the cent, so neither rounded nor checked."""
        money = _blank(cls)
        money._amount = amount
        return money

    @property
    def amount(self) -> Decimal:
        return self._amount

    @property
    def cents(self) -> int:
        return int(self._amount.scaleb(2))

    def __add__(self, other: Money) -> Money:
        money = _blank(Money)  # not through exact(): portfolios are summed every night
        money._amount = self._amount + other._amount
        return money

    def __sub__(self, other: Money) -> Money:
        money = _blank(Money)
        money._amount = self._amount - other._amount
        return money

    def __neg__(self) -> Money:
        return Money.exact(-self._amount if self._amount else self._amount)

    def times(self, factor: Decimal | int) -> Money:
        """Multiply, then round once."""
        return Money.rounded(self._amount * factor)

    def __lt__(self, other: Money) -> bool:
        return self._amount < other._amount

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Money) and self._amount == other._amount

    def __hash__(self) -> int:
        return hash(self._amount)

    def __bool__(self) -> bool:
        return bool(self._amount)

    def __str__(self) -> str:
        return f"{self._amount:.2f}"

    def __repr__(self) -> str:
        return f"Money('{self}')"


ZERO: Final = Money("0.00")


def is_any_negative(amounts: Iterable[Money]) -> bool:
    return min([money._amount for money in amounts], default=_CENT) < 0


def total(amounts: Iterable[Money]) -> Money:
    """Sum of printed lines: each is already rounded, the sum is exact."""
    return Money.exact(sum([money._amount for money in amounts], Decimal("0.00")))
