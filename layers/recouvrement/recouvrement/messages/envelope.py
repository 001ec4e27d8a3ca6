"""The envelope of every message: CloudEvents 1.0, as JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from recouvrement.domain.errors import InvalidMessage

TYPE_PREFIX = "fr.recouvrement."


class Envelope(BaseModel):
    """CloudEvents 1.0 (cloudevents.io). `id` makes a message count once, whoever delivers it again."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    specversion: Literal["1.0"] = "1.0"
    id: str = Field(min_length=1, max_length=200)
    source: str = Field(min_length=1)
    type: str = Field(pattern=r"^fr\.recouvrement\.[a-z_]+\.[a-z_]+$")
    time: AwareDatetime  # when the fact was true
    subject: str = Field(min_length=1, max_length=200)  # the contract or the case
    businessday: date | None = None  # the calendar run's day; on AWS nobody sets it
    data: dict[str, Any]

    @property
    def short_type(self) -> str:
        return self.type.removeprefix(TYPE_PREFIX)

    def to_json(self) -> str:
        return self.model_dump_json(exclude_none=True)


def read_envelope(body: str | bytes) -> Envelope:
    """Raises InvalidMessage with the fields at fault."""
    try:
        return Envelope.model_validate_json(body)
    except ValidationError as error:
        raise InvalidMessage(f"not a CloudEvent of ours: {faults(error)}") from error


def faults(error: ValidationError) -> str:
    """Name each field at fault without repeating its value: values may be personal data."""
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'body'}: {fault['msg']}" for fault in error.errors())


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
