"""Arrears days: those that drive the cadence, and those of the default definition (EU 2018/171; domain §3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recouvrement.domain.law.bank_rules import PrudentialParameters


@dataclass(frozen=True, slots=True)
class EveningArrears:
    """One evening's arrears and exposure of a contract."""

    on: date
    overdue: Money
    exposure: Money


def days_past_due(first_unpaid_due_on: date | None, today: date) -> int:
    """Days since the oldest instalment still unpaid after allocation fell due; 0 when nothing is."""
    return 0 if first_unpaid_due_on is None else max(0, (today - first_unpaid_due_on).days)


def prudential_days_past_due(evenings: Iterable[EveningArrears], today: date, rules: PrudentialParameters) -> int:
    """Days since both thresholds are exceeded without a break, 0 as soon as one is not; evenings in date order."""
    since: date | None = None
    for evening in evenings:
        if not _exceeds_both(evening, rules):
            since = None
        elif since is None:
            since = evening.on
    return 0 if since is None else (today - since).days


def is_default(prudential_days: int, rules: PrudentialParameters) -> bool:
    """Default beyond 90 days (CRR art. 178)."""
    return prudential_days > rules.default_days


def _exceeds_both(evening: EveningArrears, rules: PrudentialParameters) -> bool:
    relative = Money.rounded(evening.exposure.amount * rules.relative_threshold_pct / Decimal(100))
    return evening.overdue > rules.absolute_threshold and evening.overdue > relative
