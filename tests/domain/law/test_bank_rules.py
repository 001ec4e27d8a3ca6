from datetime import date, timedelta

import pytest

from fakes.law_material import parameters
from recouvrement.domain.law.delegation import (
    DelegatedAct,
    Level,
    PlanProposal,
    level_required,
    may_decide,
    plan_level_required,
)
from recouvrement.domain.law.prudential import (
    EveningArrears,
    days_past_due,
    is_default,
    prudential_days_past_due,
)
from recouvrement.domain.money import Money

DELEGATION = parameters().delegation
PRUDENTIAL = parameters().prudential


@pytest.mark.parametrize(
    ("act", "claim", "level"),
    [
        (DelegatedAct.WAIVE_STEP, "1000.00", Level.AGENT),
        (DelegatedAct.WAIVE_STEP, "1000.01", Level.SUPERVISOR),
        (DelegatedAct.PLAN, "5000.00", Level.AGENT),
        (DelegatedAct.ACCELERATION, "0.01", Level.SUPERVISOR),
        (DelegatedAct.ACCELERATION, "15000.01", Level.HEAD_OF_COLLECTIONS),
        (DelegatedAct.HANDOVER, "100000.00", Level.HEAD_OF_COLLECTIONS),
        (DelegatedAct.HANDOVER, "100000.01", Level.COMMITTEE),
        (DelegatedAct.WRITE_OFF, "15.00", Level.AGENT),
        (DelegatedAct.WRITE_OFF, "15000.01", Level.COMMITTEE),
    ],
)
def test_the_claim_of_the_day_sets_who_decides(act, claim, level):
    assert level_required(act, Money(claim), DELEGATION) is level


def test_a_higher_level_may_decide_what_a_lower_one_may():
    assert may_decide(Level.COMMITTEE, DelegatedAct.WRITE_OFF, Money("10.00"), DELEGATION)
    assert not may_decide(Level.AGENT, DelegatedAct.ACCELERATION, Money("10.00"), DELEGATION)


@pytest.mark.parametrize(
    ("claim", "months", "instalment", "level"),
    [
        ("4800.00", 24, "200.00", Level.AGENT),
        ("4800.00", 25, "192.00", Level.SUPERVISOR),
        ("240.00", 24, "10.00", Level.SUPERVISOR),
        ("4800.00", 60, "80.00", Level.HEAD_OF_COLLECTIONS),
        ("4800.00", 61, "78.00", Level.COMMITTEE),
        ("100000.01", 12, "8000.00", Level.COMMITTEE),
    ],
)
def test_a_plan_is_judged_by_its_sum_its_length_and_its_instalment(claim, months, instalment, level):
    assert plan_level_required(PlanProposal(Money(claim), months, Money(instalment)), DELEGATION) is level


def evenings(*overdue):
    start = date(2026, 1, 1)
    return [EveningArrears(start + timedelta(days=n), Money(one), Money("5000.00")) for n, one in enumerate(overdue)]


def test_prudential_days_need_both_thresholds_and_start_again_after_a_break():
    today = date(2026, 1, 5)
    assert prudential_days_past_due(evenings("101.00", "101.00", "101.00"), today, PRUDENTIAL) == 4
    assert prudential_days_past_due(evenings("101.00", "100.00", "101.00"), today, PRUDENTIAL) == 2
    assert prudential_days_past_due(evenings("101.00", "100.00"), today, PRUDENTIAL) == 0
    large = [EveningArrears(date(2026, 1, 1), Money("150.00"), Money("20000.00"))]
    assert prudential_days_past_due(large, today, PRUDENTIAL) == 0  # 150 is under 1 % of the exposure


def test_default_comes_after_ninety_days():
    assert not is_default(90, PRUDENTIAL)
    assert is_default(91, PRUDENTIAL)


def test_arrears_days_count_from_the_oldest_unpaid_due_date():
    assert days_past_due(date(2026, 11, 3), date(2026, 11, 23)) == 20
    assert days_past_due(None, date(2026, 11, 23)) == 0
