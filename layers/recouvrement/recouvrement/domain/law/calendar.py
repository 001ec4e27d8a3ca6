"""French working days and periods of the Code de procédure civile (conventions C-04 to C-08)."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

_SATURDAY = 5
_MOSELLE_AND_ALSACE = ("57", "67", "68")


class Region(StrEnum):
    """Where the day is counted: Alsace-Moselle has two more public holidays."""

    GENERAL = "general"
    ALSACE_MOSELLE = "alsace_moselle"


def region_at(postcode: str | None, country: str | None) -> Region:
    """Of the department that a French postcode begins with. No postcode: general; no country: France."""
    is_local = country in (None, "FR") and postcode is not None and postcode.startswith(_MOSELLE_AND_ALSACE)
    return Region.ALSACE_MOSELLE if is_local else Region.GENERAL


def easter_sunday(year: int) -> date:
    """Gregorian Easter by the Meeus/Jones/Butcher algorithm (C-07)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def public_holidays(year: int, region: Region = Region.GENERAL) -> tuple[date, ...]:
    """Days off by law, ascending (CT L3133-1; Alsace-Moselle: CT L3134-13)."""
    easter = easter_sunday(year)
    fixed = {
        date(year, month, day) for month, day in ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    }
    moving = {easter + timedelta(days=days) for days in (1, 39, 50)}
    local = {easter - timedelta(days=2), date(year, 12, 26)} if region is Region.ALSACE_MOSELLE else set()
    return tuple(sorted(fixed | moving | local))


def is_working_day(day: date, region: Region = Region.GENERAL) -> bool:
    """Monday to Friday and no public holiday (C-08)."""
    if day.weekday() >= _SATURDAY:
        return False
    holidays = public_holidays(day.year, region)
    place = bisect_left(holidays, day)
    return place == len(holidays) or holidays[place] != day


def is_contact_day(day: date, region: Region = Region.GENERAL) -> bool:
    """Whether calls, e-mails and SMS are allowed: Monday to Saturday, never on a public holiday (domain §4.4)."""
    return is_working_day(day, region) or (day.weekday() == _SATURDAY and day not in public_holidays(day.year, region))


def is_contact_time(at: datetime, region: Region = Region.GENERAL) -> bool:
    """Whether somebody may be called at that Paris time: 9 to 20, on Saturdays 9 to 13 (domain §4.4)."""
    last_hour = 13 if at.weekday() == _SATURDAY else 20
    return is_contact_day(at.date(), region) and 9 <= at.hour < last_hour


def next_working_day(day: date, region: Region = Region.GENERAL) -> date:
    """Roll a period's end (CPC 642): the day itself if it is worked, else the first worked day after it."""
    while not is_working_day(day, region):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int, region: Region = Region.GENERAL) -> date:
    """Count worked days from the day after `day` (C-08); none leaves the day as it is."""
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1), region)
    return day


def day_of_month(year: int, month: int, day: int) -> date:
    """Return that day, or the last one of a shorter month; a month beyond 12 runs into the years after (CPC 641)."""
    years, month_from_zero = divmod(month - 1, 12)
    year, month = year + years, month_from_zero + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(day: date, count: int) -> date:
    """Return the same day number `count` months later, or the last day of a shorter month (CPC 641, C-04)."""
    return day_of_month(day.year, day.month + count, day.day)
