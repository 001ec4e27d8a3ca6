"""The scenario of a run: dated messages from people and the post, one JSON object per line.

{"on": "2025-10-03", "at": "14:30", "message": {a CloudEvent}} - `at` is a local time, noon when it is not given. The
message is sent as it stands (a scenario may well hold a message that is wrong), with the day added as `businessday`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from infra.local.template import Properties

NOON = time(12, 0)


class ScenarioError(Exception):
    """A line of the scenario cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class DatedMessage:
    on: date
    at: time
    message: Properties


def read_scenario(path: Path) -> tuple[DatedMessage, ...]:
    """Read the file; empty lines are passed over. Raises ScenarioError."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return tuple(_read_line(line, f"{path.name}, line {number}") for number, line in lines if line.strip())


def _read_line(line: str, place: str) -> DatedMessage:
    try:
        content = json.loads(line)
        message = content["message"]
        at = time.fromisoformat(content["at"]) if "at" in content else NOON
        dated = DatedMessage(date.fromisoformat(content["on"]), at, message)
    except (ValueError, KeyError, TypeError) as error:
        raise ScenarioError(f'{place}: not {{"on": "AAAA-MM-JJ", "message": {{...}}}}: {error}') from error
    if not isinstance(message, dict):
        raise ScenarioError(f"{place}: the message is not an object")
    return dated
