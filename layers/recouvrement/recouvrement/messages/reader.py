"""Every message that reaches a case, read once, at the edge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.day import ReachDay
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import CaseId, MessageId
from recouvrement.messages.counterparts import COUNTERPARTS
from recouvrement.messages.data import Addressee, MessageType
from recouvrement.messages.envelope import Envelope, faults, read_envelope, utc
from recouvrement.messages.functions import DAY_REACHED, DayReached

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUE: Final[Mapping[str, MessageType]] = {
    message_type.name: message_type for types in COUNTERPARTS.values() for message_type in types
}


@dataclass(frozen=True, slots=True)
class Message:
    """One fact or request about one subject. `addressee` says whether that is a contract, a case, or may be either."""

    message_id: MessageId
    type: str  # without the prefix
    time: datetime  # when the fact was true, UTC
    subject: str
    addressee: Addressee
    businessday: date | None
    command: Command


@dataclass(frozen=True, slots=True)
class Tick:
    """A day is reached, for up to ten cases."""

    message_id: MessageId
    time: datetime
    businessday: date | None
    case_ids: tuple[CaseId, ...]
    command: ReachDay


def read_message(body: str | bytes) -> Message | Tick:
    """Read one message. Raises InvalidMessage naming the type, or the fields at fault and never their values."""
    envelope = read_envelope(body)
    if envelope.short_type == DAY_REACHED:
        return _tick(envelope)
    message_type = CATALOGUE.get(envelope.short_type)
    if message_type is None:
        raise InvalidMessage(f"type: {envelope.short_type} is not a message for a case")
    return Message(
        message_id=MessageId(envelope.id),
        type=envelope.short_type,
        time=utc(envelope.time),
        subject=envelope.subject,
        addressee=message_type.addressee,
        businessday=envelope.businessday,
        command=_command(message_type, envelope),
    )


def _command(message_type: MessageType, envelope: Envelope) -> Command:
    """What each field may say, all of them together may not: the sender's fault too, told without its words."""
    try:
        return message_type.read(envelope)
    except ValidationError as error:
        raise InvalidMessage(f"{envelope.short_type}: {faults(error)}") from error
    except ValueError as error:
        raise InvalidMessage(f"{envelope.short_type}: its data cannot be what they say") from error


def _tick(envelope: Envelope) -> Tick:
    data = DayReached.of(envelope)
    return Tick(
        message_id=MessageId(envelope.id),
        time=utc(envelope.time),
        businessday=envelope.businessday,
        case_ids=tuple(CaseId(case_id) for case_id in data.case_ids),
        command=data.command(envelope),
    )
