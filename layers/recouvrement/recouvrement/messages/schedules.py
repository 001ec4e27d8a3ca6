"""What EventBridge Scheduler tells a function. In calendar runs the runner adds the business day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from recouvrement.domain.case.commands.day import Slot
from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.envelope import faults

if TYPE_CHECKING:
    from collections.abc import Mapping


class ScheduledCall(BaseModel):
    """`slot` None: the schedule has no such thing to say."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    scheduled_time: AwareDatetime
    slot: Slot | None = None
    businessday: date | None = None


def read_scheduled_call(event: Mapping[str, Any]) -> ScheduledCall:
    """Read it. Raises InvalidMessage naming the fields at fault."""
    try:
        return ScheduledCall.model_validate(dict(event))
    except ValidationError as error:
        raise InvalidMessage(faults(error)) from error
