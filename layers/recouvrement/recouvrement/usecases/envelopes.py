"""One envelope per person and day, whatever his contracts (domain §4.8; infra/decisions/0090).

Each letter leaves by itself, at most once; its order says which envelope it goes into. Nothing is gathered here: the
reference is computed from the person, his address and the day, so that two cases that know nothing of each other agree.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from recouvrement.domain.codec import encode

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.position import Party


def envelope_of(party: Party | None, letter: Letter, on: date) -> str:
    """Of a plain letter. The two holders of an account have one each; without particulars it travels alone."""
    if party is None:
        return letter.letter_id
    address = encode(party.address)
    told = json.dumps([party.party_id, address, on.isoformat()], sort_keys=True, ensure_ascii=False)
    return sha256(told.encode()).hexdigest()[:32]
