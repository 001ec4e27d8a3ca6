"""Loans, payments and days for tests of the law: real parameters, invented figures."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from hypothesis import strategies as st

from recouvrement.adapters.parameters_toml import load_parameters
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.dues import Payment
from recouvrement.domain.law.frozen_claim import Acceleration, FrozenClaim
from recouvrement.domain.law.indemnity import consumer_acceleration
from recouvrement.domain.law.parameters import LegalParameters
from recouvrement.domain.money import Money
from recouvrement.domain.position import Instalment

PARAMETERS_FOLDER = Path(__file__).resolve().parents[2] / "infra" / "parameters"
FIRST_DAY = date(2023, 1, 1)
LAST_DAY = date(2026, 12, 31)  # the legal rate is known from the first to the last


@lru_cache(maxsize=1)
def parameters() -> LegalParameters:
    return load_parameters(PARAMETERS_FOLDER)


def instalment(number: int, due_on: str, *parts: str) -> Instalment:
    interest, insurance, principal = (Money(part) for part in parts)
    return Instalment(number, date.fromisoformat(due_on), interest, insurance, principal)


def payment(day: str, amount: str) -> Payment:
    return Payment(date.fromisoformat(day), Money(amount))


def accelerated(not_yet_due: str, *instalments: Instalment, payments: tuple[Payment, ...] = ()) -> FrozenClaim:
    """Make a claim accelerated on 17 August 2026, at 5.90 %."""
    acceleration = Acceleration(
        date(2026, 8, 17), consumer_acceleration(Money(not_yet_due), parameters()), Money("0.00")
    )
    return FrozenClaim(acceleration, Money(not_yet_due), instalments, Decimal("5.90"), payments)


days = st.dates(FIRST_DAY, LAST_DAY)
all_days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
amounts = st.integers(0, 500_000).map(Money.from_cents)
sums = st.integers(1, 5_000_000).map(Money.from_cents)
rates = st.integers(0, 2_000).map(lambda hundredths: Decimal(hundredths) / 100)


@st.composite
def loans(draw: st.DrawFn) -> tuple[Instalment, ...]:
    """Monthly instalments, one to twelve."""
    first = draw(st.dates(FIRST_DAY, date(2025, 6, 30)))
    count = draw(st.integers(1, 12))
    parts = st.tuples(amounts, amounts, amounts)
    return tuple(Instalment(n + 1, add_months(first, n), *draw(parts)) for n in range(count))


payments = st.lists(st.builds(Payment, days, amounts), max_size=12)


@st.composite
def frozen_claims(draw: st.DrawFn) -> FrozenClaim:
    """A claim accelerated in 2025, with payments in the year that follows."""
    notified_on = draw(st.dates(date(2025, 1, 1), date(2025, 12, 31)))
    not_yet_due = draw(amounts)
    acceleration = Acceleration(notified_on, consumer_acceleration(not_yet_due, parameters()), draw(amounts))
    received = st.dates(notified_on, notified_on + timedelta(days=364))
    since = draw(st.lists(st.builds(Payment, received, amounts), max_size=6))
    return FrozenClaim(acceleration, not_yet_due, draw(loans()), draw(rates), tuple(since))
