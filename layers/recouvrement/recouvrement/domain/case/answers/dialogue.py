"""What named people tell of the dialogue with a customer (domain §4.4 to §4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.answers.contacts import log_contact
from recouvrement.domain.case.answers.stops import answer as answer_stop
from recouvrement.domain.case.commands.dialogue import (
    AnswerCorrespondence,
    AnswerProposal,
    ChangePosture,
    DeclareVulnerability,
    DialogueCommand,
    LogContact,
    MakePromise,
    ProposeMeasures,
    ReceiveCorrespondence,
)
from recouvrement.domain.case.dialogue import postures, promises, proposals, vulnerability
from recouvrement.domain.case.dialogue.correspondence import answer_task, reply_by
from recouvrement.domain.case.dialogue.free_text import check_free_text
from recouvrement.domain.case.dialogue.record import Correspondence
from recouvrement.domain.case.events.dialogue import CorrespondenceAnswered, CorrespondenceReceived
from recouvrement.domain.case.tasks.owed import finish_task
from recouvrement.domain.errors import Refusal

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft


def answer(draft: Draft, command: DialogueCommand) -> None:
    match command:
        case LogContact():
            log_contact(draft, command)
        case ReceiveCorrespondence():
            _receive(draft, command)
        case AnswerCorrespondence():
            _reply(draft, command)
        case MakePromise():
            promises.answer(draft, command)
        case ChangePosture():
            postures.answer(draft, command)
        case DeclareVulnerability():
            hold = vulnerability.pause(draft, command)
            if hold is not None:
                answer_stop(draft, hold)
        case ProposeMeasures():
            proposals.propose(draft, command)
        case AnswerProposal():
            proposals.answer(draft, command)
        case _:
            assert_never(command)


def _receive(draft: Draft, command: ReceiveCorrespondence) -> None:
    if any(known.item_id == command.item_id for known in draft.case.dialogue.correspondence):
        return
    if draft.case.find_debtor(command.party_id) is None:
        raise Refusal("unknown_debtor", f"{command.party_id} is no debtor of {draft.case.case_id}")
    check_free_text(command.note)
    item = Correspondence(
        item_id=command.item_id,
        party_id=command.party_id,
        channel=command.channel,
        subject=command.subject,
        received_on=command.on,
        reply_by=reply_by(command.subject, command.on, draft.view.parameters.dialogue),
        owner=command.owner,
        scan_key=command.scan_key,
    )
    draft.record(CorrespondenceReceived(item, command.note))


def _reply(draft: Draft, command: AnswerCorrespondence) -> None:
    known = next((one for one in draft.case.dialogue.correspondence if one.item_id == command.item_id), None)
    if known is None:
        raise Refusal("unknown_item", f"nothing came in under {command.item_id}")
    if known.reply is not None:
        return
    check_free_text(command.note)
    draft.record(CorrespondenceAnswered(command.item_id, command.reply, command.on, command.by, command.note))
    finish_task(draft, answer_task(command.item_id), command.by, command.note)
