"""Calls, letters and e-mails that came in: each has an owner and a day by which it is answered (domain §4.8)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.dialogue.record import Correspondence, InboundSubject, Reply
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_months, add_working_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recouvrement.domain.case.view import View
    from recouvrement.domain.law.dialogue_rules import DialogueParameters


class CorrespondenceState(StrEnum):
    OPEN = "open"
    LATE = "late"
    ANSWERED = "answered"
    CLOSED = "closed"


def state_of(item: Correspondence, today: date) -> CorrespondenceState:
    match item.reply:
        case None:
            return CorrespondenceState.OPEN if today <= item.reply_by else CorrespondenceState.LATE
        case Reply.ANSWERED:
            return CorrespondenceState.ANSWERED
        case Reply.CLOSED:
            return CorrespondenceState.CLOSED
        case _:
            assert_never(item.reply)


def reply_by(subject: InboundSubject, received_on: date, rules: DialogueParameters) -> date:
    """Ten working days, fifteen for a dispute, a month for a right over personal data (domain §4.8, §10.2, §13)."""
    match subject:
        case InboundSubject.DISPUTE:
            return add_working_days(received_on, rules.dispute_reply_working_days)
        case InboundSubject.DATA_RIGHTS:
            return add_months(received_on, rules.data_rights_reply_months)
        case InboundSubject.QUESTION | InboundSubject.DIFFICULTY:
            return add_working_days(received_on, rules.reply_working_days)
        case _:
            assert_never(subject)


def answer_task(item_id: str) -> str:
    return f"{TaskKind.ANSWER_CORRESPONDENCE}:{item_id}"


def tasks(view: View) -> Iterator[OwedTask]:
    """Even once the case is closed: who wrote is answered."""
    for item in view.case.dialogue.correspondence:
        if item.reply is None:
            yield OwedTask(
                kind=TaskKind.ANSWER_CORRESPONDENCE,
                about=item.item_id,
                on=item.received_on,
                due_on=item.reply_by,
                sentence=_SENTENCES[item.subject],
                party_id=item.party_id,
                owner=item.owner,
            )


_SENTENCES = {
    InboundSubject.QUESTION: "Répondre à la question reçue.",
    InboundSubject.DIFFICULTY: "Répondre au client, qui dit ses difficultés : proposer des mesures adaptées.",
    InboundSubject.DISPUTE: "Répondre à la contestation reçue.",
    InboundSubject.DATA_RIGHTS: "Répondre à la demande sur les données personnelles.",
}
