"""Who and what the events of a case cite by identifier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infra.local.report.words import letter_title
from recouvrement.domain.letters.french import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import LetterId, PartyId


@dataclass(frozen=True, slots=True)
class Cast:
    """The case as it stands at the end: letters are cited by what they became."""

    case: Case
    names: Mapping[PartyId, str]

    def person(self, party_id: PartyId) -> str:
        name = self.names.get(party_id)
        return party_id if name is None else f"{name} ({party_id})"

    def people(self, party_ids: Iterable[PartyId]) -> str:
        """Nobody named means everybody."""
        return listing([self.person(party_id) for party_id in party_ids]) or "tous les débiteurs"

    def letter(self, letter_id: LetterId) -> Letter:
        """Raises KeyError for a letter that the case never asked for."""
        found = self.case.letter(letter_id)
        if found is None:
            raise KeyError(letter_id)
        return found

    def cited(self, letter_id: LetterId) -> str:
        """`Mise en demeure (L10), à Mme Léa Martin (P-1787)`."""
        letter = self.letter(letter_id)
        return f"{letter_title(letter.code)}, à {self.person(letter.party_id)}"
