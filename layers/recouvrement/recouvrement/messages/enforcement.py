"""A bailiff's acts once they are kept, and what staff decide about his file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

from recouvrement.domain.case.commands.enforcement import ChooseProcedure, ReceiveAct, RenewGrant, RevokeGrant
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import PersonName
from recouvrement.messages.acts import DESCRIPTION, read_act
from recouvrement.messages.approver import Approver
from recouvrement.messages.data import Addressee, Data, MessageType, Sha256, Text, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class _Document(BaseModel):
    """Where the act is kept; absent when staff tell what they hold on paper."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    key: Text | None = None
    sha256: Sha256 | None = None


class ProcedureChosen(Data):
    """In place of what the rule says, before the file leaves."""

    procedure: JudicialProcedure
    by: Approver
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ChooseProcedure(self.procedure, self.by.person, self.reason)


class GrantRevoked(Data):
    by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return RevokeGrant(PersonName(self.by), self.reason)


class GrantRenewed(Data):
    """The link before it closes; the bailiff is sent another one."""

    by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return RenewGrant(PersonName(self.by), self.reason)


def _received(envelope: Envelope) -> Command:
    try:
        act = read_act(json.dumps(envelope.data))
    except InvalidMessage as error:
        raise InvalidMessage(f"act.received: {error}") from None
    if act.on > day_of(envelope):
        raise InvalidMessage("act.received: on: after the message's own time")
    document = _Document.model_validate(envelope.data)
    return ReceiveAct(act, document.key, document.sha256)


def _schema() -> dict[str, Any]:
    schema = DESCRIPTION.json_schema()
    for definition in schema["$defs"].values():
        if "act_type" in definition.get("properties", {}):
            definition["properties"] |= _Document.model_json_schema()["properties"]
    return schema


BAILIFF: Final = (MessageType("act.received", Addressee.EITHER, _received, _schema),)
FILE: Final = (
    typed("procedure.chosen", Addressee.EITHER, ProcedureChosen),
    typed("grant.revoked", Addressee.EITHER, GrantRevoked),
    typed("grant.renewed", Addressee.EITHER, GrantRenewed),
)
