from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.law_material import all_days, parameters
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law import deadlines
from recouvrement.domain.law.calendar import Region, is_working_day
from recouvrement.domain.law.deadlines import OverdraftNotice

ROLLED = {
    "service of an order": deadlines.payment_order_service,
    "claim declaration": deadlines.insolvency_claim_declaration,
    "notice of attachment": deadlines.account_attachment_notice,
    "contest of an attachment": deadlines.account_attachment_contest,
    "small claim": deadlines.small_claim_answer,
    "answer to the twelve instalments": deadlines.twelve_instalments_answer,
    "overrun notice": lambda day, rules, region: deadlines.overdraft_notice(
        day, OverdraftNotice.OVERRUN, rules, region
    ),
    "authorised notice": lambda day, rules, region: deadlines.overdraft_notice(
        day, OverdraftNotice.AUTHORISED, rules, region
    ),
    "professional notice": lambda day, rules, region: deadlines.overdraft_notice(
        day, OverdraftNotice.PROFESSIONAL, rules, region
    ),
}


@pytest.mark.parametrize("name", ROLLED)
@given(day=all_days, region=st.sampled_from(Region))
def test_a_procedural_period_never_ends_on_a_day_off(name, day, region):
    found = ROLLED[name](day, parameters(), region)
    assert is_working_day(found.last_day, region)
    assert found.raw_end <= found.last_day
    assert found.parameters_version == parameters().version


@given(all_days, st.integers(1, 90), st.sampled_from(Region))
def test_a_cure_period_ends_on_a_worked_day_and_acceleration_waits_for_the_day_after(day, length, region):
    found = deadlines.cure_period(day, length, region)
    assert is_working_day(found.end, region)
    assert found.end - day >= timedelta(days=length)
    assert found.acceleration_allowed_from == found.end + timedelta(days=1)


@given(all_days, st.sampled_from(Region))
def test_opposition_and_wage_window_end_on_worked_days(day, region):
    opposition = deadlines.payment_order_opposition(day, parameters(), region)
    window = deadlines.wage_attachment_window(day, parameters(), region)
    one_day = timedelta(days=1)
    assert is_working_day(opposition.opposition_last_day, region)
    assert is_working_day(opposition.enforcement_without_court_notice_from - one_day, region)
    assert is_working_day(window.report_earliest - one_day, region)
    assert is_working_day(window.report_latest, region)
    assert window.report_earliest <= window.report_latest


def test_a_good_friday_rolls_in_alsace_moselle_only():
    sent_on = date(2028, 3, 15)  # 30 days later: Good Friday
    assert deadlines.cure_period(sent_on, 30).end == date(2028, 4, 14)
    assert deadlines.cure_period(sent_on, 30, Region.ALSACE_MOSELLE).end == date(2028, 4, 18)


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        (OverdraftNotice.OVERRUN, date(2027, 1, 4)),  # Saturday 2 January
        (OverdraftNotice.AUTHORISED, date(2027, 2, 3)),
        (OverdraftNotice.PROFESSIONAL, date(2027, 2, 1)),
    ],
)
def test_each_overdraft_has_its_own_notice(notice, expected):
    assert deadlines.overdraft_notice(date(2026, 12, 3), notice, parameters()).last_day == expected


def test_an_order_of_the_old_regime_has_six_months():
    old = deadlines.payment_order_service(date(2026, 8, 31), parameters())
    new = deadlines.payment_order_service(date(2026, 9, 1), parameters())
    assert (old.raw_end, new.raw_end) == (date(2027, 2, 28), date(2026, 12, 1))


def test_a_cure_period_without_a_day_is_refused():
    with pytest.raises(InvalidMessage, match="cure period must be at least 1, not 0"):
        deadlines.cure_period(date(2026, 11, 26), 0)
