"""People and the post, played: on each day of a run they look at what left the system and answer with messages."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from infra.local.scenario import DatedMessage
    from infra.local.template import Properties
    from infra.local.world import World

PARIS = ZoneInfo("Europe/Paris")
NOON = time(12, 0)
TYPE_PREFIX = "fr.recouvrement."


class Actor(Protocol):
    """Acts at noon of every day, once the morning's work is done; its CloudEvents go to the inbox at once."""

    def act(self, day: date, world: World) -> Sequence[Properties]: ...


def cloud_event(kind: str, subject: str, day: date, data: Properties) -> Properties:
    """Make the same message from the same facts: its id says what it tells of whom, and on which day."""
    detail = "/".join(str(value) for value in data.values() if isinstance(value, str))
    return {
        "specversion": "1.0",
        "id": f"played:{kind}:{subject}:{detail}:{day}"[:200],
        "source": "recouvrement/local",
        "type": TYPE_PREFIX + kind,
        "time": datetime.combine(day, NOON, PARIS).astimezone(UTC).isoformat(),
        "subject": subject,
        "data": data,
    }


def mentions(scenario: Iterable[DatedMessage]) -> frozenset[tuple[str, str]]:
    """Give what the scenario answers itself, as (subject, first word of the type): nobody is played for it."""
    return frozenset(
        (str(dated.message.get("subject")), _first_word(str(dated.message.get("type")))) for dated in scenario
    )


def _first_word(kind: str) -> str:
    return kind.removeprefix(TYPE_PREFIX).partition(".")[0]
