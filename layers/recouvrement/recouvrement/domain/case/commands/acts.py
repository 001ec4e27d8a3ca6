"""What named people decide."""

from __future__ import annotations

from dataclasses import dataclass

from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.law.delegation import Level


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff who decides, by name (domain §13)."""

    name: PersonName
    level: Level

    def is_called(self, name: PersonName) -> bool:
        """Whether that is his own name, capitals and spaces apart: nobody approves what he asks (domain §4.9)."""
        return self.name.casefold().split() == name.casefold().split()


@dataclass(frozen=True, slots=True)
class WaiveStep:
    step: str
    by: Person
    requested_by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class ApproveAct:
    """`parties` empty: all the debtors (design §6). Urgent lifts the last waits before a near time bar (domain §14)."""

    act: Act
    by: Person
    requested_by: PersonName
    parties: tuple[PartyId, ...] = ()
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class RefuseAct:
    act: Act
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class AcceptFeed:
    """What the law orders may leave although the newest facts about this contract are old (domain §4.7)."""

    by: Person
    reason: str


ActCommand = WaiveStep | ApproveAct | RefuseAct | AcceptFeed
