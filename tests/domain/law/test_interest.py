from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.law_material import amounts, days, parameters, rates
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.law.interest import (
    LegalRateApplied,
    Period,
    arrears_still_claimable,
    contractual_interest,
    daily_interest,
    increase_applies_after,
    legal_interest,
    total_interest,
)
from recouvrement.domain.law.legal_rates import CreditorCategory
from recouvrement.domain.money import Money

RULES = parameters().legal_interest
BANK = LegalRateApplied(RULES)
HALF_CENT = Decimal("0.005")

three_days = st.tuples(days, days, days).map(sorted)


def check_cut(whole, parts):
    """The sum of two parts is the whole, but for the rounding of each segment."""
    segments = [segment for part in parts for segment in part]
    drift = abs(total_interest(whole).amount - total_interest(segments).amount)
    assert drift <= HALF_CENT * (len(whole) + len(segments))


@given(amounts, rates, three_days)
def test_contractual_interest_may_be_cut_on_any_day(principal, rate, dates):
    first, middle, last = dates
    whole = contractual_interest(principal, rate, Period(first, last))
    parts = [contractual_interest(principal, rate, Period(a, b)) for a, b in ((first, middle), (middle, last))]
    check_cut(whole, parts)
    assert sum(segment.days for segment in whole) == ((last - first).days if principal else 0)


@given(amounts, three_days, st.none() | days)
def test_legal_interest_may_be_cut_on_any_day(principal, dates, increased_after):
    first, middle, last = dates
    applied = LegalRateApplied(RULES, CreditorCategory.OTHER, increased_after)
    whole = legal_interest(principal, Period(first, last), applied)
    parts = [legal_interest(principal, Period(a, b), applied) for a, b in ((first, middle), (middle, last))]
    check_cut(whole, parts)


@given(amounts, days, days)
def test_segments_follow_each_other_and_hold_one_half_year_each(principal, one, other):
    period = Period(min(one, other), max(one, other))
    segments = legal_interest(principal, period, BANK)
    for before, after in pairwise(segments):
        assert before.to_incl == after.from_excl
        assert (after.from_excl.month, after.from_excl.day) in {(6, 30), (12, 31)}
    if segments:
        assert (segments[0].from_excl, segments[-1].to_incl) == (period.from_excl, period.to_incl)


def test_a_cut_at_the_end_of_the_year_changes_nothing_at_all():
    whole = contractual_interest(Money("12480.55"), Decimal("5.90"), Period(date(2023, 11, 20), date(2024, 3, 10)))
    parts = [
        *contractual_interest(Money("12480.55"), Decimal("5.90"), Period(date(2023, 11, 20), date(2023, 12, 31))),
        *contractual_interest(Money("12480.55"), Decimal("5.90"), Period(date(2023, 12, 31), date(2024, 3, 10))),
    ]
    assert list(whole) == parts


def test_a_base_of_zero_needs_no_rate():
    assert legal_interest(Money("0.00"), Period(date(2030, 1, 1), date(2030, 2, 1)), BANK) == ()


def test_a_missing_half_year_is_named_and_never_extrapolated():
    with pytest.raises(InvalidProcedure, match=r"2027-S1 is missing; it is never extrapolated"):
        legal_interest(Money("100.00"), Period(date(2026, 12, 1), date(2027, 1, 1)), BANK)
    with pytest.raises(InvalidProcedure, match="2022-S2"):
        legal_interest(Money("100.00"), Period(date(2022, 12, 1), date(2023, 1, 1)), BANK)


def test_the_last_day_of_the_last_known_half_year_is_computed():
    segments = legal_interest(Money("100.00"), Period(date(2026, 12, 30), date(2026, 12, 31)), BANK)
    assert [segment.days for segment in segments] == [1]


def test_an_increase_that_starts_with_the_period_cuts_nothing():
    applied = LegalRateApplied(RULES, increased_after=date(2026, 2, 2))
    (segment,) = legal_interest(Money("1000.00"), Period(date(2026, 2, 2), date(2026, 3, 2)), applied)
    assert segment.rate_pct == Decimal("7.62")


def test_the_increase_waits_two_months_after_the_decision():
    assert increase_applies_after(date(2025, 12, 31), RULES) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "period",
    [Period(date(2020, 1, 1), date(2026, 11, 23)), Period(date(2024, 11, 23), date(2026, 11, 23))],
)
def test_after_an_order_only_two_years_of_interest_are_asked(period):
    kept = arrears_still_claimable(period, date(2026, 11, 23), RULES)
    assert kept == Period(date(2024, 11, 23), date(2026, 11, 23))


def test_interest_wholly_older_than_two_years_is_lost():
    period = Period(date(2020, 1, 1), date(2022, 1, 1))
    assert arrears_still_claimable(period, date(2026, 11, 23), RULES) == Period(date(2022, 1, 1), date(2022, 1, 1))


def test_an_act_that_interrupted_saves_the_two_years_before_it():
    period = Period(date(2020, 1, 1), date(2026, 11, 23))
    assert arrears_still_claimable(period, date(2025, 3, 10), RULES).from_excl == date(2023, 3, 10)


def test_a_day_of_interest_is_counted_on_365_days():
    assert daily_interest(Money("10000.00"), Decimal("5.90")) == Money("1.62")


def test_reversed_dates_are_refused():
    with pytest.raises(InvalidMessage, match="dates are reversed: the period goes from 2026-02-01 to 2026-01-01"):
        Period(date(2026, 2, 1), date(2026, 1, 1))


def test_a_negative_principal_is_refused():
    period = Period(date(2026, 1, 1), date(2026, 2, 1))
    with pytest.raises(InvalidMessage, match=r"the principal is negative: -1.00"):
        contractual_interest(Money("-1.00"), Decimal("5.90"), period)
    with pytest.raises(InvalidMessage, match=r"the principal is negative: -1.00"):
        legal_interest(Money("-1.00"), period, BANK)


def test_a_negative_rate_is_refused():
    with pytest.raises(InvalidMessage, match=r"the rate is negative: -0.01"):
        contractual_interest(Money("1.00"), Decimal("-0.01"), Period(date(2026, 1, 1), date(2026, 2, 1)))
