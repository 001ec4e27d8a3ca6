"""Stretches of days against the plainest model there is: a set of days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recouvrement.domain.law.periods import Days, after, merged, outside

START = date(2026, 1, 1)
WINDOW = [START + timedelta(days=number) for number in range(70)]
DAY = st.integers(0, 50).map(lambda number: START + timedelta(days=number))


@st.composite
def stretch(draw):
    first = draw(DAY)
    last = draw(st.none() | st.integers(-2, 15).map(lambda days: first + timedelta(days=days)))
    return Days(first, last)


STRETCHES = st.lists(stretch(), max_size=6)


def days_of(stretches):
    return {day for day in WINDOW if any(one.holds(day) for one in stretches)}


@given(STRETCHES)
def test_merging_keeps_the_same_days(stretches):
    assert days_of(merged(stretches)) == days_of(stretches)


@given(STRETCHES)
def test_what_is_merged_is_disjoint_in_order_and_never_touches(stretches):
    found = merged(stretches)
    assert all(one.last is not None for one in found[:-1])
    assert all(one.last + timedelta(days=1) < two.first for one, two in pairwise(found))


@given(STRETCHES, st.randoms())
def test_the_order_in_which_they_come_changes_nothing(stretches, random):
    shuffled = stretches.copy()
    random.shuffle(shuffled)
    assert merged(shuffled) == merged(stretches)


@given(STRETCHES, DAY, st.integers(0, 20))
def test_days_that_were_stopped_do_not_count(stretches, start, count):
    stopped = merged(stretches)
    found = after(start, count, stopped)
    free = [day for day in WINDOW if day > start and not any(one.holds(day) for one in stopped)]
    if found is None:
        assert stopped[-1].last is None
    elif found <= WINDOW[-1]:
        assert len([day for day in free if day <= found]) == count


@given(STRETCHES, DAY, DAY)
def test_what_is_outside_holds_every_other_day_once(stretches, one, other):
    first, last = sorted((one, other))
    pieces = outside(first, last, merged(stretches))
    covered = [day for start, end in pieces for day in WINDOW if start < day <= end]
    assert covered == [day for day in WINDOW if first < day <= last and day not in days_of(stretches)]


def test_no_day_lies_outside_of_a_stretch_without_an_end():
    assert outside(START, START + timedelta(days=9), (Days(START, None),)) == ()
