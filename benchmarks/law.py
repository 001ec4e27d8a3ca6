"""Statements per second on one core: allocation, time bar and statement of a loan of 84 instalments and 90 payments.

`python -m benchmarks.law` prints the speed, and how many times faster it is than `naive_law` in the same minute.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

from benchmarks import naive_law
from recouvrement.adapters.parameters_toml import load_parameters
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.frozen_claim import Acceleration, FrozenClaim
from recouvrement.domain.law.indemnity import consumer_acceleration
from recouvrement.domain.law.statement import statement_of_claim
from recouvrement.domain.law.time_bar import loan_time_bar
from recouvrement.domain.money import Money
from recouvrement.domain.position import Instalment, Receipt

if TYPE_CHECKING:
    from collections.abc import Callable

    from recouvrement.domain.law.parameters import LegalParameters

PARAMETERS: Final = Path(__file__).resolve().parents[1] / "infra" / "parameters"
FIRST_DUE: Final = date(2018, 12, 5)
ACCELERATED: Final = date(2025, 12, 1)
STATEMENT: Final = date(2026, 11, 23)
PAYMENTS_BEFORE: Final = 60  # of the 90; the other 30 come after the acceleration
AIM: Final = 2000
ROUND_SECONDS: Final = 0.15


@dataclass(frozen=True, slots=True)
class Loan:
    instalments: tuple[Instalment, ...]
    receipts: tuple[Receipt, ...]
    not_yet_due: Money
    parameters: LegalParameters

    @property
    def before(self) -> tuple[Receipt, ...]:
        return self.receipts[:PAYMENTS_BEFORE]

    def accelerate(self, remaining: tuple[Instalment, ...]) -> FrozenClaim:
        indemnity = consumer_acceleration(self.not_yet_due, self.parameters)
        acceleration = Acceleration(ACCELERATED, indemnity, Money("87.40"))
        return FrozenClaim(acceleration, self.not_yet_due, remaining, Decimal("5.90"), self.receipts[PAYMENTS_BEFORE:])


def make_loan() -> Loan:
    """A loan of 84 months whose last instalments went unpaid, some payments in part."""
    instalments = tuple(
        Instalment(n + 1, add_months(FIRST_DUE, n), Money.from_cents(9000 - 90 * n), Money("4.50"), Money("214.37"))
        for n in range(84)
    )
    before = [Receipt(ReceiptId(f"R{n}"), FIRST_DUE + timedelta(days=38 * n), Money("318.27")) for n in range(60)]
    since = [Receipt(ReceiptId(f"S{n}"), ACCELERATED + timedelta(days=11 * n + 3), Money("61.35")) for n in range(30)]
    return Loan(instalments, (*before, *since), Money("7315.42"), load_parameters(PARAMETERS))


def compute(loan: Loan) -> tuple[date | None, Decimal]:
    poured = pour_on_instalments(loan.instalments, [receipt.amount for receipt in loan.before])
    bar = loan_time_bar(loan.instalments, loan.receipts, loan.parameters)
    statement = statement_of_claim(loan.accelerate(poured.unpaid), STATEMENT, loan.parameters)
    return bar.first_unregularised_due_on, statement.total_due.amount


def compute_naively(loan: Loan) -> tuple[date | None, Decimal]:
    left = naive_law.pour(loan.instalments, loan.before)
    remaining = tuple(
        Instalment(one.number, one.due_on, *(Money.rounded(part) for part in owed.values()))
        for one, owed in zip(loan.instalments, left, strict=True)
    )
    start = naive_law.time_bar_start(loan.instalments, loan.receipts)
    statement = naive_law.NaiveStatement(loan.accelerate(remaining), loan.parameters.legal_interest.rates)
    return start, statement.total(STATEMENT)


def rate(work: Callable[[Loan], object], loan: Loan) -> float:
    """Return how many a second, over one round."""
    count, start = 0, perf_counter()
    while (elapsed := perf_counter() - start) < ROUND_SECONDS:
        work(loan)
        count += 1
    return count / elapsed


def main(rounds: int = 20) -> int:
    """Print both speeds. Returns 1 when the two programs disagree on a figure."""
    loan = make_loan()
    if compute(loan) != compute_naively(loan):
        sys.stdout.write(f"law: {compute(loan)} differs from {compute_naively(loan)}\n")
        return 1
    speeds = [(rate(compute, loan), rate(compute_naively, loan)) for _ in range(rounds)]
    fast, slow = (max(column) for column in zip(*speeds, strict=True))  # the rounds that nothing else disturbed
    sys.stdout.write(
        f"law: {fast:.0f} allocations + time bars + statements a second on one core (aim {AIM}); "
        f"{fast / slow:.1f} times the naive program ({slow:.0f} a second)\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
