"""Which case a person looks at first (domain §4.8)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from recouvrement.domain.case.view import View

_MOST_CENTS: Final = 10**13 - 1


def worklist_rank(view: View) -> str | None:
    """Text that sorts as the worklist does: near time bar, then sum, then age. None: no task is open.

    It changes with the facts alone, but for the day on which the time bar comes near: an alarm falls on it.
    """
    if not any(task.is_open for task in view.case.tasks):
        return None
    group = 0 if view.is_barred_within(view.rules.small_sum_bar_days) else 1
    since = view.arrears.oldest_unpaid_on or date.max
    return f"{group}.{_MOST_CENTS - view.outstanding.cents:013d}.{since}"
