"""What a named person does with a task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class TakeTask:
    """`owner` has it from now on; `by` takes it for himself, or hands it to him."""

    task_id: str
    owner: PersonName
    by: Person


@dataclass(frozen=True, slots=True)
class PostponeTask:
    task_id: str
    until: date
    by: Person
    reason: str


@dataclass(frozen=True, slots=True)
class FinishTask:
    task_id: str
    on: date
    by: PersonName
    note: str


TaskCommand = TakeTask | PostponeTask | FinishTask
