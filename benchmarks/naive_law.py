"""The same figures written as one first writes them: payment by payment, on dictionaries of decimals.

The bench compares with it on the same machine in the same minute, and refuses to time two programs that disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recouvrement.domain.law.dues import Received
    from recouvrement.domain.law.frozen_claim import FrozenClaim
    from recouvrement.domain.law.legal_rates import LegalRates
    from recouvrement.domain.position import Instalment

_PARTS = ("interest", "insurance", "principal")
_ORDER = ("costs", "accrued", "late", "legal", "principal", "insurance", "indemnity")


def pour(instalments: Sequence[Instalment], payments: Sequence[Received]) -> list[dict[str, Decimal]]:
    """Walk every instalment for every payment."""
    left = [{part: getattr(one, part).amount for part in _PARTS} for one in instalments]
    for payment in payments:
        money = payment.amount.amount
        for owed in left:
            for part in _PARTS:
                taken = min(money, owed[part])
                owed[part] -= taken
                money -= taken
    return left


def time_bar_start(instalments: Sequence[Instalment], payments: Sequence[Received]) -> date | None:
    left = pour(instalments, payments)
    pairs = zip(instalments, left, strict=True)
    return next((one.due_on for one, owed in pairs if sum(owed.values()) > 0), None)


@dataclass(frozen=True, slots=True)
class NaiveStatement:
    claim: FrozenClaim
    rates: LegalRates

    def total(self, statement_on: date) -> Decimal:
        balance = self._opening()
        start = self.claim.acceleration.notified_on
        for payment in sorted(self.claim.payments, key=lambda one: one.received_on):
            self._accrue(balance, start, payment.received_on)
            start, money = payment.received_on, payment.amount.amount
            for component in _ORDER:
                taken = min(money, balance[component])
                balance[component] -= taken
                money -= taken
        self._accrue(balance, start, statement_on)
        return sum(balance.values(), Decimal(0))

    def _opening(self) -> dict[str, Decimal]:
        balance = dict.fromkeys(_ORDER, Decimal("0.00"))
        balance["costs"] = self.claim.acceleration.recoverable_costs.amount
        balance["principal"] = self.claim.principal_not_yet_due.amount
        balance["indemnity"] = self.claim.acceleration.indemnity.amount.amount
        for one in self.claim.instalments:
            balance["accrued"] += one.interest.amount
            balance["insurance"] += one.insurance.amount
            balance["principal"] += one.principal.amount
        return balance

    def _accrue(self, balance: dict[str, Decimal], start: date, end: date) -> None:
        """Group the days one by one under their year and half-year."""
        years: dict[int, int] = {}
        halves: dict[tuple[int, int], int] = {}
        day = start
        while day < end:
            day += timedelta(days=1)
            half = (day.year, 1 if day.month <= 6 else 2)
            years[day.year] = years.get(day.year, 0) + 1
            halves[half] = halves.get(half, 0) + 1
        for year, days in years.items():
            balance["late"] += _interest(balance["principal"], self.claim.annual_rate_pct, (days, year))
        for (year, number), days in halves.items():
            rate = next(r.other for r in self.rates.entries if (r.half_year.year, r.half_year.half) == (year, number))
            balance["legal"] += _interest(balance["indemnity"], rate, (days, year))


def _interest(base: Decimal, rate_pct: Decimal, time: tuple[int, int]) -> Decimal:
    days, year = time
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return (base * rate_pct * days / (100 * length)).quantize(Decimal("0.01"), ROUND_HALF_UP)
