"""Over-indebtedness and insolvency, debtor by debtor, heard of in any order (domain §10.1, §10.2)."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recouvrement.domain.case.commands.people import NotifyStage, ReviewFreeze
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.events.enforcement import BailiffTold
from recouvrement.domain.case.events.tasks import TaskOpened
from recouvrement.domain.case.handover.defendants import owes
from recouvrement.domain.case.money.claim import statement
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.case.stops.freezes import (
    Freeze,
    FreezeReason,
    InsolvencyStage,
    Review,
    Stage,
    interest_free_days,
    standing,
)
from recouvrement.domain.case.stops.grace_periods import ScheduledPayment, first_uncovered
from recouvrement.domain.case.stops.stopped import suits_stopped
from recouvrement.domain.case.tasks.owed import tasks_owed
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.view import View
from recouvrement.domain.law.periods import Days
from recouvrement.domain.money import Money
from recouvrement.domain.procedure import Situation
from recouvrement.domain.strategy import Guard
from support.contracts import LEA, NOE, ZOE
from support.desk import ANNE
from support.stories import Story

DEBT, FAILURE = FreezeReason.OVER_INDEBTEDNESS, FreezeReason.INSOLVENCY
COURSE = (
    Freeze(LEA.party_id, DEBT, Stage.FILED, date(2026, 1, 5)),
    Freeze(LEA.party_id, DEBT, Stage.ADMISSIBLE, date(2026, 2, 10)),
    Freeze(LEA.party_id, DEBT, Stage.LIABILITIES, date(2026, 3, 20)),
    Freeze(LEA.party_id, DEBT, Stage.PLAN, date(2026, 6, 1), starts_on=date(2026, 7, 1)),
    Freeze(LEA.party_id, DEBT, Stage.ENDED, date(2027, 2, 1)),
)


def told(desk, *freezes):
    return [effect for freeze in freezes for effect in desk.tell(NotifyStage(freeze))]


def stage(stage, on, party_id="P-1", **more):
    reason = DEBT if isinstance(stage, Stage) else FAILURE
    return Freeze(party_id, reason, stage, on, **more)


def view_of(desk):
    return View(desk.case, desk.procedure, Situation(desk.today, desk.as_of, desk.as_of))


def opened(desk):
    return {event.kind: event.due_on for event in desk.events if isinstance(event, TaskOpened)}


def test_any_order_of_the_stages_ends_with_the_same_state():
    ends = set()
    for order in permutations(COURSE):
        desk = Story().desk
        told(desk, *order, order[0])
        debtor = desk.case.debtor("P-1")
        ends.add((debtor.frozen, interest_free_days(desk.case.stops.freezes, "P-1")))
    assert ends == {(DEBT, (Days(date(2026, 3, 20), date(2026, 6, 30)),))}  # ended, and nobody has looked yet


@given(st.lists(st.sampled_from(COURSE), max_size=8), st.dates(date(2026, 1, 1), date(2027, 3, 1)))
def test_he_is_frozen_from_the_first_stage_until_a_person_has_looked(heard, looked_on):
    reviews = (Review("P-1", looked_on),)
    found = standing(heard, reviews, "P-1")
    stages = [one for one in heard if not one.is_end]
    has_ended = any(one.is_end for one in heard)
    is_free = not stages or (has_ended and looked_on >= COURSE[-1].on)
    assert (found is None) == is_free


def test_a_back_dated_admissibility_does_not_freeze_again_what_has_ended():
    desk = Story().until(date(2025, 9, 5))
    told(desk, stage(Stage.FILED, date(2025, 9, 1)), stage(Stage.ENDED, date(2025, 9, 4)))
    desk.tell(ReviewFreeze("P-1", desk.today, ANNE.name))
    told(desk, stage(Stage.ADMISSIBLE, date(2025, 9, 2)))
    assert desk.case.debtor("P-1").frozen is None


def test_after_the_end_nothing_is_asked_before_a_named_person_has_looked():
    story = Story()
    desk = story.until(date(2025, 8, 20))
    told(desk, stage(Stage.FILED, desk.today), stage(Stage.ENDED, desk.today))
    desk = story.until(date(2025, 9, 10))
    assert [code for code, _, _ in desk.sent()] == ["L01"]
    assert TaskKind.REVIEW_FREEZE in opened(desk)
    desk.tell(ReviewFreeze("P-1", desk.today, ANNE.name))
    desk = story.until(date(2025, 9, 12))
    assert [code for code, _, _ in desk.sent()][-1] == "L02"


def test_nobody_reviews_a_procedure_that_runs():
    desk = Story().until(date(2025, 8, 20))
    told(desk, stage(Stage.FILED, desk.today))
    desk.tell(ReviewFreeze("P-1", desk.today, ANNE.name))
    assert desk.events[-1].code == "not_ended"


def test_who_did_not_file_goes_on_alone():
    story = Story(parties=(LEA, NOE, ZOE))
    desk = story.until(date(2025, 9, 5))
    told(desk, stage(Stage.ADMISSIBLE, desk.today))
    desk = story.until(date(2025, 10, 31))
    assert {party for _, party, on in desk.sent() if on > date(2025, 9, 5)} == {"P-2", "P-3"}


def test_each_stage_has_its_deadlines():
    story = Story(approves=False)
    desk = story.until(date(2025, 9, 5))
    told(desk, stage(Stage.ADMISSIBLE, date(2025, 9, 4)), stage(Stage.LIABILITIES, date(2025, 9, 5)))
    found = opened(story.until(date(2025, 9, 6)))
    assert found[TaskKind.DECLARE_CLAIM] == date(2025, 10, 6)  # thirty days, rolled from a Saturday
    assert found[TaskKind.CONSIDER_APPEAL] == date(2025, 9, 19)
    assert found[TaskKind.CHECK_LIABILITIES] == date(2025, 9, 25)


@pytest.mark.parametrize(
    ("more", "due_on"),
    [
        ({"published_on": date(2026, 11, 9)}, date(2027, 1, 11)),  # golden case P-27 g
        ({"published_on": date(2026, 11, 9), "is_abroad": True}, date(2027, 3, 9)),
        ({}, date(2027, 1, 4)),  # from the judgment, as long as the publication is not known
    ],
)
def test_an_insolvency_is_declared_within_two_months_of_its_publication(more, due_on):
    desk = Story(approves=False).until(date(2025, 9, 5))
    desk.today = desk.as_of = date(2026, 11, 12)
    told(desk, stage(InsolvencyStage.OPENED, date(2026, 11, 4), **more))
    [task] = [one for one in tasks_owed(view_of(desk)) if one.kind is TaskKind.DECLARE_CLAIM]
    assert task.due_on == due_on


def test_a_done_declaration_never_comes_back():
    story = Story(approves=False)
    desk = story.until(date(2025, 9, 5))
    told(desk, stage(Stage.ADMISSIBLE, desk.today))
    desk = story.until(date(2025, 9, 8))
    desk.tell(FinishTask("declare_claim:P-1:2025-09-05", desk.today, ANNE.name, "Déclarée par courrier."))
    desk = story.until(date(2025, 9, 15))
    assert sum(isinstance(one, TaskOpened) and one.kind is TaskKind.DECLARE_CLAIM for one in desk.events) == 1


def test_a_payment_of_the_measures_that_does_not_come_calls_for_a_notice():
    story = Story(approves=False)
    desk = story.until(date(2025, 9, 5))
    schedule = tuple(ScheduledPayment(date(2025, month, 20), Money("50.00")) for month in (9, 10, 11))
    told(desk, stage(Stage.IMPOSED, desk.today, schedule=schedule, starts_on=date(2025, 9, 10)))
    story.pays(date(2025, 9, 20), "50.00")
    desk = story.until(date(2025, 11, 18))
    assert TaskKind.GIVE_NOTICE_OF_MEASURES not in opened(desk)
    desk = story.until(date(2025, 11, 19))
    about = [task.task_id for task in desk.case.tasks if task.kind is TaskKind.GIVE_NOTICE_OF_MEASURES]
    assert about == ["give_notice_of_measures:P-1:2025-10-20"]


def test_money_covers_the_oldest_payments_of_a_schedule():
    schedule = [ScheduledPayment(date(2026, month, 1), Money("100.00")) for month in (3, 1, 2)]
    assert first_uncovered(schedule, Money("150.00")) == date(2026, 2, 1)
    assert first_uncovered(schedule, Money("200.00")) == date(2026, 3, 1)
    assert first_uncovered(schedule, Money("300.00")) is None


def test_interest_stops_for_him_from_the_state_of_liabilities_and_runs_on_for_the_others():
    desk = Story(parties=(LEA, NOE)).until(date(2025, 12, 2))
    told(desk, stage(Stage.LIABILITIES, date(2025, 12, 2)))
    desk.today = desk.as_of = date(2026, 3, 2)
    lea, noe = desk.case.debtors
    start = desk.case.accelerated_on
    run = statement(desk.case, date(2025, 12, 1), desk.procedure.parameters)
    assert view_of(desk).statement_for(lea).total_due == run.total_due
    assert view_of(desk).statement_for(noe).total_due == view_of(desk).outstanding > run.total_due
    assert start < date(2025, 12, 2)


def test_interest_runs_again_when_the_measures_start():
    desk = Story().until(date(2025, 12, 2))
    told(desk, stage(Stage.LIABILITIES, date(2025, 12, 3)), stage(Stage.PLAN, date(2025, 12, 20)))
    desk.today = desk.as_of = date(2026, 3, 2)
    free = (date(2025, 12, 20) - date(2025, 12, 3)).days
    lines = view_of(desk).statement_for(desk.case.debtors[0]).interest_lines
    whole = statement(desk.case, desk.today, desk.procedure.parameters).interest_lines
    days = [sum(line.segment.days for line in found if line.kind == "contractual") for found in (whole, lines)]
    assert days[0] - days[1] == free


@pytest.mark.parametrize(("months", "stops"), [(None, True), (11, True), (12, False), (60, False)])
def test_an_insolvency_stops_the_interest_of_loans_of_less_than_a_year(months, stops):
    opening = stage(InsolvencyStage.OPENED, date(2026, 1, 5), loan_months=months)
    assert bool(interest_free_days((opening,), "P-1")) is stops


def test_an_insolvency_shields_a_guarantor_until_the_plan_and_takes_both_out_of_the_file():
    desk = Story(parties=(LEA, NOE, ZOE)).until(date(2025, 9, 5))
    told(desk, stage(InsolvencyStage.OPENED, date(2025, 9, 1)))
    zoe = desk.case.debtor("P-3")
    assert suits_stopped(desk.case, zoe, desk.today)
    assert [one.party_id for one in desk.case.debtors if owes(one, view_of(desk))] == ["P-2"]
    told(desk, stage(InsolvencyStage.PLAN, date(2025, 9, 4)))
    assert [one.party_id for one in desk.case.debtors if owes(one, view_of(desk))] == ["P-2", "P-3"]


def test_nobody_is_sued_when_everybody_is_shielded():
    desk = Story().until(date(2025, 12, 2))
    told(desk, stage(InsolvencyStage.OPENED, desk.today))
    assert "nobody_to_sue" in {one.code for one in blockers(Guard.HANDOVER, view_of(desk))}


def test_the_bailiff_hears_of_a_freeze_the_same_day():
    desk = Story(parties=(LEA, NOE)).until(date(2025, 12, 17))
    assert desk.case.handover.title_only == ()
    told(desk, stage(Stage.ADMISSIBLE, desk.today, "P-2"))
    assert desk.case.handover.title_only == ("P-2",)
    told(desk, stage(Stage.LIABILITIES, desk.today, "P-2"))
    stopped = [event.about for event in desk.events if isinstance(event, BailiffTold) and event.subject == "stop"]
    assert stopped == ["P-2"]


def test_a_discharge_is_for_good():
    desk = Story(parties=(LEA, NOE)).until(date(2025, 9, 5))
    told(desk, stage(Stage.DISCHARGED, date(2025, 9, 3)), stage(Stage.ENDED, date(2025, 9, 4)))
    desk.tell(ReviewFreeze("P-1", desk.today, ANNE.name))
    debtor = desk.case.debtor("P-1")
    assert debtor.discharged_on == date(2025, 9, 3)
    assert (debtor.may_be_told, debtor.may_be_asked) == (False, False)
    assert [one.party_id for one in desk.case.debtors if owes(one, view_of(desk))] == ["P-2"]


def test_the_bar_goes_on_against_a_frozen_debtor_and_somebody_sues_for_an_order_in_time():
    desk = Story(approves=False).until(date(2025, 9, 5))
    told(desk, stage(Stage.ADMISSIBLE, desk.today))
    desk.today = desk.as_of = date(2027, 8, 12) - timedelta(days=180)
    [task] = [one for one in tasks_owed(view_of(desk)) if one.kind is TaskKind.SUE_FOR_TITLE]
    assert task.due_on == date(2027, 8, 12) - timedelta(days=60)


def test_the_same_stage_twice_counts_once():
    desk = Story().until(date(2025, 9, 5))
    told(desk, stage(Stage.FILED, desk.today))
    before = len(desk.events)
    assert told(desk, stage(Stage.FILED, desk.today)) == []
    assert len(desk.events) == before
