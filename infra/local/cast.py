"""Who is played in a run: the post, the named person who approves. What the scenario tells itself, nobody plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infra.local.actors import mentions
from infra.local.approver import Approver
from infra.local.national_file import NationalFile
from infra.local.post import Post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infra.local.actors import Actor
    from infra.local.order import Order
    from infra.local.scenario import DatedMessage


def cast(order: Order, scenario: Sequence[DatedMessage]) -> tuple[Actor, ...]:
    actors: list[Actor] = [NationalFile()]
    if order.post_days is not None:
        actors.append(Post(order.post_days, _letters(scenario)))
    if order.approver is not None:
        actors.append(Approver(order.approver, mentions(scenario)))
    return tuple(actors)


def _letters(scenario: Sequence[DatedMessage]) -> frozenset[str]:
    data = (dated.message.get("data") for dated in scenario)
    return frozenset(str(each["letter_id"]) for each in data if isinstance(each, dict) and "letter_id" in each)
