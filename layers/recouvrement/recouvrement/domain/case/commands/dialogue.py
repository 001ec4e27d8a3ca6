"""What is told of the dialogue with a customer, always by a named person. Notes are read before they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.dialogue.record import (
    Contact,
    DelayCause,
    FlagKind,
    InboundChannel,
    InboundSubject,
    Measure,
    Promise,
    ProposalAnswer,
    Reply,
)
from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.letters.parts import Posture


@dataclass(frozen=True, slots=True)
class LogContact:
    contact: Contact
    by: PersonName
    note: str


@dataclass(frozen=True, slots=True)
class ReceiveCorrespondence:
    item_id: str
    party_id: PartyId
    channel: InboundChannel
    subject: InboundSubject
    on: date
    owner: PersonName | None
    scan_key: str | None
    note: str


@dataclass(frozen=True, slots=True)
class AnswerCorrespondence:
    item_id: str
    reply: Reply
    on: date
    by: PersonName
    note: str


@dataclass(frozen=True, slots=True)
class MakePromise:
    promise: Promise
    by: PersonName


@dataclass(frozen=True, slots=True)
class ChangePosture:
    posture: Posture
    until: date
    by: Person
    reason: str


@dataclass(frozen=True, slots=True)
class DeclareVulnerability:
    kind: FlagKind
    party_id: PartyId
    on: date
    until: date | None  # None: as long as the bank's rule says
    by: PersonName


@dataclass(frozen=True, slots=True)
class ProposeMeasures:
    """`measures` empty: those that fit what he told."""

    proposal_id: str
    measures: tuple[Measure, ...]
    on: date
    by: PersonName
    cause: DelayCause | None = None  # None: what was last told


@dataclass(frozen=True, slots=True)
class AnswerProposal:
    proposal_id: str
    answer: ProposalAnswer
    on: date
    by: PersonName


DialogueCommand = (
    LogContact
    | ReceiveCorrespondence
    | AnswerCorrespondence
    | MakePromise
    | ChangePosture
    | DeclareVulnerability
    | ProposeMeasures
    | AnswerProposal
)
