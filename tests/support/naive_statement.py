"""The claim after an acceleration, one day at a time, as a clerk with a calendar would reckon it (domain §8, C-14)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

CENT: Final = Decimal("0.01")
LEGAL: Final = {
    (2025, 2): Decimal("2.76"),
    (2026, 1): Decimal("2.62"),
    (2026, 2): Decimal("2.75"),
}
"""Rates of the legal interest of a bank, from the table of the Banque de France."""
IN_TURN: Final = ("costs", "accrued", "late", "legal", "principal", "insurance", "indemnity")


@dataclass(frozen=True)
class Due:
    on: date
    interest: Decimal
    insurance: Decimal
    principal: Decimal


@dataclass(frozen=True)
class Loan:
    dues: tuple[Due, ...]  # all of them, fallen due or not
    rate: Decimal
    indemnity_rate: Decimal
    is_indemnity_on_interest: bool = False  # of a mortgage: unpaid interest too (R313-28)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


@dataclass
class Ledger:
    rate: Decimal
    owed: dict[str, Decimal]
    to_give_back: Decimal = Decimal(0)
    runs: dict[str, int] = field(default_factory=lambda: {"late": 0, "legal": 0})

    def a_day(self, day: date, *, is_cut: bool) -> None:
        """It is counted; a line of interest ends with the year, the half-year, a payment, or the statement."""
        for kind, months in (("late", (12,)), ("legal", (6, 12))):
            self.runs[kind] += 1
            ends = (day + timedelta(days=1)).day == 1 and day.month in months
            if ends or is_cut:
                self.print_line(kind, day)

    def print_line(self, kind: str, day: date) -> None:
        base, rate = (
            (self.owed["principal"], self.rate)
            if kind == "late"
            else (self.owed["indemnity"], LEGAL[day.year, 1 if day.month <= 6 else 2])
        )
        year = 366 if day.year % 4 == 0 else 365
        self.owed[kind] += cents(base * rate * self.runs[kind] / (100 * year))
        self.runs[kind] = 0

    def pay(self, amount: Decimal) -> None:
        for part in IN_TURN:
            taken = min(amount, self.owed[part])
            self.owed[part] -= taken
            amount -= taken
        self.to_give_back += amount


def claim_on(loan: Loan, payments: Sequence[tuple[date, Decimal]], accelerated_on: date, day: date) -> Ledger:
    """What is owed that day, part by part."""
    before = sum((amount for on, amount in payments if on <= accelerated_on), Decimal(0))
    ledger, left = _opened(loan, before, accelerated_on)
    ledger.pay(left)
    today = accelerated_on
    while today < day:
        today += timedelta(days=1)
        paid = [amount for on, amount in payments if on == today]
        ledger.a_day(today, is_cut=bool(paid) or today == day)
        for amount in paid:
            ledger.pay(amount)
    return ledger


def _opened(loan: Loan, money: Decimal, on: date) -> tuple[Ledger, Decimal]:
    """Overdue instalments as money left them, what was not yet due, the indemnity; and money beyond them."""
    owed = dict.fromkeys(IN_TURN, Decimal(0))
    for due in loan.dues:
        if due.on > on:
            owed["principal"] += due.principal
            continue
        for part, amount in (("accrued", due.interest), ("insurance", due.insurance), ("principal", due.principal)):
            taken = min(money, amount)
            money -= taken
            owed[part] += amount - taken
    base = sum((due.principal for due in loan.dues if due.on > on), Decimal(0))
    base += owed["accrued"] if loan.is_indemnity_on_interest else 0
    owed["indemnity"] = cents(base * loan.indemnity_rate / 100)
    return Ledger(loan.rate, owed), money
