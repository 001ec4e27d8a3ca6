from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.law_material import all_days
from recouvrement.domain.law.calendar import (
    Region,
    add_months,
    add_working_days,
    day_of_month,
    easter_sunday,
    is_working_day,
    next_working_day,
    public_holidays,
)

regions = st.sampled_from(Region)


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


def test_a_year_has_eleven_public_holidays_and_thirteen_in_alsace_moselle():
    assert len(public_holidays(2027)) == 11
    assert set(public_holidays(2027, Region.ALSACE_MOSELLE)) - set(public_holidays(2027)) == {
        date(2027, 3, 26),
        date(2027, 12, 26),
    }


def test_two_holidays_on_one_day_are_one_day():
    assert public_holidays(2008).count(date(2008, 5, 1)) == 1  # Ascension on 1 May


@given(all_days, regions)
def test_a_rolled_day_is_the_first_worked_day_from_it(day, region):
    rolled = next_working_day(day, region)
    assert is_working_day(rolled, region)
    skipped = (rolled - day).days
    assert not any(is_working_day(day + timedelta(days=n), region) for n in range(skipped))


@given(all_days, regions)
def test_rolling_twice_is_rolling_once(day, region):
    assert next_working_day(next_working_day(day, region), region) == next_working_day(day, region)


def test_working_days_are_counted_from_the_day_after():
    assert add_working_days(date(2026, 12, 30), 4) == date(2027, 1, 6)
    assert add_working_days(date(2026, 12, 26), 0) == date(2026, 12, 26)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
    ],
)
def test_a_month_keeps_the_day_number_or_ends_with_the_shorter_month(day, months, expected):
    assert add_months(day, months) == expected


@given(all_days, st.integers(-60, 60))
def test_months_never_spill_into_the_next_one(day, months):
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


def test_the_thirteenth_month_is_january_of_the_next_year():
    assert day_of_month(2026, 13, 31) == date(2027, 1, 31)
