"""The judiciary file of a case and its pieces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.identifiers import PartyId, PersonName


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of the file for the bailiff (domain §11.4): filed by the bank, or waived by a named person."""

    code: str
    key: str | None = None  # in the evidence bucket; None: waived
    sha256: str | None = None
    waived_by: PersonName | None = None
    reason: str | None = None


class HandoverState(StrEnum):
    """released -> handed over. Withdrawn stays in flight until its maker answers: cancelled, or recalled."""

    RELEASED = "released"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed_over"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Handover:
    """The judiciary file on its way to a bailiff."""

    file_id: str
    bailiff: str
    released_on: date
    parties: tuple[PartyId, ...]
    title_only: tuple[PartyId, ...] = ()
    procedure: JudicialProcedure | None = None  # None: an older file, which named none
    state: HandoverState = HandoverState.RELEASED
    handed_over_on: date | None = None
    sha256: str | None = None
    grant_id: str | None = None

    @property
    def is_released(self) -> bool:
        return self.state is HandoverState.RELEASED

    def left_alone(self, party_id: PartyId) -> Handover:
        """An order only against that debtor from now on (domain §10.1)."""
        return replace(self, title_only=(*self.title_only, party_id))

    def resumed(self, party_id: PartyId) -> Handover:
        return replace(self, title_only=tuple(one for one in self.title_only if one != party_id))

    @property
    def is_in_flight(self) -> bool:
        return self.state in (HandoverState.RELEASED, HandoverState.WITHDRAWN)
