"""What a bailiff is told by e-mail: where to look, never who owes nor how much (domain §13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.case.events.enforcement import Subject
from recouvrement.domain.letters.french import day, euros
from recouvrement.usecases.sending_ports import Email

if TYPE_CHECKING:
    from recouvrement.domain.case.effects import TellBailiff
    from recouvrement.domain.letters.compose.bank import Bank
    from recouvrement.domain.partners import Partner

_HANDED: Final = """\
Maître,

Un dossier judiciaire de {bank} vous est confié sous la référence {reference}.

Vous pouvez le consulter et le télécharger ici, jusqu’au {until} :
{link}

Ce lien vous est personnel : merci de ne pas le transmettre. Si vous recevez deux fois ce message sous la même \
référence, il s’agit du même dossier.
{deadline}
{signature}
"""
_DEADLINE: Final = "\nDernier jour pour agir, signification comprise : {last_day}.\n"
_RECALLED: Final = """\
Maître,

{bank} rappelle le dossier judiciaire de référence {reference}. Nous vous prions de suspendre toute diligence et de \
nous indiquer les actes déjà accomplis. Le lien d’accès au dossier est fermé.

Si vous recevez deux fois ce message sous la même référence, il s’agit du même rappel.

{signature}
"""
_RENEWED: Final = """\
Maître,

Voici un nouvel accès au dossier judiciaire {reference} de {bank} ; les liens précédents sont fermés.

Le dossier peut être téléchargé jusqu’au {until}, et vos actes déposés, ici :
{link}

Ce lien vous est personnel : merci de ne pas le transmettre.

{signature}
"""
_NEWS: Final = """\
Maître,

Dossier judiciaire {reference} de {bank}.

{news}

Merci d’en tenir compte avant tout nouvel acte. Si vous recevez deux fois ce message, il s’agit de la même information.

{signature}
"""
_SIGNATURE: Final = "{name}, {department}\n{email}, {phone}"


@dataclass(frozen=True, slots=True)
class Access:
    """Where the file is found, and for how long. `last_day_to_sue` None: no bar runs."""

    link: str
    until: date
    last_day_to_sue: date | None


def handed_over_email(bank: Bank, bailiff: Partner, reference: str, access: Access) -> Email:
    deadline = "" if access.last_day_to_sue is None else _DEADLINE.format(last_day=day(access.last_day_to_sue))
    text = _HANDED.format(
        bank=bank.sender.name,
        reference=reference,
        until=day(access.until),
        link=access.link,
        deadline=deadline,
        signature=_signature(bank),
    )
    return Email(bailiff.email, f"Dossier judiciaire {reference}", text, reference)


def recalled_email(bank: Bank, bailiff: Partner, reference: str) -> Email:
    text = _RECALLED.format(bank=bank.sender.name, reference=reference, signature=_signature(bank))
    return Email(bailiff.email, f"Rappel du dossier judiciaire {reference}", text, reference)


def renewed_email(bank: Bank, bailiff: Partner, reference: str, access: Access) -> Email:
    text = _RENEWED.format(
        bank=bank.sender.name,
        reference=reference,
        until=day(access.until),
        link=access.link,
        signature=_signature(bank),
    )
    return Email(bailiff.email, f"Nouvel accès au dossier judiciaire {reference}", text, reference)


def news_email(bank: Bank, bailiff: Partner, news: TellBailiff) -> Email:
    """Debtors are cited by the references that the file gives them, never by name."""
    text = _NEWS.format(bank=bank.sender.name, reference=news.file_id, news=_news(news), signature=_signature(bank))
    return Email(bailiff.email, f"Information sur le dossier judiciaire {news.file_id}", text, news.file_id)


def _news(news: TellBailiff) -> str:
    match news.subject:
        case Subject.PAYMENT:
            amount = "" if news.amount is None else f" de {euros(news.amount)}"
            return f"La banque a reçu directement un paiement{amount} le {day(news.fact_on)} (référence {news.about})."
        case Subject.STOP:
            return (
                f"Aucun acte d’exécution ne doit plus être accompli contre le débiteur {news.about} (sa référence dans "
                "la fiche des parties) : nous vous prions d’arrêter les mesures en cours contre lui. Le titre reste à "
                "obtenir et à signifier."
            )
        case Subject.RESUME:
            return f"Les poursuites peuvent reprendre contre le débiteur {news.about}."
        case Subject.RELEASE:
            return (
                f"Plus rien n’est dû : nous vous prions de donner mainlevée de la mesure {news.about} du "
                f"{day(news.fact_on)}, et de nous adresser l’acte."
            )
        case _:
            assert_never(news.subject)


def _signature(bank: Bank) -> str:
    sender, contact = bank.sender, bank.contact
    return _SIGNATURE.format(name=sender.name, department=sender.department, email=contact.email, phone=contact.phone)
