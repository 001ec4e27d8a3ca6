"""What a call leaves behind has Python look for cycles, many times a day of the calendar, among all that moto keeps.

`patient_collector` has it look seldom: there is little to find, and a third of a run's time was spent on it.
"""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENT: Final = (50_000, 50, 1_000)  # allocations before the young, young rounds before the middle, then the old


@contextlib.contextmanager
def patient_collector() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(*PATIENT)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
