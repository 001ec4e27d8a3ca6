"""Names and addresses stay out of the journal: a debtor carries their version and their hash."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from recouvrement.domain.case.people.debtors import Debtor
from recouvrement.domain.codec import encode

if TYPE_CHECKING:
    from recouvrement.domain.position import Party


def fingerprint(party: Party) -> str:
    """SHA-256 of the particulars, in hexadecimal: proves later what a letter was addressed to."""
    return _mark(encode(party))


def as_debtor(party: Party, known: Debtor | None) -> Debtor:
    """An address that was found invalid stays so until another one is given, whatever else changes."""
    mark = fingerprint(party)
    if known is not None and known.sha256 == mark:
        return known
    address = None if party.address is None else _mark(encode(party.address))
    particulars: dict[str, Any] = {
        "version": 1 if known is None else known.version + 1,
        "sha256": mark,
        "role": party.role,
        "kind": party.kind,
        "postcode": None if party.address is None else party.address.postcode,
        "country": None if party.address is None else party.address.country,
        "has_email": party.email is not None,
        "guarantee": party.guarantee,
        "estate": party.estate,
        "address_sha256": address,
    }
    if known is not None and known.address_sha256 != address:
        particulars |= {"address_invalid_on": None, "search": None}
    return Debtor(party_id=party.party_id, **particulars) if known is None else replace(known, **particulars)


def _mark(plain: object) -> str:
    return sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
