"""What a run is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from infra.local.checkout import TEMPLATE

if TYPE_CHECKING:
    from infra.local.actors import Actor


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. `post_days` and `approver` None: nobody plays the post, nobody approves."""

    feed: Path
    first: date
    last: date
    out: Path
    scenario: Path | None = None
    post_days: int | None = None
    approver: str | None = None
    actors: tuple[Actor, ...] = ()
    template: Path = TEMPLATE
