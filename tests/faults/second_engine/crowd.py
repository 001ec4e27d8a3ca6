"""Several writers at once, each on its own thread and its own connection."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, TypeVar

from fakes.cloud import TABLE
from recouvrement.adapters.table import Table
from recouvrement.domain.errors import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Answer = TypeVar("Answer")


def at_once(works: Sequence[Callable[[], Answer]]) -> list[Answer | Conflict]:
    """Start them together; give what each answered, or the Conflict that it met."""
    together = Barrier(len(works))

    def one(work: Callable[[], Answer]) -> Answer | Conflict:
        together.wait()
        try:
            return work()
        except Conflict as met:
            return met

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def tables(count: int) -> list[Table]:
    """As many functions, each with its own connection, made before the race."""
    return [Table(TABLE) for _ in range(count)]


def conflicts(answers: Sequence[object]) -> int:
    return sum(isinstance(answer, Conflict) for answer in answers)
