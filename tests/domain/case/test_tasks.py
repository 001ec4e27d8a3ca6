"""A task is derived each morning, has one owner, and never disappears undone (domain §4.8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress, RecordDeath
from recouvrement.domain.case.commands.tasks import FinishTask, PostponeTask, TakeTask
from recouvrement.domain.case.events.procedure import AlarmRaised, CommandRefused
from recouvrement.domain.case.events.tasks import TaskDropped, TaskOpened
from recouvrement.domain.case.tasks.record import TaskKind, TaskState
from recouvrement.domain.case.tasks.worklists import worklist_rank
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.delegation import Level
from support.contracts import LEA, NOE
from support.desk import ANNE, PAUL
from support.stories import Story

DAY = date(2025, 9, 1)
NEXT = DAY + timedelta(days=1)
SEARCH = f"find_address:P-1:{DAY}"
AGENT, OTHER = Person(PAUL, Level.AGENT), Person(PersonName("Luc Agent"), Level.AGENT)
MOVED = replace(LEA, address=replace(LEA.address, line1="9 rue Neuve"))


def searched():
    """A case in which somebody's mail came back, the next morning."""
    story = Story(parties=(LEA, NOE))
    story.until(DAY)
    story.desk.tell(InvalidateAddress(LEA.party_id, DAY))
    story.until(NEXT)
    return story


def refusal(desk):
    last = desk.events[-1]
    return last.code if isinstance(last, CommandRefused) else None


def test_a_task_opens_on_the_morning_after_its_fact_and_once():
    story = searched()
    story.until(DAY + timedelta(days=4))
    opened = [event.task_id for event in story.desk.events if isinstance(event, TaskOpened)]
    assert opened.count(SEARCH) == 1
    task = story.desk.case.task(SEARCH)
    assert (task.kind, task.opened_on, task.due_on) == (TaskKind.FIND_ADDRESS, NEXT, date(2025, 9, 29))


def test_it_is_dropped_with_its_reason_when_the_facts_no_longer_want_it():
    desk = searched().desk
    desk.tell(RecordDeath(LEA.party_id, NEXT))
    assert TaskDropped(SEARCH, "les faits ne la demandent plus", NEXT) in desk.events
    assert desk.case.task(SEARCH) is None


def test_a_new_address_ends_the_search():
    desk = searched().desk
    desk.tell(ChangeDebtor(MOVED))
    assert desk.case.task(SEARCH) is None


def test_nobody_says_done_what_a_fact_must_end():
    desk = searched().desk
    desk.tell(FinishTask(SEARCH, NEXT, PAUL, "rien trouvé"))
    assert refusal(desk) == "settled_by_fact"
    assert desk.case.task(SEARCH).is_open


def test_an_agent_takes_a_free_task_and_no_other_takes_it_from_him():
    desk = searched().desk
    desk.tell(TakeTask(SEARCH, PAUL, AGENT))
    desk.tell(TakeTask(SEARCH, OTHER.name, OTHER))
    assert refusal(desk) == "not_yours"
    assert desk.case.task(SEARCH).owner == PAUL


def test_its_owner_or_a_supervisor_hands_it_on():
    desk = searched().desk
    desk.tell(TakeTask(SEARCH, PAUL, AGENT))
    desk.tell(TakeTask(SEARCH, OTHER.name, AGENT))
    assert desk.case.task(SEARCH).owner == OTHER.name
    desk.tell(TakeTask(SEARCH, PAUL, ANNE))
    assert desk.case.task(SEARCH).owner == PAUL


def test_nobody_gives_a_free_task_to_a_colleague_but_a_supervisor():
    desk = searched().desk
    desk.tell(TakeTask(SEARCH, OTHER.name, AGENT))
    assert refusal(desk) == "not_yours"


def test_a_postponed_task_leaves_the_worklist_until_its_day():
    desk = searched().desk
    until = NEXT + timedelta(days=7)
    desk.tell(PostponeTask(SEARCH, until, AGENT, "la mairie répond sous huit jours"))
    task = desk.case.task(SEARCH)
    assert task.state is TaskState.POSTPONED
    assert not task.is_for(until - timedelta(days=1))
    assert task.is_for(until)


@pytest.mark.parametrize(
    ("until", "by", "code"),
    [(NEXT, AGENT, "not_later"), (date(2025, 10, 10), AGENT, "beyond_deadline"), (date(2025, 10, 10), ANNE, None)],
)
def test_only_a_supervisor_postpones_beyond_the_last_day(until, by, code):
    desk = searched().desk
    desk.tell(PostponeTask(SEARCH, until, by, "une raison"))
    assert refusal(desk) == code


def test_a_late_task_rises_to_the_supervisor_once():
    story = searched()
    story.until(date(2025, 10, 5))
    late = [event for event in story.desk.events if isinstance(event, AlarmRaised) and SEARCH in event.key]
    assert [(event.key, event.on) for event in late] == [(f"overdue:{SEARCH}:2025-09-29", date(2025, 9, 30))]
    assert late[0].kind == "task.overdue"


def test_the_case_is_looked_at_when_a_task_opens_and_when_it_is_late():
    story = searched()
    desk = story.desk
    last_tick = ReachDay(Slot.CONTACT_HOURS)
    assert next_action_on(desk.case, last_tick, desk.procedure, desk.situation) <= date(2025, 9, 30)


def test_an_unknown_task_is_refused():
    desk = searched().desk
    desk.tell(TakeTask("find_address:nobody", PAUL, AGENT))
    assert refusal(desk) == "unknown_task"


def test_a_case_without_a_task_stands_in_no_worklist_and_a_larger_sum_comes_first():
    desk = Story().until(date(2025, 8, 20))
    assert worklist_rank(View(desk.case, desk.procedure, desk.situation)) is None
    story = searched()
    earlier = worklist_rank(View(story.desk.case, story.desk.procedure, story.desk.situation))
    story.until(date(2025, 9, 15))
    later = worklist_rank(View(story.desk.case, story.desk.procedure, story.desk.situation))
    assert later < earlier, "one more instalment is owed"


def test_a_near_time_bar_comes_before_every_sum():
    story = searched()
    desk = story.desk
    far = worklist_rank(View(desk.case, desk.procedure, desk.situation))
    near = replace(desk.situation, today=date(2027, 4, 1))
    assert worklist_rank(View(desk.case, desk.procedure, near)) < far
