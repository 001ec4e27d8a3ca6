from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.law_material import parameters, rates, sums
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.calendar import day_of_month
from recouvrement.domain.law.repayment_plan import PlanTerms, plan_breach, plan_schedule
from recouvrement.domain.law.twelve_instalments import OverdraftDebt, overdraft_schedule
from recouvrement.domain.money import ZERO, Money, total


@st.composite
def plans(draw):
    anchor = draw(st.integers(1, 31))
    first = day_of_month(draw(st.integers(2024, 2030)), draw(st.integers(1, 12)), anchor)
    return PlanTerms(draw(sums), draw(st.integers(1, 60)), first, anchor)


@given(plans())
def test_a_plan_clears_the_claim_to_the_cent(plan):
    schedule = plan_schedule(plan)
    assert total(one.amount for one in schedule) == plan.total
    assert len({one.amount for one in schedule[:-1]}) <= 1
    assert schedule[-1].amount >= schedule[0].amount


@given(plans())
def test_a_plan_falls_once_a_month_on_its_anchor_day(plan):
    schedule = plan_schedule(plan)
    months = [one.due_on.year * 12 + one.due_on.month for one in schedule]
    assert months == list(range(months[0], months[0] + plan.count))
    assert all(one.due_on.day <= plan.anchor_day for one in schedule)
    assert all(one.due_on.day == plan.anchor_day for one in schedule if plan.anchor_day <= 28)


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        (("0.00", 3, date(2027, 1, 5), 5), r"a plan clears a sum above zero, not 0.00"),
        (("-9.00", 3, date(2027, 1, 5), 5), r"a plan clears a sum above zero, not -9.00"),
        (("9.00", 0, date(2027, 1, 5), 5), "instalments of a plan must be at least 1, not 0"),
        (("9.00", 3, date(2027, 1, 5), 32), "the anchor day is between 1 and 31, not 32"),
        (("9.00", 3, date(2027, 1, 5), 6), "the first date 2027-01-05 is not on the anchor day 6"),
    ],
)
def test_a_plan_that_cannot_be_drawn_is_refused(terms, message):
    amount, *rest = terms
    with pytest.raises(InvalidMessage, match=message):
        PlanTerms(Money(amount), *rest)


def test_a_missed_plan_instalment_is_told_after_eight_days_and_ends_the_plan_after_fifteen():
    breach = plan_breach(date(2026, 12, 18), parameters())
    assert breach.letter_due_on == date(2026, 12, 26)  # a Saturday: the date stays, the letter waits
    assert breach.letter_leaves_on == date(2026, 12, 28)
    assert breach.lapses_on == date(2027, 1, 2)  # a Saturday too, and not rolled


@given(sums, rates, st.integers(1, 12))
def test_the_instalments_of_an_overdraft_repay_its_balance_to_the_cent(principal, rate, count):
    schedule = overdraft_schedule(OverdraftDebt(principal, rate, count), parameters())
    assert total(one.principal for one in schedule.instalments) == principal
    assert schedule.instalments[-1].balance == ZERO
    assert schedule.total_paid == principal + schedule.total_interest
    if principal >= Money("1.00"):  # of a few cents, rounding up pays all before the last month
        assert len({one.payment for one in schedule.instalments[:-1]}) <= 1
    assert all(one.balance >= ZERO for one in schedule.instalments)


def test_an_overdraft_without_interest_is_cut_in_twelve_equal_parts():
    schedule = overdraft_schedule(OverdraftDebt(Money("1200.00"), Decimal("0.00")), parameters())
    assert (schedule.monthly_payment, schedule.total_interest) == (Money("100.00"), ZERO)


def test_the_debtor_may_prefer_faster_but_has_no_right_to_slower():
    assert len(overdraft_schedule(OverdraftDebt(Money("90.00"), Decimal(9), 6), parameters()).instalments) == 6
    with pytest.raises(InvalidMessage, match="the law gives 12 instalments, not 13"):
        overdraft_schedule(OverdraftDebt(Money("90.00"), Decimal(9), 13), parameters())


@pytest.mark.parametrize(
    ("principal", "rate", "message"),
    [("0.00", "9.00", "principal must be above zero"), ("9.00", "-0.01", "rate is negative")],
)
def test_an_overdraft_of_nothing_or_at_a_negative_rate_is_refused(principal, rate, message):
    with pytest.raises(InvalidMessage, match=message):
        OverdraftDebt(Money(principal), Decimal(rate))
