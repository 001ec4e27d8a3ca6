"""The judiciary file of a case and its pieces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

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
    state: HandoverState = HandoverState.RELEASED
    handed_over_on: date | None = None
    sha256: str | None = None
    grant_id: str | None = None

    @property
    def is_released(self) -> bool:
        return self.state is HandoverState.RELEASED

    def title_only_against(self, party_id: PartyId) -> Handover:
        """An order only against that debtor from now on."""
        return replace(self, title_only=(*self.title_only, party_id))

    @property
    def is_in_flight(self) -> bool:
        return self.state in (HandoverState.RELEASED, HandoverState.WITHDRAWN)
