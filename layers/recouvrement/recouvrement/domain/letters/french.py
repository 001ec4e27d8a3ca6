"""How a French letter writes amounts, dates, numbers and lists.

Every space that a line must not break on is U+00A0: each font has it, and Word keeps it when a lawyer edits the letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from recouvrement.domain.money import Money

NO_BREAK_SPACE: Final = "\u00a0"
MINUS: Final = "\u2212"
_MONTHS: Final = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)


def euros(amount: Money) -> str:
    """`1 234,56 €`, with a true minus sign before a negative amount."""
    return decimal_number(amount.amount) + NO_BREAK_SPACE + "€"


def percent(rate: Decimal) -> str:
    """`5,90 %`: as many decimals as the rate was given with, two at least. `rate` is in percent."""
    exponent = rate.as_tuple().exponent
    decimals = max(2, -exponent) if isinstance(exponent, int) else 2
    return decimal_number(rate, decimals) + NO_BREAK_SPACE + "%"


def decimal_number(value: Decimal, decimals: int = 2) -> str:
    """`1 234,56`: groups of three digits, decimal comma. The value is already rounded."""
    text = f"{abs(value):,.{decimals}f}".replace(",", NO_BREAK_SPACE).replace(".", ",")
    return MINUS + text if value < 0 else text


def day(value: date) -> str:
    """`23 novembre 2026`, and `1er décembre 2026` for the first of a month: a day never leaves its month."""
    number = ordinal(1) if value.day == 1 else str(value.day)
    return f"{number}{NO_BREAK_SPACE}{_MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """`05/10/2026`, for tables."""
    return f"{value:%d/%m/%Y}"


def stretch(first: date, last: date | None) -> str:
    """`du 1er mars 2026 au 5 avril 2026`; without a last day, `depuis le 1er mars 2026`."""
    return f"depuis le {day(first)}" if last is None else f"du {day(first)} au {day(last)}"


def ordinal(number: int) -> str:
    """`1er`, `2e`, `3e`: masculine, as for a day or an instalment's rank."""
    return "1er" if number == 1 else f"{number}e"


def feminine_ordinal(number: int) -> str:
    """`1re`, `2e`, `3e`."""
    return "1re" if number == 1 else f"{number}e"


def plural(count: int, singular: str, several: str) -> str:
    """`1 échéance`, `3 échéances`; French keeps the singular below two, so `0 échéance`."""
    return f"{count}{NO_BREAK_SPACE}{several if count > 1 else singular}"


def listing(words: Sequence[str]) -> str:
    """Join words as a sentence does: `A`, `A et B`, `A, B et C`; nothing for no word."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"


def items(words: Sequence[str]) -> tuple[str, ...]:
    """Punctuate words as the items of a list: a semicolon after each, a full stop after the last."""
    return (*(f"{one}{NO_BREAK_SPACE};" for one in words[:-1]), *(f"{one}." for one in words[-1:]))


def account_number(iban: str) -> str:
    """Cut an IBAN in groups of four that stay on one line."""
    compact = iban.replace(" ", "").replace(NO_BREAK_SPACE, "")
    return NO_BREAK_SPACE.join(compact[start : start + 4] for start in range(0, len(compact), 4))
