"""The dialogue with a customer, as members of staff tell it; the envelope's `time` says when it was said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import StringConstraints

from recouvrement.clock import PARIS
from recouvrement.domain.case.commands.dialogue import (
    AnswerCorrespondence,
    AnswerProposal,
    ChangePosture,
    DeclareVulnerability,
    LogContact,
    MakePromise,
    ProposeMeasures,
    ReceiveCorrespondence,
)
from recouvrement.domain.case.dialogue.record import (
    Contact,
    ContactOutcome,
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
from recouvrement.domain.money import Money
from recouvrement.messages.approver import Approver
from recouvrement.messages.data import Addressee, AmountAboveZero, Data, Identifier, MessageType, Text, day_of, typed

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.messages.envelope import Envelope

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class ContactLogged(Data):
    """A call of ours, at `time`. `cause` only when the debtor himself was reached; `note`: nothing but the debt."""

    contact_id: Identifier
    party_id: Identifier
    outcome: ContactOutcome
    cause: DelayCause | None = None
    note: Note = ""
    by: Text

    def command(self, envelope: Envelope) -> Command:
        at = envelope.time.astimezone(PARIS)
        contact = Contact(self.contact_id, PartyId(self.party_id), at, self.outcome, self.cause)
        return LogContact(contact, PersonName(self.by), self.note)


class CorrespondenceReceived(Data):
    """A call, letter or e-mail that came in on the day of `time`: its scan in the evidence, or a note."""

    item_id: Identifier
    party_id: Identifier
    channel: InboundChannel
    subject: InboundSubject
    owner: Text | None = None
    scan_key: Text | None = None
    note: Note = ""

    def command(self, envelope: Envelope) -> Command:
        return ReceiveCorrespondence(
            item_id=self.item_id,
            party_id=PartyId(self.party_id),
            channel=self.channel,
            subject=self.subject,
            on=day_of(envelope),
            owner=None if self.owner is None else PersonName(self.owner),
            scan_key=self.scan_key,
            note=self.note,
        )


class CorrespondenceAnswered(Data):
    item_id: Identifier
    reply: Reply
    by: Text
    note: Note = ""

    def command(self, envelope: Envelope) -> Command:
        return AnswerCorrespondence(self.item_id, self.reply, day_of(envelope), PersonName(self.by), self.note)


class PromiseMade(Data):
    """Of a debtor, to `by`, on the day of `time`."""

    promise_id: Identifier
    party_id: Identifier
    amount: AmountAboveZero
    due_on: date
    by: Text

    def command(self, envelope: Envelope) -> Command:
        made_on, party_id = day_of(envelope), PartyId(self.party_id)
        promise = Promise(self.promise_id, party_id, Money(self.amount), made_on, self.due_on)
        return MakePromise(promise, PersonName(self.by))


class PostureChanged(Data):
    """Until that day included, whatever the facts say."""

    posture: Posture
    until: date
    by: Approver
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ChangePosture(self.posture, self.until, self.by.person, self.reason)


class VulnerabilityDeclared(Data):
    """A flag and the day it expires; never its reason (domain §13)."""

    kind: FlagKind
    party_id: Identifier
    until: date | None = None
    by: Text

    def command(self, envelope: Envelope) -> Command:
        by = PersonName(self.by)
        return DeclareVulnerability(self.kind, PartyId(self.party_id), day_of(envelope), self.until, by)


class ProposalMade(Data):
    """Forbearance measures, to the borrowers (CCo L312-35-1). None named: those that fit the `cause` told last."""

    proposal_id: Identifier
    measures: tuple[Measure, ...] = ()
    cause: DelayCause | None = None
    by: Text

    def command(self, envelope: Envelope) -> Command:
        return ProposeMeasures(self.proposal_id, self.measures, day_of(envelope), PersonName(self.by), self.cause)


class ProposalAnswered(Data):
    proposal_id: Identifier
    answer: ProposalAnswer
    by: Text

    def command(self, envelope: Envelope) -> Command:
        return AnswerProposal(self.proposal_id, self.answer, day_of(envelope), PersonName(self.by))


_MODELS: Final[dict[str, type[Data]]] = {
    "contact.logged": ContactLogged,
    "correspondence.received": CorrespondenceReceived,
    "correspondence.answered": CorrespondenceAnswered,
    "promise.made": PromiseMade,
    "posture.changed": PostureChanged,
    "vulnerability.declared": VulnerabilityDeclared,
    "proposal.made": ProposalMade,
    "proposal.answered": ProposalAnswered,
}
DIALOGUE: Final[tuple[MessageType, ...]] = tuple(
    typed(name, Addressee.EITHER, model) for name, model in _MODELS.items()
)
