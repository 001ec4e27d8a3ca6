"""What members of staff decide, each by name (domain §13: nothing that binds a person is decided by a program)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from recouvrement.domain.case.commands.acts import ApproveAct, RefuseAct, WaiveStep
from recouvrement.domain.case.commands.files import WaiveExhibit
from recouvrement.domain.case.commands.letters import Settlement, SettleSend
from recouvrement.domain.case.commands.overdraft import EndLimit
from recouvrement.domain.case.overdraft.limit_ending import ShorterNotice
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.identifiers import LetterId, PartyId, PersonName
from recouvrement.messages.approver import Approver
from recouvrement.messages.data import Addressee, Data, Identifier, MessageType, Text, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class StepWaived(Data):
    step: Identifier
    by: Approver
    requested_by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return WaiveStep(self.step, self.by.person, PersonName(self.requested_by), self.reason)


class ExhibitWaived(Data):
    code: Identifier
    by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return WaiveExhibit(self.code, PersonName(self.by), self.reason)


class _Approved(Data):
    """`parties` empty: all the debtors."""

    by: Approver
    requested_by: Text
    parties: tuple[Identifier, ...] = ()
    is_urgent: bool = False  # lifts the last waits before a near time bar

    def _approve(self, act: Act) -> Command:
        parties = tuple(PartyId(party) for party in self.parties)
        return ApproveAct(act, self.by.person, PersonName(self.requested_by), parties, self.is_urgent)


class AccelerationApproved(_Approved):
    def command(self, envelope: Envelope) -> Command:
        del envelope
        return self._approve(Act.ACCELERATION)


class HandoverApproved(_Approved):
    def command(self, envelope: Envelope) -> Command:
        del envelope
        return self._approve(Act.HANDOVER)


class AccelerationRefused(Data):
    by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return RefuseAct(Act.ACCELERATION, PersonName(self.by), self.reason)


class HandoverRefused(Data):
    by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return RefuseAct(Act.HANDOVER, PersonName(self.by), self.reason)


class SendSettled(Data):
    """Somebody asked the printing house whether the letter in doubt left; if it did, `time` is when."""

    letter_id: Identifier
    outcome: Settlement
    by: Text

    def command(self, envelope: Envelope) -> Command:
        return SettleSend(LetterId(self.letter_id), self.outcome, day_of(envelope), PersonName(self.by))


class LimitEnded(Data):
    """The bank ends the authorised overdraft; fewer days than two months need an objective reason (CCo L312-90)."""

    by: Approver
    requested_by: Text
    notice_days: Annotated[int, Field(ge=1, le=60)] | None = None
    reason: Text | None = None

    def command(self, envelope: Envelope) -> Command:
        """Raise ValueError for days without a reason, or a reason without days."""
        if (self.notice_days is None) is not (self.reason is None):
            raise ValueError("notice_days and reason go together")
        shorter = ShorterNotice(self.notice_days, self.reason) if self.notice_days and self.reason else None
        return EndLimit(day_of(envelope), self.by.person, PersonName(self.requested_by), shorter)


_MODELS: Final[dict[str, type[Data]]] = {
    "step.waived": StepWaived,
    "exhibit.waived": ExhibitWaived,
    "acceleration.approved": AccelerationApproved,
    "acceleration.refused": AccelerationRefused,
    "handover.approved": HandoverApproved,
    "handover.refused": HandoverRefused,
    "send.settled": SendSettled,
    "limit.ended": LimitEnded,
}
STAFF: Final[tuple[MessageType, ...]] = tuple(typed(name, Addressee.EITHER, model) for name, model in _MODELS.items())
