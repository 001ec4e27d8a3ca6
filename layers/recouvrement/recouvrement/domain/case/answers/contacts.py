"""A call that was made: what came of it, and whether it was allowed. It has happened, so it is always written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.dialogue.calls import attempts_of, contacts_with, why_not_called
from recouvrement.domain.case.dialogue.free_text import check_free_text
from recouvrement.domain.case.dialogue.record import Contact, ContactOutcome
from recouvrement.domain.case.events.dialogue import ContactLogged
from recouvrement.domain.case.tasks.owed import finish_task
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.errors import Refusal
from recouvrement.domain.law.calendar import is_contact_time

if TYPE_CHECKING:
    from recouvrement.domain.case.commands.dialogue import LogContact
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.tasks.record import Task


def log_contact(draft: Draft, command: LogContact) -> None:
    contact, case = command.contact, draft.case
    if any(known.contact_id == contact.contact_id for known in case.dialogue.contacts):
        return
    if case.find_debtor(contact.party_id) is None:
        raise Refusal("unknown_debtor", f"{contact.party_id} is no debtor of {case.case_id}")
    if contact.cause is not None and contact.outcome is not ContactOutcome.REACHED:
        raise Refusal("nobody_reached", "only the debtor himself says why he is late")
    check_free_text(command.note)
    _tell_supervisor(draft, contact)
    draft.record(ContactLogged(contact, command.by, command.note))
    _end_calls(draft, command)


def _tell_supervisor(draft: Draft, contact: Contact) -> None:
    """Out of hours, or once too often: harassment begins there (domain §4.4)."""
    before = contacts_with(contact.party_id, draft.view)
    region = draft.case.region_of(contact.party_id)
    reason = why_not_called(before, contact.at.date(), draft.view.parameters.dialogue, region)
    if not is_contact_time(contact.at, region):
        reason = "appel hors des heures permises"
    if reason is not None:
        draft.alarm(CaseAlarm.CONTACT_NOT_ALLOWED, f"contact:{contact.contact_id}", f"{draft.case.case_id} : {reason}")


def _end_calls(draft: Draft, command: LogContact) -> None:
    """Reached: done. Tried as often as the strategy says: given up, the letters go on."""
    contact = command.contact
    for task in draft.case.tasks:
        if task.kind is TaskKind.CALL and task.party_id == contact.party_id and task.is_open:
            if contact.outcome is ContactOutcome.REACHED:
                finish_task(draft, task.task_id, command.by, "joint")
            elif _attempts(draft, task) >= attempts_of(task.task_id.split(":")[1], draft.view):
                finish_task(draft, task.task_id, command.by, "sans réponse")


def _attempts(draft: Draft, task: Task) -> int:
    return sum(
        1
        for contact in draft.case.dialogue.contacts
        if contact.party_id == task.party_id and contact.at.date() >= task.opened_on
    )
