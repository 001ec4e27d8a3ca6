"""What was said, by whom, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.dialogue.record import (
    Contact,
    Correspondence,
    Flag,
    PostureChoice,
    Promise,
    Proposal,
    ProposalAnswer,
    Reply,
)
from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class ContactLogged:
    contact: Contact
    by: PersonName
    note: str


@dataclass(frozen=True, slots=True)
class CorrespondenceReceived:
    item: Correspondence
    note: str


@dataclass(frozen=True, slots=True)
class CorrespondenceAnswered:
    item_id: str
    reply: Reply
    on: date
    by: PersonName
    note: str


@dataclass(frozen=True, slots=True)
class PromiseMade:
    promise: Promise
    by: PersonName


@dataclass(frozen=True, slots=True)
class PostureChanged:
    choice: PostureChoice
    reason: str


@dataclass(frozen=True, slots=True)
class VulnerabilityDeclared:
    flag: Flag
    by: PersonName


@dataclass(frozen=True, slots=True)
class MeasuresProposed:
    """`by` None: the procedure itself, from what he told."""

    proposal: Proposal
    by: PersonName | None


@dataclass(frozen=True, slots=True)
class ProposalAnswered:
    proposal_id: str
    answer: ProposalAnswer
    on: date
    by: PersonName


DialogueEvent = (
    ContactLogged
    | CorrespondenceReceived
    | CorrespondenceAnswered
    | PromiseMade
    | PostureChanged
    | VulnerabilityDeclared
    | MeasuresProposed
    | ProposalAnswered
)
