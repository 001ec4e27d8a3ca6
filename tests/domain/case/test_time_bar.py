"""The last day to sue, and why then: every regime, any order of the facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.endings import DecideTimeBar
from recouvrement.domain.case.commands.plans import CancelPlan
from recouvrement.domain.case.enforcement.acts import BailiffAct, Served
from recouvrement.domain.case.enforcement.record import Enforcement
from recouvrement.domain.case.events.procedure import AlarmRaised, CommandRefused
from recouvrement.domain.case.handover.record import Handover, HandoverState
from recouvrement.domain.case.state import Case
from recouvrement.domain.case.tasks.record import TaskKind, TaskState
from recouvrement.domain.case.time_bar import facts as clock_facts
from recouvrement.domain.case.time_bar import last_day as time_bar
from recouvrement.domain.case.time_bar.decisions import BarOutcome
from recouvrement.domain.case.time_bar.facts import Interruption
from recouvrement.domain.case.time_bar.last_day import LastDay
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.law.limitation import TimeEvent
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.position import Product
from support import bailiff_acts as bailiff
from support.contracts import LEA, NOE, ZOE, account, receipt
from support.desk import ANNE, PAUL, Desk, procedure
from support.plans import agreed_plan
from support.stories import Story

PARAMETERS = procedure().parameters
TODAY = date(2026, 3, 2)


def in_arrears(*parties) -> Desk:
    """Unpaid since 12 August 2025."""
    return Story(parties=parties or (LEA,), post_days=None, approves=False).until(date(2025, 12, 15))


def bar(case: Case, on: date = TODAY) -> LastDay | None:
    return time_bar.time_bar(case, on, PARAMETERS)


def with_acts(monkeypatch: pytest.MonkeyPatch, *acts: Interruption) -> None:
    known = clock_facts.interruptions
    monkeypatch.setattr(time_bar, "interruptions", lambda *told: (*known(*told), *acts))


def test_two_years_from_the_first_unregularised_instalment():
    assert bar(in_arrears().case) == LastDay(date(2027, 8, 12), date(2025, 8, 12))


def test_a_payment_moves_the_start_and_interrupts_nothing():
    desk = in_arrears()
    desk.play(RecordPayment(receipt(date(2026, 1, 5), "300.00", "T-1")))
    assert bar(desk.case) == LastDay(date(2027, 9, 12), date(2025, 9, 12))


def test_nothing_unpaid_no_bar():
    desk = in_arrears()
    desk.play(RecordPayment(receipt(date(2026, 1, 5), "9000.00", "T-1")))
    assert bar(desk.case) is None


def test_after_a_plan_it_runs_from_the_first_instalment_unpaid_since():
    desk = in_arrears()
    desk.play(agreed_plan(date(2025, 12, 15), "1082.50", 5, date(2026, 1, 20)))
    assert bar(desk.case, date(2026, 1, 19)) is None
    found = bar(desk.case, date(2026, 1, 20))
    assert found is not None
    assert (found.last_day, found.incident_on) == (date(2028, 1, 20), date(2026, 1, 20))
    assert found.restart is not None
    assert found.restart.agreed_on == date(2025, 12, 15)


def test_only_the_first_plan_restarts_it():
    desk = in_arrears()
    desk.play(agreed_plan(date(2025, 12, 15), "1082.50", 5, date(2026, 1, 20)))
    desk.today = date(2026, 2, 10)
    desk.play(CancelPlan("PLAN-1", date(2026, 2, 10), ANNE.name, "another one"))
    desk.play(replace(agreed_plan(date(2026, 2, 10), "1082.50", 5, date(2026, 3, 20)), plan_id="PLAN-2"))
    found = bar(desk.case)
    assert found is not None
    assert found.last_day == date(2028, 1, 20)


def test_a_plan_signed_when_the_bar_had_passed_restarts_nothing():
    desk = in_arrears()
    desk.today = date(2027, 9, 1)
    desk.play(agreed_plan(date(2027, 9, 1), "1082.50", 5, date(2027, 10, 20)))
    found = bar(desk.case, date(2027, 11, 1))
    assert found is not None
    assert found.last_day == date(2027, 8, 12)


def test_a_plan_that_one_borrower_has_not_signed_leaves_his_time_running():
    desk = in_arrears(LEA, NOE)
    told = agreed_plan(date(2025, 12, 15), "1082.50", 5, date(2026, 1, 20))
    desk.play(replace(told, signatures=told.signatures[:1]))
    found = bar(desk.case)
    assert found is not None
    assert found.last_day == date(2027, 8, 12)


@pytest.mark.parametrize(
    ("told", "last_day"),
    [
        ((bailiff.served(date(2026, 2, 2), paper=Served.SUMMONS),), date(2028, 2, 2)),
        ((bailiff.granted(date(2026, 1, 5)), bailiff.served(date(2026, 2, 2))), date(2028, 2, 2)),
        ((bailiff.granted(date(2025, 8, 20)), bailiff.served(date(2026, 3, 1))), date(2027, 8, 12)),
        ((bailiff.granted(date(2026, 1, 5)),), date(2027, 8, 12)),
    ],
    ids=["summons", "order", "order that had lapsed", "order not served"],
)
def test_what_the_bailiff_serves_runs_the_whole_time_again(told: tuple[BailiffAct, ...], last_day: date):
    found = bar(replace(in_arrears().case, enforcement=Enforcement(told)))
    assert found is not None
    assert found.last_day == last_day


SUMMONED = Enforcement((bailiff.served(date(2026, 2, 2), paper=Served.SUMMONS),))
FILE = Handover("F-1", "bailiff", date(2026, 1, 5), (LEA.party_id,), state=HandoverState.HANDED_OVER)


def test_no_time_runs_while_the_suit_that_was_begun_in_time_is_under_way():
    case = replace(in_arrears().case, enforcement=SUMMONED, handover=FILE)
    assert bar(case) is None
    assert bar(case, date(2031, 1, 1)) is None


def test_a_suit_given_up_lasts_no_longer_than_the_time_from_its_service():
    file = replace(FILE, state=HandoverState.RECALLED)
    found = bar(replace(in_arrears().case, enforcement=SUMMONED, handover=file))
    assert found is not None
    assert found.last_day == date(2028, 2, 2)


def test_a_suit_begun_once_the_time_was_over_saves_nothing():
    late = Enforcement((bailiff.served(date(2027, 9, 1), paper=Served.SUMMONS),))
    found = bar(replace(in_arrears().case, enforcement=late, handover=FILE), date(2027, 10, 1))
    assert found is not None
    assert found.last_day == date(2027, 8, 12)


def test_whoever_is_not_sued_keeps_his_own_time():
    found = bar(replace(in_arrears(LEA, NOE).case, enforcement=SUMMONED, handover=FILE))
    assert found is not None
    assert (found.party_id, found.last_day) == (NOE.party_id, date(2027, 8, 12))


def test_a_service_runs_the_whole_time_again_for_him_who_was_served(monkeypatch: pytest.MonkeyPatch):
    case = in_arrears(LEA, NOE).case
    with_acts(monkeypatch, Interruption(TimeEvent.ORDER_SERVED, date(2026, 2, 2), (LEA.party_id,)))
    found = bar(case)
    assert found is not None
    assert (found.party_id, found.last_day) == (NOE.party_id, date(2027, 8, 12))


def test_once_everybody_is_served_the_last_day_is_that_of_the_first_service(monkeypatch: pytest.MonkeyPatch):
    case = in_arrears(LEA, NOE).case
    with_acts(
        monkeypatch,
        Interruption(TimeEvent.SUMMONS_SERVED, date(2026, 2, 20), (NOE.party_id,)),
        Interruption(TimeEvent.ORDER_SERVED, date(2026, 2, 2), (LEA.party_id,)),
    )
    found = bar(case)
    assert found is not None
    assert (found.last_day, found.incident_on) == (date(2028, 2, 2), date(2025, 8, 12))
    assert found.interruption is not None
    assert found.interruption.event is TimeEvent.ORDER_SERVED


def test_what_is_only_filed_or_promised_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    before = bar(in_arrears().case)
    with_acts(
        monkeypatch,
        Interruption(TimeEvent.ORDER_REQUEST_FILED, date(2026, 2, 2)),
        Interruption(TimeEvent.PROMISE, date(2026, 2, 3)),
        Interruption(TimeEvent.TWELVE_INSTALMENTS, date(2026, 2, 4)),
        Interruption(TimeEvent.DEFERRAL_BY_BANK, date(2026, 2, 5)),
        Interruption(TimeEvent.LETTER, date(2026, 2, 6)),
        Interruption(TimeEvent.OVER_INDEBTEDNESS_ADMISSIBLE, date(2026, 2, 7)),
    )
    assert bar(in_arrears().case) == before


@pytest.mark.parametrize(
    ("regime", "last_day"),
    [
        (LegalRegime.MORTGAGE_CREDIT, date(2028, 1, 5)),
        (LegalRegime.COMMON_LAW, date(2028, 1, 5)),
        (LegalRegime.PROFESSIONAL, date(2031, 1, 5)),
    ],
)
def test_a_payment_interrupts_a_limitation(regime: LegalRegime, last_day: date):
    desk = in_arrears(LEA, ZOE)
    desk.play(RecordPayment(receipt(date(2026, 1, 5), "50.00", "T-1")))
    found = bar(replace(desk.case, regime=regime))
    assert found is not None
    assert found.last_day == last_day
    assert found.interruption is not None
    assert found.interruption.event is TimeEvent.PARTIAL_PAYMENT


def test_an_overdraft_runs_from_the_end_of_its_three_months():
    desk = Desk(account(date(2025, 12, 15), "-800.00", date(2025, 11, 30)))
    assert desk.case.terms.product is Product.CURRENT_ACCOUNT
    assert bar(desk.case) == LastDay(date(2028, 2, 28), date(2026, 2, 28))


def test_a_guarantor_is_sued_as_long_as_the_borrower(monkeypatch: pytest.MonkeyPatch):
    case = in_arrears(LEA, ZOE).case
    assert bar(case) == LastDay(date(2027, 8, 12), date(2025, 8, 12))
    with_acts(monkeypatch, Interruption(TimeEvent.ORDER_SERVED, date(2026, 2, 2), (LEA.party_id,)))
    found = bar(case)
    assert found is not None
    assert found.last_day == date(2028, 2, 2)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_facts_in_any_order_give_the_same_day(order: tuple[int, ...]):
    desk = in_arrears()
    told = [
        agreed_plan(date(2025, 12, 15), "1082.50", 5, date(2026, 1, 20)),
        RecordPayment(receipt(date(2025, 12, 10), "100.00", "T-1")),
        RecordPayment(receipt(date(2026, 1, 21), "216.48", "T-2")),
    ]
    desk.today = date(2026, 2, 1)
    for place in order:
        desk.play(told[place])
    found = bar(desk.case)
    assert found is not None
    assert found.last_day == date(2028, 1, 20)  # two cents of that instalment are left


def test_below_sixty_days_a_decision_is_demanded_every_day_until_a_named_one_holds():
    story = Story(post_days=None, approves=False)
    desk = story.until(date(2025, 9, 3))
    desk.today = date(2027, 7, 1)

    def mornings(count: int) -> int:
        before = len(desk.events)
        for _ in range(count):
            desk.day(story.position(desk.today))
        found = [event for event in desk.events[before:] if isinstance(event, AlarmRaised)]
        return len([event for event in found if event.kind == "time_bar.near"])

    assert mornings(3) == 3
    [task] = [task for task in desk.case.tasks if task.kind is TaskKind.DECIDE_TIME_BAR]
    assert task.state is TaskState.TODO
    desk.play(DecideTimeBar(BarOutcome.SUE, date(2027, 7, 8), ANNE, PAUL, "the summons is ready"))
    assert [one.state for one in desk.case.tasks if one.kind is TaskKind.DECIDE_TIME_BAR] == [TaskState.DONE]
    assert mornings(4) == 0
    assert mornings(3) == 3


@pytest.mark.parametrize(
    ("outcome", "by", "until", "code"),
    [
        (BarOutcome.SUE, ANNE, date(2027, 8, 13), "after_the_bar"),
        (BarOutcome.PLAN, ANNE, date(2026, 1, 1), "expired"),
        (BarOutcome.LET_GO, Person(PersonName("Zoé"), Level.SUPERVISOR), date(2027, 9, 1), "beyond_delegation"),
        (BarOutcome.LET_GO, Person(PAUL, Level.COMMITTEE), date(2027, 9, 1), "same_person"),
    ],
)
def test_a_decision_that_cannot_hold_is_refused(outcome: BarOutcome, by: Person, until: date, code: str):
    desk = in_arrears()
    desk.today = date(2027, 7, 1)
    desk.play(DecideTimeBar(outcome, until, by, PAUL, "a reason"))
    last = desk.events[-1]
    assert isinstance(last, CommandRefused)
    assert last.code == code
