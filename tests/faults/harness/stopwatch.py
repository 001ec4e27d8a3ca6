"""The time that Lambda gives an invocation: it stands still, whatever the machine does, until a fault uses it up."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from infra.local import functions

if TYPE_CHECKING:
    from collections.abc import Iterator

LITTLE = 0.9  # seconds: under what any worker needs for one message


@dataclass(slots=True)
class Stopwatch:
    """Stands in for the module `time` in the runner's functions. `deadline`: of the invocation under way."""

    now: float = 0.0
    deadline: float = 0.0

    def monotonic(self) -> float:
        return self.now

    def begin(self, timeout_seconds: int) -> None:
        self.deadline = self.now + timeout_seconds

    def run_low(self) -> None:
        self.now = max(self.now, self.deadline - LITTLE)

    def run_out(self) -> None:
        self.now = self.deadline + 1


@contextlib.contextmanager
def standing_still(stopwatch: Stopwatch) -> Iterator[None]:
    """Within it, no time passes: not for Lambda's deadline, and not where the program or botocore waits."""
    with patch.object(functions, "time", stopwatch), patch("time.sleep", _no_pause):
        yield


def _no_pause(_seconds: float) -> None:
    """Nothing runs meanwhile: there is nobody to wait for."""
