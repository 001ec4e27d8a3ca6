from datetime import date
from decimal import Decimal

import pytest

from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.law.dated import Dated, InForce
from recouvrement.domain.law.legal_rates import CreditorCategory, HalfYear, LegalRate, LegalRates

OLD = InForce(date(2024, 1, 1), date(2024, 12, 31), 1)
NEW = InForce(date(2025, 1, 1), None, 2)


def rate(name):
    return LegalRate(HalfYear.named(name), Decimal("6.00"), Decimal("3.00"))


def test_each_day_has_the_value_in_force():
    dated = Dated("a figure", (OLD, NEW))
    assert [dated.on(day) for day in (date(2024, 12, 31), date(2025, 1, 1), date(2099, 1, 1))] == [1, 2, 2]


def test_a_day_before_the_first_value_or_after_the_last_is_refused_by_name():
    dated = Dated("a figure", (OLD,))
    with pytest.raises(InvalidProcedure, match="a figure: no value is known on 2023-12-31"):
        dated.on(date(2023, 12, 31))
    with pytest.raises(InvalidProcedure, match="only from 2024-01-01 to 2024-12-31"):
        dated.on(date(2025, 1, 1))


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ((), "no value at all"),
        ((NEW, OLD), "disorder: 2024-01-01 comes after 2025-01-01"),
        ((OLD, OLD), "disorder"),
        ((NEW, InForce(date(2026, 1, 1), None, 3)), "overlap: 2026-01-01 starts before the value of 2025-01-01 ends"),
        ((OLD, InForce(date(2024, 12, 31), None, 3)), "overlap"),
        ((OLD, InForce(date(2025, 1, 2), None, 3)), "gap: nothing between 2024-12-31 and 2025-01-02"),
        ((InForce(date(2025, 1, 2), date(2025, 1, 1), 3),), "it ends on 2025-01-01, before it starts on 2025-01-02"),
    ],
)
def test_values_that_overlap_leave_a_gap_or_are_out_of_order_are_refused(entries, message):
    with pytest.raises(InvalidProcedure, match=message):
        Dated("a figure", entries)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ((), "no half-year at all"),
        (("2025-S1", "2025-S1"), "overlap: 2025-S1 stands twice"),
        (("2025-S2", "2025-S1"), "disorder: 2025-S1 comes after 2025-S2"),
        (("2025-S1", "2026-S1"), "gap: nothing between 2025-S1 and 2026-S1"),
    ],
)
def test_half_years_follow_each_other_without_a_hole(names, message):
    with pytest.raises(InvalidProcedure, match=message):
        LegalRates(tuple(rate(name) for name in names))


def test_the_category_of_the_creditor_sets_the_rate():
    rates = LegalRates((rate("2025-S2"), rate("2026-S1")))
    assert rates.rate_pct_on(date(2026, 6, 30), CreditorCategory.NATURAL_PERSON) == Decimal("6.00")
    assert rates.rate_pct_on(date(2025, 7, 1), CreditorCategory.OTHER) == Decimal("3.00")


@pytest.mark.parametrize("day", [date(2025, 6, 30), date(2026, 7, 1)])
def test_a_half_year_outside_the_data_is_named(day):
    with pytest.raises(InvalidProcedure, match=f"{HalfYear.of(day)} is missing"):
        LegalRates((rate("2025-S2"), rate("2026-S1"))).rate_pct_on(day, CreditorCategory.OTHER)


@pytest.mark.parametrize("name", ["2026", "2026-S3", "26-S1", "2026-s1", ""])
def test_a_half_year_is_written_in_one_way(name):
    with pytest.raises(ValueError, match="a half-year is written like"):
        HalfYear.named(name)
