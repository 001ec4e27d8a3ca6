from datetime import date
from decimal import Decimal

import pytest

from fakes.law_material import parameters
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.limitation import (
    LimitedClaim,
    TimeEffect,
    TimeEvent,
    effect_on_limitation,
    effect_on_time_bar,
    limitation,
    order_expires_on,
)
from recouvrement.domain.law.regime import LegalRegime, legal_regime
from recouvrement.domain.money import Money
from recouvrement.domain.position import Product, Terms

DUE = date(2026, 1, 31)
ACCELERATED = date(2026, 8, 17)


def terms(product, principal="9639.60", signed_on=date(2025, 7, 5)):
    capital = None if principal is None else Money(principal)
    return Terms(product, "75002", signed_on, capital, Decimal("5.90"), Decimal("8.00"), None, None)


@pytest.mark.parametrize(
    ("event", "on_time_bar", "on_limitation"),
    [
        (TimeEvent.LETTER, TimeEffect.NONE, TimeEffect.NONE),
        (TimeEvent.PARTIAL_PAYMENT, TimeEffect.MOVES_START, TimeEffect.INTERRUPTS),
        (TimeEvent.ORDER_REQUEST_FILED, TimeEffect.NONE, TimeEffect.NONE),
        (TimeEvent.ORDER_SERVED, TimeEffect.INTERRUPTS, TimeEffect.INTERRUPTS),
        (TimeEvent.SUMMONS_SERVED, TimeEffect.INTERRUPTS, TimeEffect.INTERRUPTS),
        (TimeEvent.PLAN_SIGNED_BY_BOTH, TimeEffect.RESTARTS, TimeEffect.RESTARTS),
        (TimeEvent.TWELVE_INSTALMENTS, TimeEffect.NONE, TimeEffect.NONE),
        (TimeEvent.PROMISE, TimeEffect.NONE, TimeEffect.NONE),
        (TimeEvent.DEFERRAL_BY_BANK, TimeEffect.NONE, TimeEffect.NONE),
        (TimeEvent.OVER_INDEBTEDNESS_ADMISSIBLE, TimeEffect.NONE, TimeEffect.NONE),
        (TimeEvent.IMPOSED_MEASURES_REQUESTED, TimeEffect.INTERRUPTS, TimeEffect.INTERRUPTS),
        (TimeEvent.OVER_INDEBTEDNESS_PLAN, TimeEffect.RESTARTS, TimeEffect.RESTARTS),
        (TimeEvent.GRACE_PERIOD, TimeEffect.RESTARTS, TimeEffect.RESTARTS),
    ],
)
def test_each_event_does_to_the_clock_what_the_law_says(event, on_time_bar, on_limitation):
    assert (effect_on_time_bar(event), effect_on_limitation(event)) == (on_time_bar, on_limitation)


def test_a_mortgage_runs_from_each_due_date_and_from_the_acceleration():
    found = limitation(LimitedClaim(LegalRegime.MORTGAGE_CREDIT, DUE, ACCELERATED), [], parameters())
    assert found.last_day_of_oldest_instalment == date(2028, 1, 31)
    assert found.last_day_of_accelerated_principal == date(2028, 8, 17)
    assert found.first_last_day == date(2028, 1, 31)


def test_a_professional_loan_has_five_years_and_a_large_consumer_loan_two():
    professional = limitation(LimitedClaim(LegalRegime.PROFESSIONAL, DUE, None), [], parameters())
    common_law = limitation(LimitedClaim(LegalRegime.COMMON_LAW, DUE, None), [], parameters())
    assert professional.first_last_day == date(2031, 1, 31)
    assert common_law.first_last_day == date(2028, 1, 31)
    assert common_law.last_day_of_accelerated_principal is None


def test_an_acknowledgement_starts_the_whole_time_again_if_it_comes_in_time():
    claim = LimitedClaim(LegalRegime.MORTGAGE_CREDIT, DUE, None)
    assert limitation(claim, [date(2027, 6, 1)], parameters()).first_last_day == date(2029, 6, 1)
    twice = limitation(claim, [date(2029, 5, 31), date(2027, 6, 1)], parameters())
    assert twice.first_last_day == date(2031, 5, 31)


@pytest.mark.parametrize("too_early_or_too_late", [date(2026, 1, 30), date(2028, 2, 1)])
def test_an_act_outside_the_time_interrupts_nothing(too_early_or_too_late):
    claim = LimitedClaim(LegalRegime.MORTGAGE_CREDIT, DUE, None)
    assert limitation(claim, [too_early_or_too_late], parameters()).first_last_day == date(2028, 1, 31)


def test_nothing_owed_is_not_limited():
    assert limitation(LimitedClaim(LegalRegime.PROFESSIONAL, None, None), [], parameters()).first_last_day is None


@pytest.mark.parametrize("regime", [LegalRegime.CONSUMER_CREDIT, LegalRegime.OVERDRAFT])
def test_what_is_under_the_time_bar_has_no_limitation(regime):
    with pytest.raises(InvalidMessage, match=f"{regime} is under the two-year time bar"):
        limitation(LimitedClaim(regime, DUE, None), [], parameters())


def test_an_order_lives_ten_years():
    assert order_expires_on(date(2028, 2, 29), parameters()) == date(2038, 2, 28)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (terms(Product.MORTGAGE), LegalRegime.MORTGAGE_CREDIT),
        (terms(Product.CURRENT_ACCOUNT, None, None), LegalRegime.OVERDRAFT),
        (terms(Product.PROFESSIONAL_LOAN), LegalRegime.PROFESSIONAL),
        (terms(Product.CONSUMER_LOAN, "75000.00", date(2026, 11, 19)), LegalRegime.CONSUMER_CREDIT),
        (terms(Product.CONSUMER_LOAN, "75000.01", date(2026, 11, 19)), LegalRegime.COMMON_LAW),
        (terms(Product.REVOLVING_CREDIT, "100000.00", date(2026, 11, 20)), LegalRegime.CONSUMER_CREDIT),
        (terms(Product.OTHER, "100000.01", date(2026, 11, 20)), LegalRegime.COMMON_LAW),
    ],
)
def test_the_regime_follows_product_capital_and_signature(given, expected):
    found = legal_regime(given, parameters())
    assert (found.regime, found.parameters_version) == (expected, parameters().version)


def test_a_loan_without_capital_or_signature_has_no_known_regime():
    with pytest.raises(InvalidMessage, match="capital lent and the day of signature: one is missing"):
        legal_regime(terms(Product.CONSUMER_LOAN, None), parameters())
    with pytest.raises(InvalidMessage, match="one is missing"):
        legal_regime(terms(Product.CONSUMER_LOAN, signed_on=None), parameters())
