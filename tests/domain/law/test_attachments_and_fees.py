from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.law_material import amounts, parameters
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.law.attachments import (
    Wage,
    WageLimits,
    account_attachment,
    wage_limits_on,
    wage_scale,
    wage_share,
)
from recouvrement.domain.law.fees import FeeProfile, MonthOfIncidents, incident_fees
from recouvrement.domain.law.indemnity import flat_recovery_indemnity, mortgage_acceleration
from recouvrement.domain.money import ZERO, Money
from recouvrement.domain.position import DebtorKind

LIMITS = wage_limits_on(date(2026, 11, 23), None, parameters())
FLOOR = Money("651.69")
dependants = st.integers(0, 8)


@given(amounts, amounts, dependants)
def test_the_wage_share_never_falls_when_the_wage_rises(net, more, people):
    assert wage_share(Wage(net, people), LIMITS).attachable <= wage_share(Wage(net + more, people), LIMITS).attachable


@given(amounts, dependants)
def test_the_wage_share_never_leaves_less_than_the_floor(net, people):
    share = wage_share(Wage(net, people), LIMITS)
    assert share.left_to_debtor >= min(net, FLOOR)
    assert share.left_to_debtor + share.attachable == net


@given(amounts, dependants, amounts)
def test_the_wage_share_never_exceeds_the_debt(net, people, debt):
    assert wage_share(Wage(net, people), replace(LIMITS, remaining_debt=debt)).attachable <= debt


@given(amounts, dependants)
def test_a_dependant_never_raises_the_share(net, people):
    fewer, more = wage_share(Wage(net, people), LIMITS), wage_share(Wage(net, people + 1), LIMITS)
    assert more.scale_amount <= fewer.scale_amount


@pytest.mark.parametrize(
    ("monthly", "cumulated"),
    [("727.50", "54.08"), ("1083.33", "125.25"), ("1435.83", "213.37"), ("1789.17", "331.15"), ("2150.83", "572.26")],
)
def test_the_scale_of_2026_meets_its_monthly_column_to_the_cent_by_which_that_one_is_rounded(monthly, cumulated):
    drift = wage_share(Wage(Money(monthly), 0), LIMITS).scale_amount - Money(cumulated)
    assert ZERO <= drift <= Money("0.01")


def test_the_scale_and_the_floor_are_those_of_the_day():
    assert wage_limits_on(date(2025, 12, 31), None, parameters()).scale.per_dependant == Money("1720.00")
    assert wage_limits_on(date(2026, 3, 31), None, parameters()).protected_minimum == Money("646.52")
    with pytest.raises(InvalidProcedure, match="attachments scales: no value is known on 2027-01-01"):
        wage_scale(2027, parameters())


@given(st.lists(st.integers(-300_000, 300_000).map(Money.from_cents), max_size=5), amounts)
def test_an_attached_account_keeps_its_protected_balance(balances, claim):
    found = account_attachment(balances, claim, FLOOR)
    assert found.attached <= claim
    assert found.attached + found.protected_balance <= found.credit_total
    assert found.protected_balance == min(FLOOR, found.credit_total)


def test_negative_wages_claims_and_debts_are_refused():
    with pytest.raises(InvalidMessage, match=r"the monthly net wage is negative: -1.00"):
        Wage(Money("-1.00"), 0)
    with pytest.raises(InvalidMessage, match="the number of dependants must be at least 0, not -1"):
        Wage(Money("1.00"), -1)
    with pytest.raises(InvalidMessage, match=r"the remaining debt is negative: -1.00"):
        WageLimits(LIMITS.scale, FLOOR, Money("-1.00"))
    with pytest.raises(InvalidMessage, match=r"the claim is negative: -1.00"):
        account_attachment([], Money("-1.00"), FLOOR)


months = st.builds(
    MonthOfIncidents, st.sampled_from(FeeProfile), st.integers(0, 30), st.lists(amounts, max_size=6).map(tuple), amounts
)


@given(months)
def test_a_month_of_fees_stays_under_every_cap(month):
    fees = incident_fees(month, parameters())
    assert fees.gross == fees.intervention + fees.rejection
    assert ZERO <= fees.chargeable <= fees.gross
    assert fees.intervention <= Money("80.00")
    assert fees.rejection <= Money("20.00").times(len(month.rejected_debits))
    if month.profile is FeeProfile.FRAGILE:
        assert fees.chargeable <= Money("25.00")
    if month.profile is FeeProfile.SPECIFIC_OFFER:
        assert fees.chargeable <= Money("20.00")
        assert fees.chargeable + month.charged_this_year <= max(Money("200.00"), month.charged_this_year)


def test_a_negative_month_is_refused():
    with pytest.raises(InvalidMessage, match="overrun operations must be at least 0, not -1"):
        MonthOfIncidents(FeeProfile.STANDARD, -1, (), ZERO)
    with pytest.raises(InvalidMessage, match=r"a rejected debit is negative: -1.00"):
        MonthOfIncidents(FeeProfile.STANDARD, 0, (Money("-1.00"),), ZERO)


def test_the_flat_indemnity_is_for_the_invoices_of_professionals_only():
    assert flat_recovery_indemnity(DebtorKind.PROFESSIONAL, 3, parameters()) == Money("120.00")
    assert flat_recovery_indemnity(DebtorKind.SOLE_TRADER, 3, parameters()) == ZERO
    with pytest.raises(InvalidMessage, match="late invoices must be at least 0, not -1"):
        flat_recovery_indemnity(DebtorKind.PROFESSIONAL, -1, parameters())


def test_an_indemnity_names_its_base_its_article_and_its_parameters():
    indemnity = mortgage_acceleration(Money("1000.00"), Money("50.00"), parameters())
    assert (indemnity.base, indemnity.amount) == (Money("1050.00"), Money("73.50"))
    assert (indemnity.article, indemnity.parameters_version) == ("CCo R313-28", parameters().version)
