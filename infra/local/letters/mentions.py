"""The mandatory mentions of every document."""

from __future__ import annotations

from typing import Final

from infra.local.letters.mention import IN_EVERY_DEMAND, IN_EVERY_LETTER, Mention
from infra.local.letters.mentions_amicable import AMICABLE
from infra.local.letters.mentions_endings import ENDINGS
from infra.local.letters.mentions_litigation import LITIGATION
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode
from recouvrement.domain.letters.parts import Demand, Letter

_OWN: Final = {**AMICABLE, **ENDINGS, **LITIGATION}


def mentions_of(code: LetterCode) -> tuple[Mention, ...]:
    """Return those of §4.3 that fit the document, then its own."""
    context = CATALOGUE[code].context
    general = IN_EVERY_LETTER if issubclass(context, Letter) else ()
    demanding = IN_EVERY_DEMAND if issubclass(context, Demand) else ()
    return (*general, *demanding, *_OWN[code])
