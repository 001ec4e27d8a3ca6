"""What a sentence of a scenario is: a form with holes, each with an example, and a line that fills them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

Meaning = TypeVar("Meaning")

HOLES: Final = {
    "contrat": r"(à la consommation|immobilier|professionnel)",
    "date": r"(\d\d/\d\d/\d{4})",
    "somme": r"(\d[\d ]*(?:,\d\d)?) €",
    "nom": r"((?:Mme|M\.|la société) [^,.]+?)",
    "lettre": r"([LM]\d\d[A-Za-z-]*)",
    "nombre": r"(\d+)",
    "mot": r"([^:.]+)",
    "alerte": r"([^.]+)",
}
_HOLE: Final = re.compile(r"\{(\w+):([^}]+)\}")


class NotUnderstoodError(Exception):
    """A line that is no sentence of the language, or that says something impossible."""


@dataclass(frozen=True)
class Sentence:
    name: str
    form: str  # holes in braces: what fills it, then an example
    meaning: str

    @property
    def example(self) -> str:
        return _HOLE.sub(lambda hole: hole[2], self.form)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        literal, written = 0, ""
        for hole in _HOLE.finditer(self.form):
            written += re.escape(self.form[literal : hole.start()]) + HOLES[hole[1]]
            literal = hole.end()
        return re.compile(written + re.escape(self.form[literal:]))


@dataclass(frozen=True, slots=True)
class Line:
    """One understood line: its number in the file, its words, which sentence it is, and what fills the holes."""

    number: int
    text: str
    name: str
    filled: tuple[str, ...]

    def day(self, place: int = 0) -> date:
        return read_day(self.filled[place])

    def money(self, place: int) -> Money:
        return Money(self.filled[place].replace(" ", "").replace(",", "."))

    def count(self, place: int) -> int:
        return int(self.filled[place])

    @property
    def days(self) -> list[date]:
        return [read_day(word) for word in self.filled if re.fullmatch(HOLES["date"], word)]


def read_day(written: str) -> date:
    try:
        return datetime.strptime(written, "%d/%m/%Y").date()  # noqa: DTZ007
    except ValueError as error:
        raise NotUnderstoodError(f"ce jour n’existe pas : {written}") from error


def chosen(word: str, words: Mapping[str, Meaning], what: str) -> Meaning:
    """Raises NotUnderstoodError, with the words that there are."""
    if word not in words:
        raise NotUnderstoodError(f"{what} : « {word} » ; il y a {', '.join(words) or 'personne'}")
    return words[word]


__all__ = ["HOLES", "Line", "NotUnderstoodError", "Sentence", "chosen", "read_day"]
