"""From the outbox to whoever carries an effect out: at least once, since each of them counts an effect once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.effects import (
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
from recouvrement.domain.errors import RecouvrementError
from recouvrement.messages.effects import effect_envelope, read_effect

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from recouvrement.domain.identifiers import EffectId
    from recouvrement.usecases.ports import Inbox, Outbox
    from recouvrement.usecases.sending_ports import AlertBus


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Where effects go, and the outbox they leave."""

    letters: Inbox
    notices: Inbox
    handovers: Inbox
    alerts: AlertBus
    outbox: Outbox


def publish_effect(body: str, dispatch: Dispatch) -> None:
    """Hand one effect on, then mark it. Raises InvalidMessage, Outage or Conflict; it stays in the outbox then."""
    message = read_effect(body)
    match message.effect:
        case WriteLetter() | ReportToFicp():
            dispatch.letters.send([effect_envelope(message)])
        case SendNotice():
            dispatch.notices.send([effect_envelope(message)])
        case HandOverFile() | RecallFile() | TellBailiff() | RevokeAccess() | RenewAccess():
            dispatch.handovers.send([effect_envelope(message)])
        case RaiseAlert() as alert:
            dispatch.alerts.raise_alert(message, alert)
        case _:
            assert_never(message.effect)
    dispatch.outbox.published(message.effect_id)


@dataclass(frozen=True, slots=True)
class Republished:
    sent: int
    failed: tuple[EffectId, ...]


def republish_effects(before: datetime, dispatch: Dispatch, may_go_on: Callable[[], bool]) -> Republished:
    """Publish what was saved before that instant and never left; what fails waits for the next round."""
    sent, failed = 0, []
    for pending in dispatch.outbox.unpublished(before):
        if not may_go_on():
            break
        try:
            publish_effect(pending.body, dispatch)
        except RecouvrementError:
            failed.append(pending.effect_id)
        else:
            sent += 1
    return Republished(sent, tuple(failed))
