from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.law_material import accelerated, amounts, frozen_claims, instalment, parameters, payment
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.law.claim_balance import Component
from recouvrement.domain.law.dues import Payment
from recouvrement.domain.law.indemnity import consumer_acceleration
from recouvrement.domain.law.statement import InterestKind, statement_of_claim
from recouvrement.domain.money import ZERO, Money, total

YEAR_END = date(2026, 12, 31)
MAY = instalment(1, "2026-05-05", "31.20", "4.50", "164.30")


def state(claim, on=YEAR_END):
    return statement_of_claim(claim, on, parameters())


def allocated(statement, component):
    return total(part for one in statement.payments for name, part in one.allocated if name is component)


@given(frozen_claims())
def test_the_total_is_the_sum_of_the_printed_lines(claim):
    statement = state(claim)
    printed = statement.opening.total + total(line.segment.interest for line in statement.interest_lines)
    paid = total(payment.amount for payment in statement.payments) - statement.unallocated
    assert statement.total_due == printed - paid == statement.closing.total


@given(frozen_claims())
def test_each_component_closes_with_what_it_opened_plus_accrued_less_paid(claim):
    statement = state(claim)
    accrued = {
        Component.LATE_INTEREST: statement.interest_accrued(InterestKind.CONTRACTUAL),
        Component.LEGAL_INTEREST_ON_INDEMNITY: statement.interest_accrued(InterestKind.LEGAL),
    }
    for component, opened, closed in zip(
        Component, statement.opening.in_order, statement.closing.in_order, strict=True
    ):
        assert closed == opened + accrued.get(component, ZERO) - allocated(statement, component)
        assert closed >= ZERO


@given(frozen_claims(), st.integers(0, 364), amounts, amounts)
def test_paying_in_two_parts_on_one_day_is_paying_once(claim, after, one, other):
    day = claim.acceleration.notified_on + timedelta(days=after)
    once = state(replace(claim, payments=(*claim.payments, Payment(day, one + other))))
    twice = state(replace(claim, payments=(*claim.payments, Payment(day, one), Payment(day, other))))
    assert (once.closing, once.interest_lines, once.unallocated) == (
        twice.closing,
        twice.interest_lines,
        twice.unallocated,
    )


@given(frozen_claims())
def test_the_order_of_the_payments_given_changes_nothing_due(claim):
    backwards = replace(claim, payments=claim.payments[::-1])
    assert state(backwards).closing == state(claim).closing


@given(frozen_claims())
def test_a_payment_reaches_a_component_only_when_those_before_it_are_paid(claim):
    components = list(Component)
    for one in state(claim).payments:
        places = [components.index(component) for component, _ in one.allocated]
        assert places == sorted(places)
        assert one.amount == total(part for _, part in one.allocated) + one.unallocated


def test_every_payment_date_splits_both_interests_even_one_that_changes_no_base():
    claim = accelerated("7315.42", MAY, payments=(payment("2026-10-02", "1.00"),))
    lines = state(claim, date(2026, 11, 23)).interest_lines
    assert [(line.kind.value, line.segment.days) for line in lines] == [
        ("contractual", 46),
        ("legal", 46),
        ("contractual", 52),
        ("legal", 52),
    ]


def test_later_payments_and_later_instalments_are_left_out():
    july = instalment(3, "2026-08-18", "29.90", "4.50", "165.60")  # the day after the acceleration
    claim = accelerated("7315.42", MAY, july, payments=(payment("2026-11-24", "50.00"),))
    statement = state(claim, date(2026, 11, 23))
    assert statement.overdue == (MAY,)
    assert statement.payments == ()
    assert statement.opening.principal == Money("7479.72")


def test_a_payment_on_the_day_of_the_statement_is_counted():
    claim = accelerated("7315.42", MAY, payments=(payment("2026-11-23", "50.00"),))
    (counted,) = state(claim, date(2026, 11, 23)).payments
    assert counted.amount == Money("50.00")


def test_a_statement_on_the_day_of_the_acceleration_carries_no_interest():
    statement = state(accelerated("7315.42", MAY), date(2026, 8, 17))
    assert statement.interest_lines == ()
    assert statement.closing == statement.opening


def test_the_daily_interest_is_that_of_the_principal_left():
    statement = state(accelerated("10000.00"), date(2026, 8, 17))
    assert statement.daily_interest == Money("1.62")


def test_the_indemnity_never_exceeds_its_cap_and_follows_the_contract_below_it():
    cap = consumer_acceleration(Money("1000.00"), parameters())
    assert cap.at_contract_rate(Decimal("5.00")).amount == Money("50.00")
    assert cap.at_contract_rate(Decimal("12.00")).amount == Money("80.00")
    with pytest.raises(InvalidMessage, match=r"indemnity rate is negative: -1"):
        cap.at_contract_rate(Decimal(-1))


def test_reversed_dates_negative_sums_and_early_payments_are_refused():
    with pytest.raises(InvalidMessage, match="dates are reversed: the period goes from 2026-08-17 to 2026-08-16"):
        state(accelerated("7315.42", MAY), date(2026, 8, 16))
    with pytest.raises(InvalidMessage, match=r"a payment of 2026-08-16 comes before the acceleration of 2026-08-17"):
        accelerated("7315.42", payments=(payment("2026-08-16", "50.00"),))
    with pytest.raises(InvalidMessage, match=r"a payment is negative: -50.00"):
        accelerated("7315.42", payments=(payment("2026-08-18", "-50.00"),))
    with pytest.raises(InvalidMessage, match=r"overdue instalment is negative: -4.50"):
        accelerated("7315.42", instalment(1, "2026-05-05", "31.20", "-4.50", "164.30"))
    with pytest.raises(InvalidMessage, match=r"the base of the indemnity is negative: -1.00"):
        accelerated("-1.00")


def test_a_statement_beyond_the_known_rates_is_refused_by_name():
    with pytest.raises(InvalidProcedure, match="2027-S1"):
        state(accelerated("7315.42", MAY), date(2027, 1, 1))
