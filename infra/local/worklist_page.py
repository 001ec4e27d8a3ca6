"""A worklist as people read it, in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.tasks.record import Task, TaskKind
from recouvrement.domain.letters.french import day, euros, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from recouvrement.domain.case.view import View
    from recouvrement.domain.position import Party
    from recouvrement.usecases.worklist import Entry


def as_text(agency: str, today: date, entries: Sequence[Entry]) -> str:
    count = sum(len(one.tasks) for entry in entries for one in entry.cases)
    head = f"Agence {agency}, le {day(today)} : {plural(count, 'tâche', 'tâches')}"
    lines = [head, *(line for number, entry in enumerate(entries, 1) for line in _entry(number, entry))]
    return "".join(f"{line}\n" for line in lines)


def _entry(number: int, entry: Entry) -> Iterator[str]:
    yield ""
    yield f"{number:>3}. {_who(entry)}"
    if entry.no_call is not None:
        yield f"     Ne pas appeler ce jour : {entry.no_call}."
    for one in entry.cases:
        yield f"     {_case(one.view)}"
        for task in one.tasks:
            if task.kind is not TaskKind.CALL or entry.no_call is None:
                yield f"       – {_task(task)}"


def _who(entry: Entry) -> str:
    if entry.party is None:
        return f"Dossier {entry.cases[0].view.case.case_id}"
    phone = entry.party.phone or "téléphone à rechercher"
    return f"{_name(entry.party)} ({entry.party.party_id}), {phone}"


def _name(party: Party) -> str:
    return " ".join(part for part in (party.civility, party.first_name, party.last_name) if part)


def _case(view: View) -> str:
    since, bar = view.arrears.oldest_unpaid_on, view.last_day_to_sue
    told = f"{view.case.case_id} : {euros(view.outstanding)}"
    if since is not None:
        told += f" depuis le {day(since)}"
    if bar is not None and view.is_barred_within(view.rules.small_sum_bar_days):
        told += f", forclusion le {day(bar)} (dans {plural((bar - view.today).days, 'jour', 'jours')})"
    return told


def _task(task: Task) -> str:
    owner = "à prendre" if task.owner is None else str(task.owner)
    return f"avant le {day(task.deadline)}, {owner} : {task.sentence} [{task.task_id}]"
