from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.law_material import all_days, amounts, days, instalment, loans, parameters, payment, payments
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.dues import DueAmount, Payment
from recouvrement.domain.law.time_bar import (
    earlier,
    loan_time_bar,
    overdraft_time_bar,
    time_bar_after_plan,
)
from recouvrement.domain.money import Money

SEPTEMBER = instalment(1, "2026-09-12", "22.40", "3.10", "124.50")
OCTOBER = instalment(2, "2026-10-12", "21.85", "3.10", "125.05")
LOAN = (SEPTEMBER, OCTOBER)


def last_day(bar):
    return bar.last_day_to_sue or date.max  # nothing unpaid: no bar at all, later than any


@given(loans(), payments, st.builds(Payment, days, amounts))
def test_a_later_payment_never_moves_the_bar_earlier(loan, money, more):
    before = loan_time_bar(loan, money, parameters())
    after = loan_time_bar(loan, [*money, more], parameters())
    assert last_day(before) <= last_day(after)


@given(loans(), payments)
def test_the_bar_starts_where_the_allocation_stops(loan, money):
    bar = loan_time_bar(loan, money, parameters())
    poured = pour_on_instalments(loan, [one.amount for one in money])
    assert bar.first_unregularised_due_on == poured.first_unpaid_due_on
    left = [one.amount for one in poured.remaining if one.amount]
    assert bar.remaining == (left[0] if left else Money("0.00"))


@given(all_days)
def test_the_last_day_is_two_years_after_the_incident_and_never_rolled(due_on):
    bar = loan_time_bar([DueAmount(due_on, Money("1.00"))], [], parameters())
    assert bar.last_day_to_sue == add_months(due_on, 24)
    assert bar.last_day_to_sue.month == due_on.month


@given(loans(), payments)
def test_the_order_of_instalments_and_payments_changes_nothing(loan, money):
    assert loan_time_bar(loan[::-1], money[::-1], parameters()) == loan_time_bar(loan, money, parameters())


def test_days_left_count_down_to_the_last_day():
    bar = loan_time_bar(LOAN, [], parameters())
    assert bar.last_day_to_sue == date(2028, 9, 12)
    assert bar.days_left(date(2028, 9, 12)) == 0
    assert bar.days_left(date(2028, 3, 16)) == 180
    assert bar.days_left(date(2028, 9, 13)) == -1
    assert not bar.is_barred(date(2028, 9, 12))
    assert bar.is_barred(date(2028, 9, 13))


def test_no_bar_runs_when_everything_is_paid():
    bar = loan_time_bar(LOAN, [payment("2026-10-20", "300.00")], parameters())
    assert (bar.last_day_to_sue, bar.days_left(date(2026, 11, 23))) == (None, None)
    assert not bar.is_barred(date(2090, 1, 1))


def test_after_a_plan_only_the_money_received_since_its_signature_counts():
    plan = [DueAmount(date(2026, 6, 1), Money("120.00")), DueAmount(date(2026, 7, 1), Money("120.00"))]
    money = [payment("2026-05-17", "500.00"), payment("2026-05-18", "120.00")]
    bar = time_bar_after_plan(date(2026, 5, 18), plan, money, parameters())
    assert bar.first_unregularised_due_on == date(2026, 7, 1)


def test_an_overdraft_is_barred_two_years_after_its_three_months():
    bar = overdraft_time_bar(date(2026, 11, 30), parameters())
    assert (bar.three_month_term, bar.last_day_to_sue) == (date(2027, 2, 28), date(2029, 2, 28))


def test_of_two_bars_that_one_could_argue_the_prudent_one_is_shown():
    nothing_due = loan_time_bar(LOAN, [payment("2026-10-20", "300.00")], parameters())
    old = loan_time_bar(LOAN, [], parameters())
    newer = loan_time_bar(LOAN, [payment("2026-10-20", "150.00")], parameters())
    assert earlier(old, newer) == earlier(newer, old) == old
    assert earlier(nothing_due, old) == earlier(old, nothing_due) == old
    assert earlier(nothing_due, nothing_due) == nothing_due


def test_negative_sums_are_refused():
    with pytest.raises(InvalidMessage, match=r"a payment is negative: -5.00"):
        loan_time_bar(LOAN, [payment("2026-10-20", "-5.00")], parameters())
    with pytest.raises(InvalidMessage, match=r"the instalment of 2026-09-12 is negative: -1.00"):
        loan_time_bar([DueAmount(date(2026, 9, 12), Money("-1.00"))], [], parameters())


def test_a_bar_says_which_parameters_it_was_computed_with():
    assert loan_time_bar(LOAN, [], parameters()).parameters_version == parameters().version
    assert overdraft_time_bar(date(2026, 1, 1) + timedelta(days=1), parameters()).parameters_version
