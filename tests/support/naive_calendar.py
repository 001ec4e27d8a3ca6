"""Days, the way a wall calendar tells them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

_OFF: Final = (
    *("2025-08-15", "2025-11-01", "2025-11-11", "2025-12-25", "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08"),
    *("2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25", "2027-01-01"),
)
"""Public holidays of the days on which the contracts live."""
_LAST: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Of each month; no day in question is in a leap year."""


def is_worked(day: date) -> bool:
    return day.weekday() < 5 and day.isoformat() not in _OFF


def rolled(day: date) -> date:
    while not is_worked(day):
        day += timedelta(days=1)
    return day


def days_later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def months_later(day: date, months: int) -> date:
    """The same day, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, _LAST[month]))
