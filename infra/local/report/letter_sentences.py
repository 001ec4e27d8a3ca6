"""The life of a letter or message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from infra.local.report.words import CHANNELS, DELIVERIES
from recouvrement.domain.case.events.letters import (
    LetterCrossed,
    LetterDelivered,
    LetterEvent,
    LetterExpired,
    LetterReleased,
    LetterRequested,
    LetterSent,
    LetterWithdrawn,
    SendFailed,
    SendInDoubt,
)
from recouvrement.domain.letters.french import day, euros

if TYPE_CHECKING:
    from infra.local.report.people import Cast

_REASONS: Final = {
    "no longer wanted": "elle n’a plus lieu d’être",
    "no longer wanted when it was written": "elle n’avait plus lieu d’être une fois écrite",
}


def letter_sentence(event: LetterEvent, cast: Cast) -> str:
    match event:
        case LetterRequested():
            return f"À écrire : {cast.cited(event.letter_id)}, sur {euros(event.amount)}."
        case LetterReleased(letter_id, on):
            return f"{cast.cited(letter_id)} : départ permis le {day(on)}."
        case LetterWithdrawn(letter_id, reason):
            return f"{cast.cited(letter_id)} : lettre retirée, {_REASONS.get(reason, reason)}."
        case LetterSent(letter_id):
            return f"Envoi {CHANNELS[cast.letter(letter_id).channel]} : {cast.cited(letter_id)}."
        case LetterExpired(letter_id):
            return f"{cast.cited(letter_id)} : la journée est passée, elle n’est pas partie."
        case SendFailed(letter_id, reason):
            return f"{cast.cited(letter_id)} : envoi impossible ({reason})."
        case SendInDoubt(letter_id, reason):
            return f"{cast.cited(letter_id)} : nul ne sait si elle est partie ({reason})."
        case LetterDelivered(letter_id, delivery, on):
            return f"{cast.cited(letter_id)} : {DELIVERIES[delivery]} le {day(on)}."
        case LetterCrossed(letter_id):
            return f"{cast.cited(letter_id)} : un paiement l’a croisée, la banque doit des excuses."
        case _:
            assert_never(event)
