"""How a case ends, and what is decided before the time to sue does: each by a named person (domain §7, §9)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict

from recouvrement.domain.case.commands.acts import ApproveAct, RefuseAct
from recouvrement.domain.case.commands.endings import CloseCase, DecideTimeBar, ReopenCase, RequestWriteOff
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Act, Successor
from recouvrement.domain.case.time_bar.decisions import BarOutcome
from recouvrement.domain.identifiers import PersonName
from recouvrement.messages.approver import Approver
from recouvrement.messages.data import Addressee, Data, MessageType, Text, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class WriteOffRequested(Data):
    by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return RequestWriteOff(PersonName(self.by), self.reason)


class WriteOffApproved(Data):
    """Closes the case; the debt is not extinguished."""

    by: Approver
    requested_by: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ApproveAct(Act.WRITE_OFF, self.by.person, PersonName(self.requested_by))


class WriteOffRefused(Data):
    by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return RefuseAct(Act.WRITE_OFF, PersonName(self.by), self.reason)


class SuccessorData(BaseModel):
    """As the debtors are told: `payment` in one line, such as an IBAN and its holder."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)

    name: Text
    address: Text
    phone: Text
    email: Text
    payment: Text


class CaseClosed(Data):
    """`successor`: the assignee; an institution that paid is known as a party of the contract."""

    reason: CloseReason
    by: Approver
    requested_by: Text
    successor: SuccessorData | None = None

    def command(self, envelope: Envelope) -> Command:
        successor = None if self.successor is None else Successor(**self.successor.model_dump())
        return CloseCase(self.reason, day_of(envelope), self.by.person, PersonName(self.requested_by), successor)


class CaseReopened(Data):
    """A case that was written off is collected again, on the same order."""

    by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        return ReopenCase(day_of(envelope), PersonName(self.by), self.reason)


class TimeBarDecided(Data):
    """Ends the daily demand until `valid_until` included; to let go takes the delegation of a write-off."""

    outcome: BarOutcome
    valid_until: date
    by: Approver
    requested_by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return DecideTimeBar(self.outcome, self.valid_until, self.by.person, PersonName(self.requested_by), self.reason)


_MODELS: Final[dict[str, type[Data]]] = {
    "write_off.requested": WriteOffRequested,
    "write_off.approved": WriteOffApproved,
    "write_off.refused": WriteOffRefused,
    "case.closed": CaseClosed,
    "case.reopened": CaseReopened,
    "time_bar.decided": TimeBarDecided,
}
ENDINGS: Final[tuple[MessageType, ...]] = tuple(typed(name, Addressee.EITHER, model) for name, model in _MODELS.items())
