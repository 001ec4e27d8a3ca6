"""Holds: dated actions in any order, folded into days, against a model that asks about one day at a time."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recouvrement.domain.case.commands.stops import ExtendHold, LiftHold, PlaceHold
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.stops.holds import Hold, HoldChange, HoldReason, hold_days, lifted
from recouvrement.domain.case.stops.record import Stops
from recouvrement.domain.case.stops.stopped import is_left_alone, reasons_on, stopped_days
from support.contracts import LEA, NOE, ZOE
from support.desk import ANNE
from support.stories import Story

START = date(2026, 1, 1)
WINDOW = [START + timedelta(days=number) for number in range(80)]
DAY = st.integers(0, 40).map(lambda number: START + timedelta(days=number))
LATER = st.none() | st.integers(0, 20)


@st.composite
def hold(draw):
    placed_on, lasts = draw(DAY), draw(LATER)
    until = None if lasts is None else placed_on + timedelta(days=lasts)
    return Hold(draw(st.sampled_from("AB")), HoldReason.OTHER, placed_on, until)


@st.composite
def change(draw):
    hold_id, on, said_on, lasts = draw(st.sampled_from("AB")), draw(DAY), draw(DAY), draw(LATER)
    if draw(st.booleans()):
        return lifted(hold_id, on, said_on)
    return HoldChange(hold_id, on, None if lasts is None else on + timedelta(days=lasts), said_on)


def is_held_by(one, changes, day):
    """One day at a time: the last thing said about the hold that has taken effect by then."""
    if day < one.placed_on:
        return False
    in_force = [other for other in changes if other.hold_id == one.hold_id and one.placed_on <= other.on <= day]
    last = max(
        in_force, key=lambda other: (other.on, other.said_on, other.is_lift, other.until or date.max), default=one
    )
    return last.until is None or day <= last.until


@given(hold(), st.lists(change(), max_size=6), st.randoms())
def test_the_days_of_a_hold_are_those_of_the_model_in_any_order(one, changes, random):
    shuffled = changes.copy()
    random.shuffle(shuffled)
    days = hold_days(one, shuffled)
    assert [any(stretch.holds(day) for stretch in days) for day in WINDOW] == [
        is_held_by(one, changes, day) for day in WINDOW
    ]


@given(st.lists(hold(), max_size=4), st.lists(change(), max_size=6), st.randoms())
def test_overlaps_and_nestings_add_up_whatever_was_heard_of_first(holds, changes, random):
    case = Story().desk.case
    told = replace(case, stops=Stops(holds=tuple(holds), changes=tuple(changes)))
    random.shuffle(holds)
    random.shuffle(changes)
    swapped = replace(case, stops=Stops(holds=tuple(holds), changes=tuple(changes)))
    assert stopped_days(told) == stopped_days(swapped)
    assert [any(one.holds(day) for one in stopped_days(told)) for day in WINDOW] == [
        any(is_held_by(one, changes, day) for one in holds) for day in WINDOW
    ]


def held(hold_id, on, until=None, party_id=None, reason=HoldReason.VULNERABILITY):
    return PlaceHold(Hold(hold_id, reason, on, until, party_id), ANNE.name)


def test_a_lift_heard_of_before_its_hold_ends_it_all_the_same():
    desk = Story().until(date(2025, 8, 20))
    desk.tell(LiftHold("H-1", date(2025, 9, 1), date(2025, 8, 20), ANNE.name))
    assert not isinstance(desk.events[-1], CommandRefused)
    desk.tell(held("H-1", date(2025, 8, 18)))
    [days] = stopped_days(desk.case)
    assert (days.first, days.last) == (date(2025, 8, 18), date(2025, 8, 31))


def test_a_hold_lifted_the_day_it_was_placed_never_held():
    desk = Story().until(date(2025, 8, 20))
    desk.tell(held("H-1", desk.today))
    desk.tell(LiftHold("H-1", desk.today, desk.today, ANNE.name))
    assert stopped_days(desk.case) == ()


def test_the_same_action_twice_counts_once():
    desk = Story().until(date(2025, 8, 20))
    for command in (held("H-1", desk.today), ExtendHold("H-1", desk.today, None, desk.today, ANNE.name)):
        desk.tell(command)
        before = len(desk.events)
        desk.tell(command)
        assert len(desk.events) == before


def test_a_hold_moves_the_steps_after_it_by_as_many_days_and_skips_none():
    plain, paused = Story().until(date(2025, 12, 31)), Story()
    paused.until(date(2025, 9, 15)).tell(held("H-1", date(2025, 9, 16), date(2025, 10, 5)))
    desk = paused.until(date(2025, 12, 31))
    before, now = ({code: on for code, _, on in one.sent()} for one in (plain, desk))
    assert list(before)[: len(now)] == list(now)
    assert (now["L10"] - before["L10"]).days in range(20, 24)  # twenty days, and the days off after them


def test_days_on_hold_count_when_the_time_bar_is_near():
    story = Story(post_days=None, approves=False)
    desk = story.until(date(2025, 8, 20))
    desk.tell(held("H-1", date(2025, 8, 25)))
    desk.tell(LiftHold("H-1", date(2027, 5, 3), date(2027, 5, 3), ANNE.name))
    desk.today = date(2027, 5, 2)
    desk.as_of = date(2027, 5, 2)
    desk.day(story.position(date(2027, 5, 2)))
    assert desk.sent()[-1][0] == "L02"  # the bar is on 12 August 2027


def test_a_hold_of_one_debtor_leaves_the_others_where_they_are():
    story = Story(parties=(LEA, NOE))
    story.until(date(2025, 8, 20)).tell(held("H-1", date(2025, 8, 21), date(2025, 9, 20), "P-1"))
    desk = story.until(date(2025, 9, 10))
    assert [(code, party) for code, party, on in desk.sent() if on > date(2025, 8, 20)] == [("L02", "P-2")]
    assert is_left_alone(desk.case, "P-1", desk.today)
    desk = story.until(date(2025, 9, 30))
    after = [(code, party) for code, party, on in desk.sent() if on > date(2025, 9, 20)]
    assert after == [("L04", "P-1"), ("L02", "P-1")]


def test_a_hold_of_one_debtor_does_not_keep_the_law_from_telling_him():
    story = Story(parties=(LEA, ZOE))
    story.desk.tell(held("H-1", story.desk.today, None, "P-3"))
    desk = story.until(date(2025, 9, 30))
    assert [(code, party) for code, party, _ in desk.sent() if party == "P-3"] == [("L03", "P-3")]


def test_a_hold_on_somebody_unknown_is_refused():
    desk = Story().until(date(2025, 8, 20))
    desk.tell(held("H-1", desk.today, None, "P-9"))
    assert desk.events[-1].code == "unknown_debtor"


def test_the_reasons_of_a_day_are_told_apart():
    desk = Story().until(date(2025, 8, 20))
    desk.tell(held("H-1", desk.today, desk.today))
    desk.tell(held("H-2", desk.today, None, reason=HoldReason.FRAUD))
    assert reasons_on(desk.case, desk.today) == {HoldReason.VULNERABILITY, HoldReason.FRAUD}
    assert reasons_on(desk.case, desk.today + timedelta(days=1)) == {HoldReason.FRAUD}
