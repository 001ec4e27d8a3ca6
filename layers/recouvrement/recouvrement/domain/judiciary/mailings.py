"""The letters that really left, with the proof of each: which piece of the file they are, and how it names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.letters import LetterSent
from recouvrement.domain.case.letters.record import Channel, Delivery, Letter
from recouvrement.domain.identifiers import case_of
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode
from recouvrement.domain.letters.french import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recouvrement.domain.case.state import Case

# Piece, other pieces that the same document is, name of the file. L05 to L07 stand in the place of a loan's J02 to J09.
_PIECES: Final[Mapping[LetterCode, tuple[str, tuple[str, ...], str]]] = {
    LetterCode.L01: ("J12", (), "information-premier-impaye"),
    LetterCode.L01_M: ("J12", (), "information-premier-impaye"),
    LetterCode.L02: ("J13", (), "proposition-de-mesures"),
    LetterCode.L02_D: ("J12", ("J13",), "relance-de-decouvert"),
    LetterCode.L03: ("J18", (), "information-de-la-caution"),
    LetterCode.L04: ("J20", (), "information-ficp"),
    LetterCode.L05: ("J12", (), "depassement-de-plus-d-un-mois"),
    LetterCode.L06: ("J13", (), "proposition-d-un-autre-credit"),
    LetterCode.L07: ("J13", (), "fin-du-decouvert-et-douze-mensualites"),
    LetterCode.L08: ("J13", (), "mesures-et-leur-cout"),
    LetterCode.L09: ("J16", (), "plan-propose"),
    LetterCode.L10: ("J14", (), "mise-en-demeure"),
    LetterCode.L10_T: ("J14", (), "mise-en-demeure"),
    LetterCode.L10_C: ("J14", (), "mise-en-demeure"),
    LetterCode.L10_D: ("J14", (), "mise-en-demeure"),
    LetterCode.L10_F: ("J14", (), "mise-en-demeure"),
    LetterCode.L10_P: ("J14", (), "mise-en-demeure"),
    LetterCode.L11: ("J15", (), "decheance-du-terme"),
    LetterCode.L11_C: ("J15", (), "decheance-du-terme"),
    LetterCode.L19: ("J14", (), "cloture-du-compte"),
    LetterCode.L12: ("J20", (), "transmission-ficp"),
    LetterCode.L14: ("J16", (), "manquement-au-plan"),
}
DELIVERIES: Final[Mapping[Delivery, str]] = {
    Delivery.PRESENTED: "",
    Delivery.SIGNED: "pli remis contre signature",
    Delivery.REFUSED: "pli refusé",
    Delivery.UNCLAIMED: "pli avisé et non réclamé",
    Delivery.SERVED: "signifié par commissaire de justice",
    Delivery.UNKNOWN_ADDRESS: "destinataire inconnu à l’adresse",
}


def piece_of(code: LetterCode) -> str | None:
    """None: the judge needs it for nothing."""
    found = _PIECES.get(code)
    return None if found is None else found[0]


@dataclass(frozen=True, slots=True)
class Mailing:
    """A letter on paper that left. `reference`: the one that the printing house gave for it."""

    letter: Letter
    sent_on: date
    reference: str

    @property
    def code(self) -> LetterCode:
        return LetterCode(self.letter.code)

    @property
    def piece(self) -> str | None:
        """None: the judge needs it for nothing."""
        return piece_of(self.code)

    @property
    def also(self) -> tuple[str, ...]:
        return _PIECES[self.code][1]

    @property
    def stem(self) -> str:
        return _PIECES[self.code][2]

    @property
    def title(self) -> str:
        return f"{CATALOGUE[self.code].title} ({self.code})"

    @property
    def proof(self) -> str:
        """What stands behind it, as a list of exhibits says it beside its date; the rest is in the list of postings."""
        posted = f"recommandé {self.reference}" if self.letter.channel is Channel.REGISTERED else "lettre simple"
        return f"{posted}, {self.outcome}" if self.outcome else posted

    @property
    def outcome(self) -> str:
        """What the post reported, and whether the letter still holds; empty when there is nothing to say."""
        return ", ".join(part for part in (_reported(self.letter), "sans effet" if self.letter.is_void else "") if part)


def _reported(letter: Letter) -> str:
    if letter.delivery is None:
        return ""
    presented = "" if letter.presented_on is None else f"présentation le {short_day(letter.presented_on)}"
    return ", ".join(part for part in (presented, DELIVERIES[letter.delivery]) if part)


def mailings_of(case: Case, events: Iterable[Event]) -> tuple[Mailing, ...]:
    """Whatever was posted, the oldest first, and what its debtors made void by paying. `events`: those of the case.

    A letter of the case before has its posting in that case's journal.
    """
    references = {event.letter_id: event.reference for event in events if isinstance(event, LetterSent)}
    sent = (
        Mailing(letter, letter.sent_on, references.get(letter.letter_id, f"dossier {case_of(letter.letter_id)}"))
        for letter in case.letters
        if letter.is_sent and letter.sent_on is not None and letter.channel is not Channel.EMAIL
    )
    return tuple(sorted(sent, key=lambda mailing: (mailing.sent_on, mailing.letter.letter_id)))
