"""Letters that the law orders, when the facts are old: one working day, then a named person (domain §4.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.letters.reach import INFORMS
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recouvrement.domain.case.view import View


def waits_since(view: View) -> date | None:
    """Day on which the oldest of them was owed, once the working day of patience is over; None: none waits."""
    if view.situation.is_fresh or not view.case.is_open:
        return None
    dates = [occasion.on for occasion in view.occasions if occasion.duty.guard in INFORMS]
    step = view.required
    if step is not None and step.step.guard in INFORMS and step.missing and step.not_before is not None:
        dates.append(step.not_before)
    late = [day for day in dates if add_working_days(day, view.rules.stale_feed_days) < view.today]
    return min(late, default=None)


def tasks(view: View) -> Iterator[OwedTask]:
    since = waits_since(view)
    if since is not None and not view.accepts_old_facts:
        yield OwedTask(
            kind=TaskKind.RELEASE_LEGAL_LETTER,
            about=str(view.situation.case_as_of),
            on=view.today,
            due_on=view.today,
            sentence="Une lettre que la loi impose attend des positions fraîches : décider si elle part.",
        )
