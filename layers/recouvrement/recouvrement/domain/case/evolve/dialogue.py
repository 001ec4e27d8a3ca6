from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.events.dialogue import (
    ContactLogged,
    CorrespondenceAnswered,
    CorrespondenceReceived,
    DialogueEvent,
    MeasuresProposed,
    PostureChanged,
    PromiseMade,
    ProposalAnswered,
    VulnerabilityDeclared,
)

if TYPE_CHECKING:
    from recouvrement.domain.case.dialogue.record import Dialogue
    from recouvrement.domain.case.state import Case


def evolve_dialogue(case: Case, event: DialogueEvent) -> Case:
    return replace(case, dialogue=_said(case.dialogue, event))


def _said(dialogue: Dialogue, event: DialogueEvent) -> Dialogue:
    match event:
        case ContactLogged(contact):
            contacts = sorted((*dialogue.contacts, contact), key=lambda one: (one.at, one.contact_id))
            return replace(dialogue, contacts=tuple(contacts))
        case CorrespondenceReceived(item):
            return replace(dialogue, correspondence=(*dialogue.correspondence, item))
        case CorrespondenceAnswered():
            return _replied(dialogue, event)
        case PromiseMade(promise):
            promises = sorted((*dialogue.promises, promise), key=lambda one: (one.made_on, one.promise_id))
            return replace(dialogue, promises=tuple(promises))
        case PostureChanged(choice):
            return replace(dialogue, posture_choice=choice)
        case VulnerabilityDeclared(flag):
            return replace(dialogue, flags=(*dialogue.flags, flag))
        case MeasuresProposed(proposal):
            return replace(dialogue, proposals=(*dialogue.proposals, proposal))
        case ProposalAnswered():
            return _proposal_answered(dialogue, event)
        case _:
            assert_never(event)


def _replied(dialogue: Dialogue, event: CorrespondenceAnswered) -> Dialogue:
    return replace(
        dialogue,
        correspondence=tuple(
            replace(item, reply=event.reply, replied_on=event.on) if item.item_id == event.item_id else item
            for item in dialogue.correspondence
        ),
    )


def _proposal_answered(dialogue: Dialogue, event: ProposalAnswered) -> Dialogue:
    return replace(
        dialogue,
        proposals=tuple(
            replace(one, answer=event.answer, answered_on=event.on) if one.proposal_id == event.proposal_id else one
            for one in dialogue.proposals
        ),
    )
