"""STATEMENT: what is claimed on the day of the file, by the route that leads to the judge (domain §11.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from recouvrement.domain.case.money.claim import arrears, receipts, statement
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.judiciary.accelerated_claim import accelerated_part
from recouvrement.domain.judiciary.account_claim import account_part
from recouvrement.domain.judiciary.bill_claim import bill_part
from recouvrement.domain.judiciary.judicial_claim import judicial_part
from recouvrement.domain.law.time_bar import loan_time_bar, overdraft_time_bar
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.french import day, short_day
from recouvrement.domain.letters.judiciary import ClaimStatement, DatedFact, PartyRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from recouvrement.domain.judiciary.claim_part import ClaimPart
    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.domain.judiciary.people import Person
    from recouvrement.domain.letters.parts import References, Sender, Signatory

_ENDINGS: Final[Mapping[LetterCode, str]] = {
    LetterCode.L07: "Fin du découvert et offre de douze mensualités",
    LetterCode.L19: "Préavis de clôture du compte",
}


class Headed(TypedDict):
    """Fields that both papers of the file share."""

    sender: Sender
    references: References
    written_on: str
    signatory: Signatory
    parties: tuple[PartyRow, ...]


def headed(dossier: Dossier) -> Headed:
    bank = dossier.desk.bank
    return Headed(
        sender=bank.sender,
        references=dossier.references,
        written_on=day(dossier.on),
        signatory=bank.signatory,
        parties=tuple(person.row for person in dossier.people),
    )


def statement_page(dossier: Dossier) -> ClaimStatement:
    """Raises InvalidMessage when the case may not claim the whole debt by its route yet."""
    return ClaimStatement(**headed(dossier), dates=tuple(_dates(dossier)), guarantor_limit=None, **_part(dossier))


def _part(dossier: Dossier) -> ClaimPart:
    case, parameters = dossier.case, dossier.desk.parameters
    if case.overdraft is not None:
        return account_part(case, case.overdraft, dossier.on)
    if case.terms.is_bill:
        return bill_part(arrears(case, parameters).unpaid)
    if case.accelerated_on is not None:
        return accelerated_part(case, statement(case, dossier.on, parameters))
    if case.route is AccelerationRoute.JUDICIAL_TERMINATION:
        return judicial_part(case, dossier.on)
    raise InvalidMessage(f"{case.case_id} goes by its clause, and no acceleration was notified")


def _dates(dossier: Dossier) -> Iterator[DatedFact]:
    case = dossier.case
    if case.terms.signed_on is not None:
        yield DatedFact("Signature du contrat", day(case.terms.signed_on))
    incident = first_incident_on(dossier)
    if incident is not None:
        yield from _incident(dossier, incident)
    for person in dossier.people:
        yield from _notice(person)
    for person in dossier.people:
        yield from _acceleration(person)
    if case.account_closed_on is not None:
        yield DatedFact("Clôture du compte, dont le solde est exigible", day(case.account_closed_on))
    yield DatedFact("Décompte arrêté au", day(dossier.on))


def _incident(dossier: Dossier, on: date) -> Iterator[DatedFact]:
    """Of an account, the term after which another credit had to be offered, then its closing (CCo R312-35)."""
    if dossier.case.overdraft is None:
        yield DatedFact("Premier incident de paiement non régularisé", day(on))
        return
    yield DatedFact("Début du dépassement", day(on))
    yield DatedFact(
        "Terme des trois mois de dépassement", day(overdraft_time_bar(on, dossier.desk.parameters).three_month_term)
    )
    for person in dossier.people:
        yield from _ending(dossier, person)


def _ending(dossier: Dossier, person: Person) -> Iterator[DatedFact]:
    """When the end of the overdraft and the closing of the account were written to him."""
    for mailing in dossier.mailings:
        if (
            mailing.letter.party_id == person.debtor.party_id
            and mailing.code in _ENDINGS
            and not mailing.letter.is_void
        ):
            yield DatedFact(f"{_ENDINGS[mailing.code]} à {person.name}, lettre envoyée", day(mailing.sent_on))


def first_incident_on(dossier: Dossier) -> date | None:
    """The start of the two years (CCo R312-35): None on an account that is back within its limit."""
    case = dossier.case
    if case.overdraft is not None:
        return case.overdraft.overrun_since
    return loan_time_bar(case.instalments, receipts(case), dossier.desk.parameters).first_unregularised_due_on


def _notice(person: Person) -> Iterator[DatedFact]:
    notice = person.debtor.notice
    if notice is not None and notice.presented_on is not None:
        label = f"Mise en demeure de {person.name}, envoyée le {short_day(notice.sent_on)}, première présentation"
        yield DatedFact(label, day(notice.presented_on))


def _acceleration(person: Person) -> Iterator[DatedFact]:
    debtor = person.debtor
    if debtor.accelerated_on is not None and debtor.acceleration_sent_on is not None:
        sent_on = short_day(debtor.acceleration_sent_on)
        label = f"Déchéance du terme notifiée à {person.name}, envoyée le {sent_on}, première présentation"
        yield DatedFact(label, day(debtor.accelerated_on))
