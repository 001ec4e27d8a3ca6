"""The texts of e-mails: `templates/messages/<code>.txt`, where `$name` and the like are filled in.

The first line is `Objet : …`; a text carries no amount (domain §4.4) and shows its reference.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Any, Final

from recouvrement.domain.errors import InvalidProcedure
from recouvrement.usecases.sending_ports import Email, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from recouvrement.domain.position import Party

_SUBJECT: Final = "Objet : "
_CIVILITIES: Final = {"M.": "Monsieur", "M": "Monsieur", "Mme": "Madame"}


@dataclass(frozen=True, slots=True)
class MessageTextsInFiles:
    """`bank`: how the bank names itself and can be reached."""

    texts: Mapping[str, Template]
    bank: Mapping[str, str]

    def email(self, code: str, to: Party, reference: str) -> Email:
        if not to.email:
            raise Undeliverable("no e-mail address is known")
        text = self.texts.get(code)
        if text is None:
            raise InvalidProcedure(f"templates/messages/{code}.txt is missing")
        subject, _, body = text.substitute(self.bank, name=_name(to), reference=reference).partition("\n")
        return Email(to.email, subject.removeprefix(_SUBJECT), body.lstrip("\n"), reference)


def load_message_texts(procedure: Path) -> MessageTextsInFiles:
    """Read them from PROCEDURE_DIR. Raises InvalidProcedure naming the file and what is wrong with it."""
    bank = _bank(procedure / "bank.toml")
    paths = sorted((procedure / "templates" / "messages").glob("*.txt"))
    texts = {path.stem: _text(path, {*bank, "name", "reference"}) for path in paths}
    return MessageTextsInFiles(texts, bank)


def _text(path: Path, known: set[str]) -> Template:
    template = Template(path.read_text(encoding="utf-8"))
    unknown = set(template.get_identifiers()) - known
    if not template.is_valid() or unknown:
        raise InvalidProcedure(f"{path.name}: unknown {', '.join(sorted(unknown)) or 'use of $'}")
    if not template.template.startswith(_SUBJECT):
        raise InvalidProcedure(f"{path.name}: its first line does not begin with {_SUBJECT!r}")
    if "reference" not in template.get_identifiers():
        raise InvalidProcedure(f"{path.name}: it does not show its reference")
    return template


def _bank(path: Path) -> dict[str, str]:
    try:
        read: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
        sender, contact = read["sender"], read["contact"]
        return {
            "bank": str(sender["name"]),
            "department": str(sender["department"]),
            "contact": str(contact["name"]),
            "phone": str(contact["phone"]),
            "hours": str(contact["hours"]),
            "email": str(contact["email"]),
        }
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise InvalidProcedure(f"{path.name}: {error}") from error


def _name(party: Party) -> str:
    civility = _CIVILITIES.get(party.civility or "")
    return f"{civility} {party.last_name}" if civility else " ".join(filter(None, (party.first_name, party.last_name)))
