"""What members of staff record of what stops the chase, each by name (domain §10.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from recouvrement.domain.case.commands.acts import AcceptFeed
from recouvrement.domain.case.commands.people import ReviewFreeze
from recouvrement.domain.case.commands.stops import ExtendHold, LiftHold, PlaceHold, RaiseDispute, ResolveDispute
from recouvrement.domain.case.stops.disputes import Dispute, Grievance, Outcome, Resolution
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.money import Money
from recouvrement.messages.approver import Approver
from recouvrement.messages.data import Addressee, Amount, Data, Identifier, MessageType, Text, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class HoldPlaced(Data):
    """From `on`, the day of `time` if absent, until `until` included; without it, until somebody lifts it."""

    hold_id: Identifier
    reason: HoldReason
    on: date | None = None
    until: date | None = None
    party_id: Identifier | None = None  # absent: the whole case
    by: Text

    def command(self, envelope: Envelope) -> Command:
        placed_on = self.on or day_of(envelope)
        hold = Hold(self.hold_id, self.reason, placed_on, self.until, _party(self.party_id))
        return PlaceHold(hold, PersonName(self.by))


class HoldExtended(Data):
    """From `on`, the day of `time` if absent, its last day is another one; without it, until somebody lifts it."""

    hold_id: Identifier
    on: date | None = None
    until: date | None = None
    by: Text

    def command(self, envelope: Envelope) -> Command:
        said_on = day_of(envelope)
        if self.until is not None and self.until < (self.on or said_on):
            raise InvalidMessage("hold.extended: until: before it takes effect; lift the hold instead")
        return ExtendHold(self.hold_id, self.on or said_on, self.until, said_on, PersonName(self.by))


class HoldLifted(Data):
    """`on`, the day of `time` if absent, is the first day that is free again."""

    hold_id: Identifier
    on: date | None = None
    by: Text

    def command(self, envelope: Envelope) -> Command:
        said_on = day_of(envelope)
        return LiftHold(self.hold_id, self.on or said_on, said_on, PersonName(self.by))


class DisputeRaised(Data):
    """A debtor contests the claim: named instalments, a sum, or the whole of it."""

    dispute_id: Identifier
    grievance: Grievance = Grievance.OTHER
    party_id: Identifier | None = None
    instalments: tuple[Annotated[int, Field(ge=1)], ...] = ()
    amount: Amount | None = None
    by: Text

    def command(self, envelope: Envelope) -> Command:
        amount = None if self.amount is None else Money(self.amount)
        dispute = Dispute(
            dispute_id=self.dispute_id,
            raised_on=day_of(envelope),
            grievance=self.grievance,
            party_id=_party(self.party_id),
            instalments=tuple(sorted(set(self.instalments))),
            amount=amount,
        )
        return RaiseDispute(dispute, PersonName(self.by))


class DisputeResolved(Data):
    """The bank's decision; `facts` are what was found, in French, as the answer (L17) says it."""

    dispute_id: Identifier
    outcome: Outcome = Outcome.REJECTED
    facts: Text | None = None
    resumes_on: date | None = None
    by: Text

    def command(self, envelope: Envelope) -> Command:
        on = day_of(envelope)
        if self.resumes_on is not None and self.resumes_on < on:
            raise InvalidMessage("dispute.resolved: resumes_on: before the decision")
        resolution = Resolution(self.dispute_id, on, self.outcome, self.facts or "", self.resumes_on)
        return ResolveDispute(resolution, PersonName(self.by))


class FreezeReviewed(Data):
    """After the end of over-indebtedness or insolvency: a named person lets the bank ask this debtor again."""

    party_id: Identifier
    by: Text

    def command(self, envelope: Envelope) -> Command:
        return ReviewFreeze(PartyId(self.party_id), day_of(envelope), PersonName(self.by))


class FeedAccepted(Data):
    """A named person, a supervisor at least, lets what the law orders leave on facts that are not fresh."""

    by: Approver
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return AcceptFeed(self.by.person, self.reason)


def _party(party_id: str | None) -> PartyId | None:
    return None if party_id is None else PartyId(party_id)


_MODELS: Final[dict[str, type[Data]]] = {
    "hold.placed": HoldPlaced,
    "hold.extended": HoldExtended,
    "hold.lifted": HoldLifted,
    "dispute.raised": DisputeRaised,
    "dispute.resolved": DisputeResolved,
    "freeze.reviewed": FreezeReviewed,
    "feed.accepted": FeedAccepted,
}
STOPS: Final[tuple[MessageType, ...]] = tuple(typed(name, Addressee.EITHER, model) for name, model in _MODELS.items())
