"""What named people do with tasks: one owner, and no way to make one disappear undone (domain §4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.commands.tasks import FinishTask, PostponeTask, TakeTask, TaskCommand
from recouvrement.domain.case.events.tasks import TaskDone, TaskPostponed, TaskTaken
from recouvrement.domain.case.tasks.record import SETTLED_BY, Task
from recouvrement.domain.errors import Refusal
from recouvrement.domain.law.delegation import Level

if TYPE_CHECKING:
    from recouvrement.domain.case.commands.acts import Person
    from recouvrement.domain.case.draft import Draft


def answer(draft: Draft, command: TaskCommand) -> None:
    task = _open_task(draft, command.task_id)
    match command:
        case TakeTask(task_id, owner, by):
            _check_owner(task, by, owner == by.name)
            if task.owner != owner:
                draft.record(TaskTaken(task_id, owner, by.name, draft.situation.today))
        case PostponeTask():
            _postpone(draft, task, command)
        case FinishTask(task_id, on, by, note):
            if task.kind in SETTLED_BY:
                raise Refusal("settled_by_fact", f"{task.kind} ends with its fact: send {SETTLED_BY[task.kind]}")
            draft.record(TaskDone(task_id, on, by, note))
        case _:
            assert_never(command)


def _postpone(draft: Draft, task: Task, command: PostponeTask) -> None:
    _check_owner(task, command.by, task.owner is None)
    if command.until <= draft.situation.today:
        raise Refusal("not_later", f"{command.until} is not after today")
    if command.until > task.due_on and not _supervises(command.by):
        raise Refusal("beyond_deadline", f"due on {task.due_on}: only a supervisor postpones it beyond")
    draft.record(TaskPostponed(task.task_id, command.until, command.by.name, command.reason))


def _check_owner(task: Task, by: Person, is_free_for_him: object) -> None:
    """Raise a Refusal for a task that is somebody else's: only its owner or a supervisor hands it on."""
    if _supervises(by) or task.owner == by.name or (task.owner is None and is_free_for_him):
        return
    raise Refusal("not_yours", f"{task.task_id} has another owner: he or a supervisor hands it on")


def _supervises(person: Person) -> bool:
    return person.level.rank >= Level.SUPERVISOR.rank


def _open_task(draft: Draft, task_id: str) -> Task:
    task = draft.case.task(task_id)
    if task is None:
        raise Refusal("unknown_task", f"{draft.case.case_id} has no task {task_id}")
    if not task.is_open:
        raise Refusal("task_done", f"{task_id} was done on {task.done_on}")
    return task
