"""A sample person as the bank knows him on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Address, DebtorKind, DebtorRole, Guarantee, Party

if TYPE_CHECKING:
    from datetime import date

    from infra.local.sample.portfolio import GuaranteeEntry, PersonEntry


def party(person: PersonEntry, as_of: date) -> Party:
    return Party(
        party_id=PartyId(person.party_id),
        role=DebtorRole(person.role),
        kind=DebtorKind(person.kind),
        civility=person.civility,
        last_name=person.last_name,
        first_name=person.first_name,
        born_on=person.born_on,
        birth_place=person.birth_place,
        address=_address(person, as_of),
        email=person.email,
        phone=None,
        guarantee=None if person.guarantee is None else _guarantee(person.guarantee),
    )


def _address(person: PersonEntry, as_of: date) -> Address:
    moved = person.moved
    if moved is not None and moved.on <= as_of:
        return Address(moved.line1, None, moved.postcode, moved.city, "FR")
    return Address(person.line1, person.line2, person.postcode, person.city, "FR")


def _guarantee(guarantee: GuaranteeEntry) -> Guarantee:
    return Guarantee(Money(guarantee.cap), extends_acceleration=guarantee.extends_acceleration, joint=guarantee.joint)
