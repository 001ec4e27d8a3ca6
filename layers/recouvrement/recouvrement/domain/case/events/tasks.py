"""The life of a task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.identifiers import PartyId, PersonName


@dataclass(frozen=True, slots=True)
class TaskOpened:
    task_id: str
    kind: TaskKind
    due_on: date
    sentence: str
    on: date
    party_id: PartyId | None = None
    owner: PersonName | None = None


@dataclass(frozen=True, slots=True)
class TaskTaken:
    task_id: str
    owner: PersonName
    by: PersonName
    on: date


@dataclass(frozen=True, slots=True)
class TaskPostponed:
    task_id: str
    until: date
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class TaskDone:
    task_id: str
    on: date
    by: PersonName
    note: str


@dataclass(frozen=True, slots=True)
class TaskDropped:
    """The facts no longer want it."""

    task_id: str
    reason: str
    on: date


TaskEvent = TaskOpened | TaskTaken | TaskPostponed | TaskDone | TaskDropped
