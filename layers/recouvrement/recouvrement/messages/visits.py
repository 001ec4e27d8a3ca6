"""A partner's HTTP request, as API Gateway hands it over (payload 2.0)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recouvrement.clock import Clock, MessageClock
from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.envelope import faults
from recouvrement.usecases.partner_access import Visit

if TYPE_CHECKING:
    from collections.abc import Mapping

# Calendar runs tell the day in a header, since a request carries no CloudEvent. On AWS an outsider could set it.
BUSINESS_DAY_HEADER: Final = "x-businessday"


class _Http(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    method: str
    source_ip: str = Field(alias="sourceIp")


class _Context(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    http: _Http
    time_epoch: int = Field(alias="timeEpoch")  # milliseconds


class _Request(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    context: _Context = Field(alias="requestContext")
    parameters: dict[str, str] = Field(alias="pathParameters", default={})
    headers: dict[str, str] = {}


class _Day(BaseModel):
    businessday: date | None


@dataclass(frozen=True, slots=True)
class Request:
    visit: Visit
    asks_for_file: bool


def read_visit(event: Mapping[str, Any], clock: Clock) -> Request:
    """Read it. Raises InvalidMessage naming the fields at fault."""
    try:
        request = _Request.model_validate(dict(event))
        told = request.headers.get(BUSINESS_DAY_HEADER) if isinstance(clock, MessageClock) else None
        day = _Day.model_validate({"businessday": told}).businessday
    except ValidationError as error:
        raise InvalidMessage(faults(error)) from error
    http = request.context.http
    at = clock.now(day, datetime.fromtimestamp(request.context.time_epoch / 1000, UTC))
    return Request(Visit(request.parameters.get("token", ""), at, http.source_ip, day), http.method == "POST")
