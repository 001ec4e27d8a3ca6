from datetime import date, timedelta

import pytest
from hypothesis import given

from fakes.law_material import all_days, loans, parameters, payments
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.calendar import is_working_day
from recouvrement.domain.law.dues import DueAmount
from recouvrement.domain.law.ficp import (
    ficp_timeline,
    information_letter_due_by,
    monthly_trigger,
    unscheduled_trigger,
)
from recouvrement.domain.money import ZERO, Money, total

TODAY = date(2026, 11, 23)


@given(all_days)
def test_the_window_is_the_later_of_thirty_days_and_a_month_and_declaration_has_four_worked_days(sent_on):
    timeline = ficp_timeline(sent_on, parameters())
    assert timeline.cure_last_day == max(timeline.thirty_days, timeline.one_month)
    span = (timeline.declaration_latest - timeline.cure_last_day).days
    worked = [n for n in range(1, span + 1) if is_working_day(timeline.cure_last_day + timedelta(days=n))]
    assert len(worked) == 4
    assert worked[-1] == span


@given(loans(), payments)
def test_the_trigger_is_the_one_a_simple_reading_of_the_order_finds(loan, money):
    found = monthly_trigger(loan, money, TODAY, parameters())
    expected = None
    for place, one in enumerate(loan):
        if one.due_on > TODAY:
            break
        paid = total(each.amount for each in money if each.received_on <= one.due_on)
        unpaid = max(ZERO, total(each.amount for each in loan[: place + 1]) - paid)
        test = found.history[place]
        assert (test.on, test.unpaid) == (one.due_on, unpaid)
        last_two = loan[place - 1].amount + one.amount if place else None
        assert test.threshold == last_two
        reached = last_two is not None and unpaid >= last_two and unpaid >= Money("150.00")
        expected = expected or (one.due_on if reached else None)
    assert found.trigger_on == expected


def test_the_information_letter_has_four_worked_days_after_the_trigger():
    assert information_letter_due_by(date(2026, 12, 23), parameters()) == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("today", "amount", "is_trigger"),
    [
        (date(2026, 10, 30), "500.00", False),
        (date(2026, 10, 31), "500.00", True),
        (date(2026, 10, 31), "499.99", False),
    ],
)
def test_an_overdraft_is_an_incident_after_sixty_days_from_five_hundred_euros(today, amount, is_trigger):
    found = unscheduled_trigger(date(2026, 8, 31), Money(amount), today, parameters())
    assert (found.sixty_day_end, found.is_trigger) == (date(2026, 10, 30), is_trigger)


def test_negative_amounts_are_refused():
    due = DueAmount(date(2026, 9, 5), Money("-1.00"))
    with pytest.raises(InvalidMessage, match=r"an instalment is negative: -1.00"):
        monthly_trigger([due], [], TODAY, parameters())
    with pytest.raises(InvalidMessage, match=r"the amount due is negative: -1.00"):
        unscheduled_trigger(date(2026, 8, 31), Money("-1.00"), TODAY, parameters())
