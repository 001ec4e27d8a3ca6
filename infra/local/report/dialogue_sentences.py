"""What the bank and its customer said to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from infra.local.report.dialogue_words import (
    CAUSES,
    CHANNELS,
    FLAGS,
    MEASURES,
    OUTCOMES,
    POSTURES,
    REPLIES,
    SUBJECTS,
)
from recouvrement.domain.case.dialogue.record import ProposalAnswer
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
from recouvrement.domain.letters.french import day, euros, listing

if TYPE_CHECKING:
    from infra.local.report.people import Cast
    from recouvrement.domain.case.dialogue.record import Correspondence


def dialogue_sentence(event: DialogueEvent, cast: Cast) -> str:
    match event:
        case ContactLogged():
            return _contact(event, cast)
        case CorrespondenceReceived(item, note):
            return _received(item, cast) + _noted(note)
        case CorrespondenceAnswered(item_id, reply, on, by, note):
            return f"{REPLIES[reply]} par {by} le {day(on)} ({item_id})" + _noted(note)
        case PromiseMade(promise, by):
            who = cast.person(promise.party_id)
            return f"{who} promet {euros(promise.amount)} pour le {day(promise.due_on)} (noté par {by})."
        case PostureChanged(choice, reason):
            until = f"jusqu’au {day(choice.until)}"
            return f"{choice.by} choisit une conduite {POSTURES[choice.posture]} {until}" + _noted(reason)
        case VulnerabilityDeclared(flag, by):
            until = f"jusqu’au {day(flag.until)}"
            return f"Fragilité signalée par {by} : {cast.person(flag.party_id)}, {FLAGS[flag.kind]}, {until}."
        case MeasuresProposed(proposal, by):
            measures = listing([MEASURES[measure] for measure in proposal.measures])
            who = by or "la procédure, d’après ce qui a été dit"
            return f"Mesures proposées par {who} : {measures} (réponse attendue le {day(proposal.reply_by)})."
        case ProposalAnswered(_, answer, on):
            said = "acceptées" if answer is ProposalAnswer.ACCEPTED else "refusées"
            return f"Les mesures proposées sont {said} le {day(on)}."
        case _:
            assert_never(event)


def _contact(event: ContactLogged, cast: Cast) -> str:
    contact = event.contact
    cause = "" if contact.cause is None else f", {CAUSES[contact.cause]}"
    when = f"le {day(contact.at.date())} à {contact.at:%H h %M}"
    told = f"Appel de {event.by} à {cast.person(contact.party_id)} {when} : {OUTCOMES[contact.outcome]}{cause}"
    return told + _noted(event.note)


def _received(item: Correspondence, cast: Cast) -> str:
    what = f"{CHANNELS[item.channel]} de {cast.person(item.party_id)} le {day(item.received_on)}"
    return f"{what} : {SUBJECTS[item.subject]}, à répondre avant le {day(item.reply_by)}"


def _noted(note: str) -> str:
    """As the end of a sentence."""
    if not note:
        return "."
    return f" : {note}" if note.endswith((".", "!", "?")) else f" : {note}."
