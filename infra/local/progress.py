"""What a run says while it works: a line that moves on a terminal, one line per month anywhere."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from datetime import date

    from infra.local.world import World


@dataclass(slots=True)
class Progress:
    """A hook of the calendar. `last` is the last day of the run."""

    last: date
    screen: TextIO
    started: float = field(default_factory=time.monotonic)
    _before: int = 0  # invocations of the months already told
    _days: int = 0

    def __call__(self, day: date, world: World) -> None:
        self._days += 1
        invocations = world.counter.invocations.total()
        is_month_over = day == self.last or _next(day).month != day.month
        line = f"{day:%Y-%m}  {self._days:3} days  {invocations - self._before:6} invocations  {self._seconds():6.1f} s"
        if self.screen.isatty():
            self.screen.write(f"\r{line}  {day}" + (" " * 12 + "\n" if is_month_over else ""))
        elif is_month_over:
            self.screen.write(f"{line}\n")
        self.screen.flush()
        if is_month_over:
            self._before, self._days = invocations, 0

    def _seconds(self) -> float:
        return time.monotonic() - self.started


def _next(day: date) -> date:
    return type(day).fromordinal(day.toordinal() + 1)
