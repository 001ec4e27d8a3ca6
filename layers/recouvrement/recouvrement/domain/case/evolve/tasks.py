from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from recouvrement.domain.case.events.tasks import TaskDone, TaskDropped, TaskEvent, TaskOpened, TaskPostponed, TaskTaken
from recouvrement.domain.case.tasks.record import Task, TaskState

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case


def evolve_tasks(case: Case, event: TaskEvent) -> Case:
    match event:
        case TaskOpened():
            return replace(case, tasks=(*case.tasks, _opened(event)))
        case TaskTaken(task_id, owner):
            return _task(case, task_id, state=TaskState.TAKEN, owner=owner)
        case TaskPostponed(task_id, until):
            return _task(case, task_id, state=TaskState.POSTPONED, postponed_until=until)
        case TaskDone(task_id, on, by):
            return _task(case, task_id, state=TaskState.DONE, owner=by, done_on=on)
        case TaskDropped(task_id):
            return replace(case, tasks=tuple(task for task in case.tasks if task.task_id != task_id))
        case _:
            assert_never(event)


def _opened(event: TaskOpened) -> Task:
    return Task(
        task_id=event.task_id,
        kind=event.kind,
        due_on=event.due_on,
        sentence=event.sentence,
        opened_on=event.on,
        party_id=event.party_id,
        state=TaskState.TODO if event.owner is None else TaskState.TAKEN,
        owner=event.owner,
    )


def _task(case: Case, task_id: str, **changes: Any) -> Case:  # noqa: ANN401 - fields of Task
    return replace(
        case, tasks=tuple(replace(task, **changes) if task.task_id == task_id else task for task in case.tasks)
    )
