"""Names and addresses as letters write them."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.letters.parts import Recipient
from recouvrement.domain.position import Address, DebtorRole, Party, Product

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.identifiers import PartyId

_LINE: Final = 38  # characters of an address line (NF Z 10-011), six lines at most
_LINES: Final = 6
_CIVILITIES: Final[Mapping[str, str]] = {
    "mme": "Madame",
    "madame": "Madame",
    "mlle": "Madame",
    "m": "Monsieur",
    "mr": "Monsieur",
    "monsieur": "Monsieur",
}

_ROLES: Final[Mapping[DebtorRole, str]] = {
    DebtorRole.BORROWER: "Emprunteur",
    DebtorRole.CO_BORROWER: "Co-emprunteur",
    DebtorRole.SPOUSE: "Conjoint",
    DebtorRole.GUARANTOR: "Caution",
    DebtorRole.GUARANTOR_INSTITUTION: "Organisme de caution",
    DebtorRole.HEIR: "Héritier",
    DebtorRole.ESTATE: "Succession",
}
_OF_AN_ACCOUNT: Final[Mapping[DebtorRole, str]] = {
    DebtorRole.BORROWER: "Titulaire",
    DebtorRole.CO_BORROWER: "Cotitulaire",
}


def role_name(role: DebtorRole, product: Product) -> str:
    """Nobody borrowed who holds an account."""
    named = _ROLES[role]
    return _OF_AN_ACCOUNT.get(role, named) if product is Product.CURRENT_ACCOUNT else named


@dataclass(frozen=True, slots=True)
class People:
    """The debtor who is written to, and the others of the case whose particulars are still kept."""

    addressee: Party
    others: tuple[Party, ...]

    def name(self, party_id: PartyId) -> str:
        """Raises InvalidMessage for somebody whose particulars were erased."""
        return full_name(self.party(party_id))

    def party(self, party_id: PartyId) -> Party:
        """Raises InvalidMessage for somebody whose particulars were erased."""
        for party in (self.addressee, *self.others):
            if party.party_id == party_id:
                return party
        raise InvalidMessage(f"the name of {party_id} is not kept any more")


def full_name(party: Party) -> str:
    """`Madame Léa Martin`; a company has its name alone."""
    return " ".join(part for part in (_civility(party), party.first_name, party.last_name) if part)


def name_without_civility(party: Party) -> str:
    return " ".join(part for part in (party.first_name, party.last_name) if part)


def recipient(party: Party) -> Recipient:
    """Raises InvalidMessage when no address is known."""
    if party.address is None:
        raise InvalidMessage("no address is known")
    return Recipient(_fitted((_first_line(party), *_place(party.address))), _civility(party) or "Madame, Monsieur")


def _civility(party: Party) -> str | None:
    return _CIVILITIES.get((party.civility or "").strip().rstrip(".").lower())


def _first_line(party: Party) -> str:
    if party.first_name is None:
        return full_name(party)
    return " ".join(part for part in (_civility(party), party.first_name, party.last_name.upper()) if part)


def _place(address: Address) -> tuple[str, ...]:
    town = f"{address.postcode} {address.city.upper()}"
    country = () if address.country == "FR" else (address.country,)
    return tuple(line for line in (address.line1, address.line2, town, *country) if line)


def _fitted(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Cut between words what is too long for the window, unless that makes too many lines of it."""
    cut = tuple(piece for line in lines for piece in wrap(line, _LINE, break_long_words=False))
    return cut if len(cut) <= _LINES else lines


def one_line(address: Address) -> str:
    country = None if address.country == "FR" else address.country
    parts = (address.line1, address.line2, f"{address.postcode} {address.city}", country)
    return ", ".join(part for part in parts if part)
