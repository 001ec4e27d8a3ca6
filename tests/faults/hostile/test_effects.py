"""Effects that no case ever asked for, through the functions that carry effects out: every kind of the union."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faults.extent import extent, tell
from faults.hostile.batches import Bench
from faults.hostile.mutation import thorough, written
from faults.hostile.town import town
from infra.local.state import items_of
from recouvrement.domain.case.effects import Effect
from recouvrement.domain.identifiers import CaseId, EffectId
from recouvrement.messages.effects import EffectMessage, effect_envelope, read_effect
from support.contracts import loan
from support.stories import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.world import World

TODAY = date(2025, 8, 18)
EXAMPLES = extent(25, 1500)
CARRIERS = ("write_letters", "send_notices", "hand_over")


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with town(lambda as_of: [loan(as_of, FIRST)], [date(2025, 8, 16), TODAY]) as lived:
        yield lived


def asked(world: World) -> list[dict[str, Any]]:
    """Every effect that the case asked for, of late or long ago."""
    return [json.loads(item["body"]["S"]) for item in items_of(world) if item["sk"]["S"].startswith("EFFECT#")]


def made_up(kind: type[Any]) -> dict[str, Any]:
    """One of that kind that nobody asked for, with whatever its fields may hold."""
    drawn: list[Any] = []

    @thorough(1)
    @given(st.from_type(kind))
    def draw(effect):
        drawn.append(effect)

    draw()
    at = datetime(2025, 8, 18, 7, tzinfo=UTC)
    message = EffectMessage(EffectId("LOAN-1-01.000099.0"), CaseId("LOAN-1-01"), drawn[0], at, TODAY)
    return dict(json.loads(effect_envelope(message).to_json()))


def done_already(world: World, function: str) -> str:
    """A good effect of that function: it was carried out, and is answered once more."""
    wanted = {"write_letters": "write_letter", "send_notices": "send_notice"}.get(function)
    found = [one for one in asked(world) if one["type"].endswith(str(wanted))]
    return json.dumps(found[0])


@pytest.mark.parametrize("function", CARRIERS)
def test_an_effect_that_no_case_wants_changes_nothing(world: World, function: str):
    seeds = [*asked(world), *(made_up(kind) for kind in get_args(Effect))]
    assert {type(read_effect(json.dumps(one)).effect) for one in seeds} == set(get_args(Effect))
    goods = () if function == "hand_over" else (done_already(world, function),) * 2
    bench = Bench(world, function, goods, frozenset() if not goods else frozenset({world.queue_name("inbox")}))

    @thorough(EXAMPLES)
    @given(written(seeds))
    def tried(body):
        bench.give(body)

    tried()
    tell("hostile effects", {"function": function, **bench.counts})
