"""What the `data` of a message is made of, and how its type is declared."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from recouvrement.clock import PARIS
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.money import Money
from recouvrement.messages.envelope import Envelope, faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from recouvrement.domain.case.commands import Command

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Amount = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,12}\.[0-9]{2}$")]  # euros, never a number


def _above_zero(amount: str) -> str:
    if not Money(amount):
        raise ValueError("must be above zero")
    return amount


AmountAboveZero = Annotated[Amount, AfterValidator(_above_zero)]

_NOTHING_SAID: Final = "its data cannot be read"


class Addressee(StrEnum):
    """What the `subject` of a type names."""

    CONTRACT = "contract"
    CASE = "case"
    EITHER = "either"


class Data(BaseModel, ABC):
    """Unknown fields are ignored, so that a sender may say more than we need; a number never stands for a text."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)

    @classmethod
    def of(cls, envelope: Envelope) -> Self:
        """Read the data of a message. Raises InvalidMessage with the fields at fault, never their values."""
        try:
            return cls.model_validate_json(json.dumps(envelope.data))
        except ValidationError as error:
            raise InvalidMessage(f"{envelope.short_type}: {faults(error) or _NOTHING_SAID}") from error

    @abstractmethod
    def command(self, envelope: Envelope) -> Command:
        """Say it as what a case is told or asked. Dates come from the envelope's `time`: when the fact was true."""


@dataclass(frozen=True, slots=True)
class MessageType:
    """`name` goes without the prefix that all types share. `schema` gives the JSON Schema of its data."""

    name: str
    addressee: Addressee
    read: Callable[[Envelope], Command]
    schema: Callable[[], dict[str, Any]]


def typed(name: str, addressee: Addressee, model: type[Data]) -> MessageType:
    return MessageType(name, addressee, lambda envelope: model.of(envelope).command(envelope), model.model_json_schema)


def day_of(envelope: Envelope) -> date:
    """Give the Paris day on which the fact was true."""
    return envelope.time.astimezone(PARIS).date()
