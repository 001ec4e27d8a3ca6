"""What a case keeps of its litigation and enforcement: the acts; all the rest follows from them and from the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.enforcement.acts import BailiffAct, DebtorAct
from recouvrement.domain.identifiers import PartyId

if TYPE_CHECKING:
    from recouvrement.domain.case.enforcement.acts import Kind


class JudicialProcedure(StrEnum):
    """How the bank gets an order (domain §11.1)."""

    SMALL_CLAIM = "SMALL_CLAIM"
    PAYMENT_ORDER = "PAYMENT_ORDER"
    SUMMONS = "SUMMONS"
    NOTARIAL_DEED = "NOTARIAL_DEED"
    INSTITUTION_CLAIM = "INSTITUTION_CLAIM"


@dataclass(frozen=True, slots=True)
class OpenAgainst:
    """The order is final against him: it may be enforced."""

    party_id: PartyId
    since: date  # when it may be enforced


@dataclass(frozen=True, slots=True)
class Told:
    """The bailiff was told: of what, and when."""

    key: str
    on: date


@dataclass(frozen=True, slots=True)
class Enforcement:
    """`acts` by day, then reference: whatever the order in which they came, the same."""

    acts: tuple[BailiffAct, ...] = ()
    chosen: JudicialProcedure | None = None  # by a named person; None: what the rule says
    open_against: tuple[OpenAgainst, ...] = ()
    told: tuple[Told, ...] = ()  # what the bailiff was told
    renewals: int = 0  # of the bailiff's access
    renewed_on: date | None = None

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        return tuple(act for act in self.acts if isinstance(act, kind))

    def against(self, party_id: PartyId, kind: type[Kind]) -> tuple[Kind, ...]:
        """Acts of that kind against that debtor."""
        return tuple(act for act in self.of(kind) if isinstance(act, DebtorAct) and act.party_id == party_id)

    def act(self, reference: str) -> BailiffAct | None:
        return next((act for act in self.acts if act.reference == reference), None)

    def is_open_against(self, party_id: PartyId) -> bool:
        return any(one.party_id == party_id for one in self.open_against)

    def told_on(self, key: str) -> date | None:
        """The day on which the bailiff was told so; None: he was not."""
        return next((one.on for one in self.told if one.key == key), None)

    def was_told(self, key: str) -> bool:
        return self.told_on(key) is not None


NO_ENFORCEMENT: Final = Enforcement()
