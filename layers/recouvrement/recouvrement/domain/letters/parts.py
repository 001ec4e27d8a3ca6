"""What every letter carries around its own subject: who writes, to whom, about what, and where to turn.

Each value is a sentence or a word ready to print; a template only places it. None and an empty tuple mean "say nothing
of it": the template then leaves the passage out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Posture(StrEnum):
    """How a letter that may choose its tone speaks. Both say whatever the law asks (domain §4.6)."""

    GENTLE = "gentle"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class Sender:
    """The bank as its letterhead and its footer name it (mention A.1). A setting of the bank, not of the case."""

    name: str
    department: str
    street: str
    city_line: str  # postcode and city
    place: str  # the city of "Paris, le ..."
    legal_form: str  # with the share capital
    registered_office: str
    registration: str  # trade register
    supervision: str  # licence and supervisor
    insurance_registration: str  # register of insurance intermediaries


@dataclass(frozen=True, slots=True)
class Contact:
    """The person to call (mention A.6)."""

    name: str
    phone: str
    hours: str
    email: str


@dataclass(frozen=True, slots=True)
class Protection:
    """The measure that protects a debtor, named to whoever assists or represents him (domain §2)."""

    person: str  # the protected adult
    measure: str  # "tutelle, jugement du 3 mars 2025"
    capacity: str  # of the addressee: "tuteur", "curatrice"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One debtor, at his own address (mention A.2). `lines`: name, then postal address, six lines of 38 at most."""

    lines: tuple[str, ...]
    salutation: str  # "Madame", "Monsieur", or "Madame, Monsieur" where the civility is unknown
    protection: Protection | None = None  # the debtor's, when his guardian is written to


@dataclass(frozen=True, slots=True)
class OverIndebtedness:
    """A file before the commission: the letter then informs and asks for nothing (domain §4.7, CCo L722-2, L722-5)."""

    stage: str  # "déclaré recevable", "déposé"
    on: str


@dataclass(frozen=True, slots=True)
class References:
    """The reference table (mention A.3)."""

    case: str
    contract: str
    contract_kind: str  # "prêt personnel", "compte courant" ...
    contract_signed_on: str | None  # None: an account, whose opening no position dates


@dataclass(frozen=True, slots=True)
class Payment:
    """How to pay (mention A.5)."""

    holder: str
    iban: str
    bic: str
    reference: str  # to be quoted with the transfer


@dataclass(frozen=True, slots=True)
class Recourse:
    """Where to complain and who protects the data (mentions A.8 and A.9)."""

    complaint_service: str  # name and address, one line
    complaint_email: str
    mediator: str | None  # name and address, one line; None: no consumer, whom the mediator does not hear
    mediator_website: str | None
    data_protection_officer: str  # address, one line
    data_protection_email: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, and by what power (mentions A.11 and L10.11)."""

    name: str
    title: str
    delegation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Common to letters and to the papers of the judiciary file."""

    sender: Sender
    references: References
    written_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Document):
    """Common to everything that is posted to a debtor."""

    recipient: Recipient
    contact: Contact
    signatory: Signatory
    recourse: Recourse


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Letter):
    """A letter that asks for money."""

    payment: Payment
