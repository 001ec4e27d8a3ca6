"""What people were asked to do, and did."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from infra.local.report.words import task_name
from recouvrement.domain.case.events.tasks import (
    TaskDone,
    TaskDropped,
    TaskEvent,
    TaskOpened,
    TaskPostponed,
    TaskTaken,
)
from recouvrement.domain.letters.french import day

if TYPE_CHECKING:
    from infra.local.report.people import Cast


def task_sentence(event: TaskEvent, cast: Cast) -> str:
    match event:
        case TaskOpened(_, _, due_on, sentence, _, party_id):
            about = "" if party_id is None else f" ({cast.person(party_id)})"
            return f"À faire avant le {day(due_on)}{about} : {sentence}"
        case TaskTaken(task_id, owner, by):
            handed = "" if owner == by else f", confiée par {by}"
            return f"{owner} prend la tâche « {task_name(task_id)} »{handed}."
        case TaskPostponed(task_id, until, by, reason):
            return f"{by} reporte au {day(until)} la tâche « {task_name(task_id)} » : {_closed(reason)}"
        case TaskDone(task_id, on, by, note):
            return f"Fait par {by} le {day(on)}, « {task_name(task_id)} » : {_closed(note)}"
        case TaskDropped(task_id, reason):
            return f"Plus à faire, « {task_name(task_id)} » : {_closed(reason)}"
        case _:
            assert_never(event)


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
