"""Every place of the adapters that calls AWS is broken at least once in the suite."""

from __future__ import annotations

import pytest

from faults.harness.call_sites import spans
from faults.harness.running import campaign

# Few scenarios that pass every place between them, one fault at each: `make faults` does all of the rest.
SCENARIOS = ("feed_night", "money_before_the_case", "hand_over", "paid_before_hand_over")
KINDS = "crash before"
BROKEN_IN_TEST_DELIVERIES = "_digest"  # asked only when a letter is stored a second time


@pytest.fixture(scope="module")
def figures():
    how = ("--each", "1", "--kinds", KINDS, "--redelivery", "at once")
    return campaign(*SCENARIOS, *how), campaign("formal_notice", "--only", "write_letters", *how)


def test_a_call_broken_anywhere_changes_nothing_in_the_end(figures):
    for each in figures:
        assert each["ended: diverged"] == each["ended: broke"] == 0, each["printed"]
    assert sum(each["runs with one fault"] for each in figures) > 50  # each place once, in the first that passes it


def test_every_place_that_calls_is_broken(figures):
    places = [_place(site) for each in figures for site in each["faulted"]]
    missed = [span for span in spans() if not any(map(span.holds, places))]
    assert [span.function for span in missed] == [BROKEN_IN_TEST_DELIVERIES]


def test_no_call_is_made_where_the_list_knows_none(figures):
    known, called = spans(), {site for each in figures for site in each["called"]}
    assert sorted(site for site in called if not any(span.holds(_place(site)) for span in known)) == []


def _place(site):
    module, _, line = site.rpartition(" ")[2].partition(":")
    return module, int(line)
