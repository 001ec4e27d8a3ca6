"""Deliveries that meet on one case end well in whatever order their calls fall."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from faults.extent import extent, tell
from faults.interleavings.race import explore, sample
from faults.interleavings.races import OF_THREE, OF_TWO

if TYPE_CHECKING:
    from faults.interleavings.race import Race

from faults.harness.stage import Stage

# A part of the suite's seconds goes to each: races that are soon prepared, and the first of their orders.
PAIRS = extent(OF_TWO[1:2] + OF_TWO[6:7] + OF_TWO[12:13], OF_TWO)
TRIOS = extent(OF_THREE[:1], OF_THREE)
ORDERS = extent(8, 2000)  # of each race of two; when they are fewer, all of them are tried
SEEDS = range(extent(5, 400))  # of each race of three


@pytest.mark.parametrize("race", PAIRS, ids=lambda race: race.name)
def test_every_order_of_two_deliveries_on_one_case(race: Race):
    with Stage() as stage:
        result = explore(race, stage, ORDERS)
    tell("orders of two", {"race": race.name, **asdict(result)})
    assert result.faults == []


@pytest.mark.parametrize("race", TRIOS, ids=lambda race: race.name)
def test_orders_of_three_deliveries_drawn_at_random(race: Race):
    with Stage() as stage:
        result = sample(race, stage, SEEDS)
    tell("orders of three", {"race": race.name, **asdict(result)})
    assert result.faults == []
