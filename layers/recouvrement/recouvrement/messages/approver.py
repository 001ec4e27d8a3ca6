"""A member of staff who decides, by name and level (domain §4.9)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.messages.data import Text


class Approver(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)

    name: Text
    level: Level

    @property
    def person(self) -> Person:
        return Person(PersonName(self.name), self.level)
