"""What a bailiff is told by e-mail: where to look, never who owes nor how much (domain §13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.letters.french import day
from recouvrement.usecases.sending_ports import Email

if TYPE_CHECKING:
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


def _signature(bank: Bank) -> str:
    sender, contact = bank.sender, bank.contact
    return _SIGNATURE.format(name=sender.name, department=sender.department, email=contact.email, phone=contact.phone)
