"""The envelope of every message: CloudEvents 1.0, as JSON."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from recouvrement.domain.errors import InvalidMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPE_PREFIX = "fr.recouvrement."
YEARS: Final = range(1900, 2200)  # beyond, a day has no eve or no morrow that a rule could count from
_DAY: Final = re.compile(r"(\d{4})-\d\d-\d\d", re.ASCII)


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
        envelope = Envelope.model_validate_json(body)
    except ValidationError as error:
        raise InvalidMessage(f"not a CloudEvent of ours: {faults(error)}") from error
    days = {"time": envelope.time.isoformat(), "businessday": str(envelope.businessday), "data": envelope.data}
    if absurd := [*_absurd_days(days)]:
        raise InvalidMessage(f"{envelope.short_type}: {', '.join(absurd)}: before {YEARS[0]} or after {YEARS[-1]}")
    return envelope


def _absurd_days(value: Any, at: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    """Give the place of each day, in whatever field, whose year is none of ours."""
    match value:
        case dict():
            for name, item in value.items():
                yield from _absurd_days(item, f"{at}.{name}" if at else name)
        case list():
            for number, item in enumerate(value):
                yield from _absurd_days(item, f"{at}.{number}")
        case str() if (found := _DAY.match(value)) and int(found[1]) not in YEARS:
            yield at


def faults(error: ValidationError) -> str:
    """Name each field at fault without repeating its value: values may be personal data."""
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'body'}: {fault['msg']}" for fault in error.errors())


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
