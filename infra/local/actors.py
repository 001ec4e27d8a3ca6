"""People and the post, played: on each day of a run they look at what left the system and answer with messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from infra.local.template import Properties
    from infra.local.world import World


class Actor(Protocol):
    """Acts at noon of every day, once the morning's work is done; its CloudEvents go to the inbox at once."""

    def act(self, day: date, world: World) -> Sequence[Properties]: ...
