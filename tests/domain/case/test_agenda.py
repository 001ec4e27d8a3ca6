from datetime import date, timedelta

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.claim import ReportPosition
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.stops import PlaceHold
from recouvrement.domain.case.events.procedure import AlarmRaised
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.procedure import Situation
from support.contracts import LEA
from support.desk import PAUL
from support.stories import Story


def next_look(desk, slot=Slot.CONTACT_HOURS):
    return next_action_on(desk.case, ReachDay(slot), desk.procedure, desk.situation)


def test_the_next_look_is_the_day_of_the_next_step():
    desk = Story().until(date(2025, 8, 20))
    assert next_look(desk) == date(2025, 8, 27)  # a call, D+15
    desk = Story().until(date(2025, 8, 28))
    assert next_look(desk) == date(2025, 9, 1)  # L02, D+20


def test_after_the_last_tick_of_a_day_the_next_look_is_never_today():
    story = Story()
    day = date(2025, 8, 17)
    while day < date(2025, 12, 31):
        day += timedelta(days=1)
        desk = story.until(day)
        assert next_look(desk) > day


def test_a_fact_of_the_night_is_looked_at_the_same_morning():
    story = Story()
    desk = story.until(date(2025, 8, 17))
    desk.today, desk.as_of = date(2025, 8, 18), date(2025, 8, 17)
    position = ReportPosition(story.position(desk.as_of))
    desk.tell(position)
    assert next_action_on(desk.case, position, desk.procedure, desk.situation) == date(2025, 8, 18)


def test_no_day_with_something_to_do_is_missed():
    """A case looked at only when its agenda says so lives the same life as one looked at every day."""
    daily = Story().until(date(2026, 1, 31))
    lazy = Story()
    planned = lazy.desk.today
    while lazy.desk.today < date(2026, 1, 31):
        desk = lazy.desk
        desk.today, desk.as_of = desk.today + timedelta(days=1), desk.today
        desk.play(ReportPosition(lazy.position(desk.as_of)))
        for due, command in [one for one in desk.on_the_way if one[0] <= desk.today]:
            desk.on_the_way.remove((due, command))
            desk.play(command)
        planned = next_action_on(desk.case, ReportPosition(lazy.position(desk.as_of)), desk.procedure, desk.situation)
        if planned is not None and planned <= desk.today:
            desk.play(ReachDay(Slot.MORNING))
            desk._answer_questions()
            desk.play(ReachDay(Slot.CONTACT_HOURS))
    assert lazy.desk.sent() == daily.sent()


def test_a_position_that_comes_every_night_does_not_put_off_the_regular_look():
    story = Story(approves=False)
    desk = story.until(date(2025, 8, 20))
    desk.tell(PlaceHold(Hold("H-1", HoldReason.OTHER, desk.today, None), PAUL))
    opened, position = desk.case.opened_on, ReportPosition(story.position(desk.today))
    looks = []
    for days in range(10, 100):
        desk.today = opened + timedelta(days=days)
        looks.append((next_action_on(desk.case, position, desk.procedure, desk.situation) - opened).days)
    assert {30, 60, 90} <= set(looks)
    assert all(look - look % 30 <= days + 30 - days % 30 for days, look in enumerate(looks, 10))


def test_a_settled_case_leaves_the_agenda_once_everybody_was_told():
    story = Story()
    story.until(date(2025, 9, 2))
    story.pays(date(2025, 9, 2), "216.50")
    desk = story.until(date(2025, 9, 5))
    assert desk.sent()[-1][0] == "L15a"
    assert next_look(desk) is None


def test_alarms_of_the_time_bar_come_at_180_120_90_and_60_days_then_daily():
    desk = Story(approves=False, post_days=None).until(date(2025, 8, 20))
    bar = date(2027, 8, 12)
    told = []
    for days_left in (181, 180, 150, 120, 100, 90, 61, 60, 59, 58):
        desk.today = bar - timedelta(days=days_left)
        desk.as_of = desk.today - timedelta(days=1)
        before = len(desk.events)
        desk.tell(ReachDay(Slot.MORNING))
        alarms = [event for event in desk.events[before:] if isinstance(event, AlarmRaised)]
        if any(event.kind == "time_bar.near" for event in alarms):
            told.append(days_left)
    assert told == [180, 120, 90, 60, 59, 58]


def test_stale_facts_are_told_to_a_person_after_one_working_day():
    desk = Story(parties=(LEA,)).until(date(2025, 8, 17))
    for _ in range(4):
        desk.today += timedelta(days=1)  # no feed any more
        desk.tell(ReachDay(Slot.MORNING))
    assert Situation(desk.today, desk.as_of, desk.as_of).is_fresh is False
    assert [event.kind for event in desk.events if isinstance(event, AlarmRaised)] == [
        "feed.stale_for_case",
        "task.overdue",  # nobody decided that day: the supervisor
    ]
