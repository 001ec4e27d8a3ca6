"""What an accelerated loan of the stories owes on a day, reckoned the naive way (domain C-02, C-03, C-14, §8.4).

Plain decimals and a running sum: none of the program's law is read here. Instalments of 15 € of interest, 4.50 € of
insurance and 197 € of principal, thirty-six of them; 5.90 % by contract, 8 % of indemnity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

Payment = tuple[date, Decimal]

_CENT: Final = Decimal("0.01")
_RATE: Final = Decimal("5.90")
_LEGAL: Final = {"2025-2": Decimal("2.76"), "2026-1": Decimal("2.62"), "2026-2": Decimal("2.75")}
_INTEREST, _INSURANCE, _PRINCIPAL = Decimal("15.00"), Decimal("4.50"), Decimal("197.00")


def owed(dues: Iterable[date], accelerated_on: date, payments: Iterable[Payment], on: date) -> Decimal:
    """`dues`: of all thirty-six. Costs there are none: what a bailiff spends is told after an order alone."""
    days = sorted(dues)
    before = sum((amount for day, amount in payments if day <= accelerated_on), Decimal(0))
    interest, insurance, principal = _left_of_instalments(sum(due <= accelerated_on for due in days), before)
    not_yet_due = _PRINCIPAL * sum(due > accelerated_on for due in days)
    claim = {
        "interest": interest,
        "late": Decimal(0),
        "legal": Decimal(0),
        "principal": principal + not_yet_due,
        "insurance": insurance,
        "indemnity": (not_yet_due * 8 / 100).quantize(_CENT, ROUND_HALF_UP),
    }
    start = accelerated_on
    for day, amount in sorted((day, amount) for day, amount in payments if accelerated_on < day <= on):
        _bear(claim, start, day)
        _pour(claim, amount)
        start = day
    _bear(claim, start, on)
    return sum(claim.values(), Decimal(0))


def _left_of_instalments(count: int, money: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Of each in turn interest, insurance, principal: paid from the oldest on."""
    left = [Decimal(0), Decimal(0), Decimal(0)]
    for _ in range(count):
        for place, part in enumerate((_INTEREST, _INSURANCE, _PRINCIPAL)):
            paid = min(part, money)
            money -= paid
            left[place] += part - paid
    return left[0], left[1], left[2]


def _bear(claim: dict[str, Decimal], first_excl: date, last_incl: date) -> None:
    for start, end in _cut(first_excl, last_incl, ((12, 31),)):
        claim["late"] += _interest(claim["principal"], _RATE, start, end)
    for start, end in _cut(first_excl, last_incl, ((6, 30), (12, 31))):
        claim["legal"] += _interest(claim["indemnity"], _LEGAL[f"{end.year}-{1 if end.month <= 6 else 2}"], start, end)


def _interest(base: Decimal, rate: Decimal, start: date, end: date) -> Decimal:
    days_of_year = 366 if end.year % 4 == 0 else 365
    return (base * rate * (end - start).days / (100 * days_of_year)).quantize(_CENT, ROUND_HALF_UP)


def _cut(first_excl: date, last_incl: date, ends: tuple[tuple[int, int], ...]) -> Iterator[tuple[date, date]]:
    cuts = [date(year, month, day) for year in range(first_excl.year, last_incl.year + 1) for month, day in ends]
    edges = sorted({first_excl, last_incl, *(cut for cut in cuts if first_excl < cut < last_incl)})
    yield from pairwise(edges)


def _pour(claim: dict[str, Decimal], money: Decimal) -> None:
    for part, left in claim.items():
        paid = min(left, money)
        claim[part] = left - paid
        money -= paid
