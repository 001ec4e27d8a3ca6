"""Effects on their way to the function that carries them out: internal messages, never a partner's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, assert_never, get_args

from recouvrement.domain.case.effects import (
    Effect,
    HandOverFile,
    RaiseAlert,
    RecallFile,
    RenewAccess,
    ReportToFicp,
    RevokeAccess,
    SendNotice,
    TellBailiff,
    WriteLetter,
)
from recouvrement.domain.codec import decode, encode
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import CaseId, EffectId
from recouvrement.messages.envelope import TYPE_PREFIX, Envelope, read_envelope, utc

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE: Final = "recouvrement/advance_case"
_EFFECT: Final = "effect."


@dataclass(frozen=True, slots=True)
class EffectMessage:
    """`time` is when it was decided; `businessday` is passed on to whatever it causes."""

    effect_id: EffectId
    case_id: CaseId
    effect: Effect
    time: datetime
    businessday: date | None


def name_of(effect: Effect) -> str:
    match effect:
        case WriteLetter():
            return "write_letter"
        case SendNotice():
            return "send_notice"
        case HandOverFile():
            return "hand_over_file"
        case RecallFile():
            return "recall_file"
        case ReportToFicp():
            return "report_to_ficp"
        case TellBailiff():
            return "tell_bailiff"
        case RevokeAccess():
            return "revoke_access"
        case RenewAccess():
            return "renew_access"
        case RaiseAlert():
            return "raise_alert"
        case _:
            assert_never(effect)


_KINDS: Final[Mapping[str, type[Effect]]] = {
    "write_letter": WriteLetter,
    "send_notice": SendNotice,
    "hand_over_file": HandOverFile,
    "recall_file": RecallFile,
    "report_to_ficp": ReportToFicp,
    "tell_bailiff": TellBailiff,
    "revoke_access": RevokeAccess,
    "renew_access": RenewAccess,
    "raise_alert": RaiseAlert,
}
if set(_KINDS.values()) != set(get_args(Effect)):
    raise AssertionError("an effect has no written name")


def effect_envelope(message: EffectMessage) -> Envelope:
    return Envelope(
        id=message.effect_id,
        source=SOURCE,
        type=f"{TYPE_PREFIX}{_EFFECT}{name_of(message.effect)}",
        time=message.time,
        subject=message.case_id,
        businessday=message.businessday,
        data=encode(message.effect),
    )


def read_effect(body: str | bytes) -> EffectMessage:
    """Read one back. Raises InvalidMessage for a type that is no effect, or data that are not those of its type."""
    envelope = read_envelope(body)
    kind = _KINDS.get(envelope.short_type.removeprefix(_EFFECT))
    if kind is None or not envelope.short_type.startswith(_EFFECT):
        raise InvalidMessage(f"type: {envelope.short_type} is not an effect")
    try:
        effect = decode(kind, envelope.data)
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidMessage(f"{envelope.short_type}: its data are not those of its type") from error
    return EffectMessage(
        EffectId(envelope.id), CaseId(envelope.subject), effect, utc(envelope.time), envelope.businessday
    )
