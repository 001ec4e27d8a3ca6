"""J19, J20 and the proofs of posting of J14: what the bank knows of its debtors, and of what it sent them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.money.claim import statement
from recouvrement.domain.case.stops.stopped import interest_free_days
from recouvrement.domain.judiciary.people import FREEZES, KINDS
from recouvrement.domain.judiciary.sheet import Column, Sheet, Table
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.french import day, euros, listing, short_day, stretch
from recouvrement.domain.position import DebtorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.domain.judiciary.people import Person

_UNKNOWN: Final = "non connu de la banque"
_FICP_LETTERS: Final = (LetterCode.L04, LetterCode.L12)
_NATURAL: Final = frozenset({DebtorKind.CONSUMER, DebtorKind.PROTECTED_ADULT, DebtorKind.SOLE_TRADER})
_FACTS: Final = (Column("Renseignement", 2), Column("Valeur", 5))
_POSTED: Final = (
    Column("Lettre", 4),
    Column("Destinataire", 3),
    Column("Dépôt", 2),
    Column("Référence", 3),
    Column("Présentation", 3),
)
_FICP: Final = (Column("Personne", 3), Column("Information préalable au FICP", 3), Column("Gel des poursuites", 3))


def parties_sheet(dossier: Dossier) -> Sheet:
    """J19: identity, last known addresses, and what limits the mandate against each (domain §14)."""
    return Sheet(
        title="Fiche des parties",
        heading=_heading(dossier),
        tables=tuple(
            Table(f"{person.role} : {person.name}", _FACTS, tuple(_facts(dossier, person))) for person in dossier.people
        ),
        notes=("Renseignements tirés du système de la banque ; rien n’y est ajouté par recherche.",),
    )


def ficp_sheet(dossier: Dossier) -> Sheet:
    """J20: FICP letters, and whether an over-indebtedness file is known, person by person."""
    people = [person for person in dossier.people if person.debtor.kind in _NATURAL]
    rows = tuple((person.name, _ficp_letters(dossier, person), _freeze(person)) for person in people)
    return Sheet(
        title="FICP et vérification du surendettement",
        heading=_heading(dossier),
        tables=(Table("Situation de chaque personne physique", _FICP, rows),),
        notes=("« Aucun connu » : la banque n’a reçu ni notification ni publication à cette date.",),
    )


def posting_sheet(dossier: Dossier) -> Sheet:
    """J14: when each letter was handed to the post, under which reference, and what the post answered."""
    names = {person.debtor.party_id: person.name for person in dossier.people}
    rows = tuple(
        (
            mailing.title,
            names.get(mailing.letter.party_id, mailing.letter.party_id),
            short_day(mailing.sent_on),
            mailing.reference,
            mailing.outcome,
        )
        for mailing in dossier.mailings
    )
    return Sheet(
        title="Relevé des dépôts et des premières présentations",
        heading=_heading(dossier),
        tables=(Table("Lettres envoyées, de la plus ancienne à la plus récente", _POSTED, rows),),
        notes=(
            "Dépôts et présentations tels que le prestataire postal les a rapportés à la banque.",
            "« Sans effet » : la somme demandée a été payée depuis, ou la lettre n’a pu atteindre son destinataire.",
        ),
    )


def _heading(dossier: Dossier) -> tuple[str, ...]:
    references = dossier.references
    return (
        f"{dossier.desk.bank.sender.name}, dossier {references.case}",
        f"{references.contract_kind} n° {references.contract}",
        f"Établi le {day(dossier.on)}",
    )


def _facts(dossier: Dossier, person: Person) -> Iterator[tuple[str, str]]:
    party, debtor = person.party, person.debtor
    yield "Référence du client", party.party_id
    yield "Qualité", f"{person.role}, {KINDS[debtor.kind].lower()}"
    yield "Naissance", _birth(person)
    yield "Dernière adresse connue", person.address
    yield "Téléphone", party.phone or _UNKNOWN
    yield "Courriel", party.email or _UNKNOWN
    yield "Employeur", _UNKNOWN
    yield "Comptes bancaires", _UNKNOWN
    if debtor.guarantee is not None:
        yield "Engagement de caution", f"dans la limite de {euros(debtor.guarantee.cap)}"
    if debtor.deceased_on is not None:
        yield "Décès", day(debtor.deceased_on)
    yield "Gel des poursuites", _freeze(person)
    yield from _without_interest(dossier, person)
    yield "Mandat", _mandate(dossier, person)


def _birth(person: Person) -> str:
    born_on, place = person.party.born_on, person.party.birth_place
    if born_on is None:
        return _UNKNOWN
    return day(born_on) if place is None else f"{day(born_on)}, {place}"


def _freeze(person: Person) -> str:
    frozen = person.debtor.frozen
    return "aucun connu" if frozen is None else FREEZES[frozen]


def _without_interest(dossier: Dossier, person: Person) -> Iterator[tuple[str, str]]:
    """The statement is made against all: what he owes less is said here (CCo L722-14, Ccom L622-28)."""
    case, on = dossier.case, dossier.on
    stopped = [days for days in interest_free_days(case, person.debtor) if days.first <= on]
    if not stopped or case.accelerated_on is None:
        return
    owed = statement(case, on, dossier.desk.parameters, tuple(stopped)).total_due
    periods = [stretch(one.first, one.last) for one in stopped]
    yield "Intérêts arrêtés à son égard", f"{listing(periods)} : {euros(owed)} dus par lui au {day(on)}"


def _mandate(dossier: Dossier, person: Person) -> str:
    if person.debtor.party_id in dossier.handover.title_only:
        return "obtention d’un titre seulement, sans exécution"
    return "obtention d’un titre et exécution"


def _ficp_letters(dossier: Dossier, person: Person) -> str:
    sent = [
        f"{mailing.code} du {short_day(mailing.sent_on)}"
        for mailing in dossier.mailings
        if mailing.code in _FICP_LETTERS and mailing.letter.party_id == person.debtor.party_id
    ]
    return ", ".join(sent) or "aucune lettre envoyée"
