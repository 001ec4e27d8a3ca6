"""What starts a scan: the schedule of 06:00, or an operator who names a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.envelope import faults

if TYPE_CHECKING:
    from collections.abc import Mapping


class ScanRequest(BaseModel):
    """`as_of`: the day whose feed is wanted; None asks for the day before today."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    as_of: date | None = None
    businessday: date | None = None


def read_scan_request(event: Mapping[str, Any]) -> ScanRequest:
    """Read it. Raises InvalidMessage naming the fields at fault."""
    try:
        return ScanRequest.model_validate(dict(event))
    except ValidationError as error:
        raise InvalidMessage(faults(error)) from error
