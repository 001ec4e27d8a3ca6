"""The tasks that a person ought to have today, by today's facts: opened when missing, dropped when not wanted.

A concern adds its own: an iterator over a View, one line in `_CONCERNS`. It says itself what it owes on a closed case.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.dialogue import calls, correspondence, proposals, vulnerability
from recouvrement.domain.case.events.tasks import TaskDone, TaskDropped, TaskOpened
from recouvrement.domain.case.handover import institution_claim
from recouvrement.domain.case.letters import proof_tasks, returned_mail, stale_feed
from recouvrement.domain.case.money import overpayments, small_balances, unallocated_money
from recouvrement.domain.case.people import tasks as people_tasks
from recouvrement.domain.case.plans import tasks as plan_tasks
from recouvrement.domain.case.stops import dispute_tasks, freeze_tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.tasks.record import OwedTask
    from recouvrement.domain.case.view import View
    from recouvrement.domain.identifiers import PersonName

_CONCERNS: Final[tuple[Callable[[View], Iterator[OwedTask]], ...]] = (
    returned_mail.tasks,
    proof_tasks.tasks,
    plan_tasks.tasks,
    overpayments.tasks,
    small_balances.tasks,
    unallocated_money.tasks,
    dispute_tasks.tasks,
    freeze_tasks.tasks,
    institution_claim.tasks,
    people_tasks.tasks,
    calls.tasks,
    correspondence.tasks,
    proposals.tasks,
    vulnerability.tasks,
    stale_feed.tasks,
)


def arising_tasks(view: View) -> tuple[OwedTask, ...]:
    """Every task that the facts lead to, now or on a later day."""
    return tuple(owed for concern in _CONCERNS for owed in concern(view))


def tasks_owed(view: View) -> tuple[OwedTask, ...]:
    """Those of today."""
    return tuple(owed for owed in view.arising_tasks if owed.on <= view.today)


def open_tasks(draft: Draft) -> None:
    for owed in tasks_owed(draft.view):
        if draft.case.task(owed.task_id) is None:
            draft.record(
                TaskOpened(
                    task_id=owed.task_id,
                    kind=owed.kind,
                    due_on=owed.due_on,
                    sentence=owed.sentence,
                    on=draft.situation.today,
                    party_id=owed.party_id,
                    owner=owed.owner,
                )
            )


def tell_overdue_tasks(draft: Draft) -> None:
    """It rises to the supervisor, once per deadline (domain §4.8)."""
    for task in draft.case.tasks:
        if task.is_open and task.deadline < draft.situation.today:
            sentence = f"{draft.case.case_id} : {task.sentence} (à faire avant le {task.deadline})"
            draft.alarm(CaseAlarm.TASK_OVERDUE, f"overdue:{task.task_id}:{task.deadline}", sentence)


def drop_tasks(draft: Draft) -> None:
    if not any(task.is_open for task in draft.case.tasks):
        return
    wanted = {owed.task_id for owed in tasks_owed(draft.view)}
    for task in draft.case.tasks:
        if task.is_open and task.task_id not in wanted:
            draft.record(TaskDropped(task.task_id, _why_dropped(draft), draft.situation.today))


def finish_task(draft: Draft, task_id: str, by: PersonName, note: str) -> None:
    """The fact that a concern was just told ends the task; nothing happens when none is open."""
    task = draft.case.task(task_id)
    if task is not None and task.is_open:
        draft.record(TaskDone(task_id, draft.situation.today, by, note))


def task_dates(view: View) -> Iterator[date]:
    """When a task opens or becomes late."""
    for owed in view.arising_tasks:
        if view.case.task(owed.task_id) is None:
            yield owed.on
    for task in view.case.tasks:
        late_on = task.deadline + timedelta(days=1)
        if task.is_open and f"overdue:{task.task_id}:{task.deadline}" not in view.case.alarms:
            yield late_on


def _why_dropped(draft: Draft) -> str:
    if not draft.case.is_open:
        return "le dossier est clos"
    if draft.view.is_held:
        return "les relances sont suspendues"
    return "les faits ne la demandent plus"
