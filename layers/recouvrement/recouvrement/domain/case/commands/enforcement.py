"""What the bailiff reports, and what staff decide about his file."""

from __future__ import annotations

from dataclasses import dataclass

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.enforcement.acts import BailiffAct
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class ReceiveAct:
    """`key`, `sha256`: the document, in the evidence bucket; None: told by staff, who keep the paper."""

    act: BailiffAct
    key: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ChooseProcedure:
    procedure: JudicialProcedure
    by: Person
    reason: str


@dataclass(frozen=True, slots=True)
class RevokeGrant:
    by: PersonName
    reason: str


@dataclass(frozen=True, slots=True)
class RenewGrant:
    by: PersonName
    reason: str


EnforcementCommand = ReceiveAct | ChooseProcedure | RevokeGrant | RenewGrant
