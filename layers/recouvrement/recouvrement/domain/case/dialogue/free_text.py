"""Notes are about the debt: no insult, and nothing of health, religion or politics (domain §13, GDPR 5 and 9)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from recouvrement.domain.errors import Refusal

_REFUSED: Final = {
    "an insult": r"abruti\w*|bouffon\w*|conna(?:rd|sse)\w*|cretin\w*|debile\w*|encule\w*|escroc\w*|feignasse\w*"
    r"|idiot\w*|imbecile\w*|menteu(?:r|se)s?|parasite\w*|profiteu(?:r|se)s?|salaud\w*|salope\w*|voleu(?:r|se)s?",
    "health": r"alcooli\w*|cancer\w*|chimio\w*|cirrhose\w*|demence\w*|depressi(?:f|ve|on)\w*|diabete\w*|handicap\w*"
    r"|hospitali\w*|maladies?|malades?|medicaments?|psychiatr\w*|seropositi\w*|schizophren\w*|sida|suicid\w*"
    r"|toxicoman\w*|tumeur\w*|enceinte|grossesse\w*",
    "religion": r"bouddhis\w*|catholi\w*|chretien\w*|islam\w*|juda\w*|juifs?|juives?|mosquee\w*|musulman\w*"
    r"|protestant\w*|ramadan|synagogue\w*|temoins? de jehovah|voilee?s?",
    "politics or a union": r"anarchis\w*|communis\w*|extreme[ -](?:droite|gauche)|fascis\w*|gauchiste\w*|militante?s?"
    r"|nationalis\w*|socialistes?|syndicalis\w*|syndique\w*",
}
_PATTERNS: Final = {subject: re.compile(rf"\b(?:{words})\b") for subject, words in _REFUSED.items()}


def check_free_text(text: str) -> None:
    """Raise a Refusal that names the kind of word, never the word: a refusal is journalled too."""
    plain = _plain(text)
    for subject, pattern in _PATTERNS.items():
        if pattern.search(plain):
            raise Refusal("forbidden_words", f"the note speaks of {subject}: write what concerns the debt only")


def _plain(text: str) -> str:
    """Lower case, without accents, one space between words."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())
