"""What stands around the subject of every letter (mentions A.1 to A.11)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypedDict

from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.compose.people import recipient
from recouvrement.domain.letters.french import account_number, day, listing
from recouvrement.domain.letters.parts import Contact, Payment, Recipient, Recourse, References, Sender, Signatory
from recouvrement.domain.position import DebtorKind, Product

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.letters.compose.brief import Brief

CONTRACT_KINDS: Final[Mapping[Product, str]] = {
    Product.CONSUMER_LOAN: "prêt personnel",
    Product.MORTGAGE: "prêt immobilier",
    Product.REVOLVING_CREDIT: "crédit renouvelable",
    Product.CURRENT_ACCOUNT: "compte courant",
    Product.PROFESSIONAL_LOAN: "prêt professionnel",
    Product.OTHER: "crédit",
}


class Addressed(TypedDict):
    """Fields of parts.Letter."""

    sender: Sender
    references: References
    written_on: str
    recipient: Recipient
    contact: Contact
    signatory: Signatory
    recourse: Recourse


class Demanding(Addressed):
    """Fields of parts.Demand."""

    payment: Payment


def addressed(brief: Brief) -> Addressed:
    """Raises InvalidMessage when no address is known."""
    return Addressed(
        sender=brief.bank.sender,
        references=references(brief),
        written_on=day(brief.on),
        recipient=recipient(brief.people.addressee),
        contact=brief.bank.contact,
        signatory=brief.bank.signatory,
        recourse=_recourse(brief),
    )


def _recourse(brief: Brief) -> Recourse:
    """The mediator of consumers hears no company, nor whoever borrowed for his business (CCo L616-1)."""
    debtor, recourse = brief.debtor, brief.bank.recourse
    borrowed_for_business = brief.case.regime is LegalRegime.PROFESSIONAL and debtor.is_borrower
    if debtor.kind is DebtorKind.PROFESSIONAL or borrowed_for_business:
        return replace(recourse, mediator=None, mediator_website=None)
    return recourse


def demanding(brief: Brief) -> Demanding:
    account = brief.bank.payment
    payment = Payment(account.holder, account_number(account.iban), account.bic, brief.case.case_id)
    return Demanding(**addressed(brief), payment=payment)


def references(brief: Brief) -> References:
    terms = brief.case.terms
    signed_on = None if terms.signed_on is None else day(terms.signed_on)
    kind = "créance" if terms.is_bill else CONTRACT_KINDS[terms.product]
    return References(brief.case.case_id, brief.case.contract_id, kind, signed_on)


def names(brief: Brief, debtors: Iterable[Debtor]) -> str | None:
    """`Madame Léa Martin et Monsieur Noé Martin`; None for nobody."""
    return listing([brief.people.name(debtor.party_id) for debtor in debtors]) or None


def co_debtors(brief: Brief) -> str | None:
    """Names of those who owe it with the addressee; None: he owes alone."""
    return names(brief, brief.borrowers_but(brief.letter.party_id))
