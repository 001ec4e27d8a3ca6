"""The sentences of a scenario, and how one is read. `infra/reference/scenarios.md` shows them all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Final

HOLES: Final = {
    "date": r"(\d\d/\d\d/\d{4})",
    "somme": r"(\d[\d ]*(?:,\d\d)?) €",
    "nom": r"((?:Mme|M\.) [^,.]+?)",
    "lettre": r"([LM]\d\d[A-Za-z-]*)",
    "nombre": r"(\d+)",
    "mot": r"([a-zé]+(?: [a-zé]+)*)",
}


class NotUnderstoodError(Exception):
    """A line that is no sentence of the language, or that says something impossible."""


@dataclass(frozen=True, slots=True)
class Sentence:
    name: str
    form: str  # with holes in braces
    example: str
    meaning: str

    @property
    def pattern(self) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", self.form)
        return re.compile("".join(HOLES[part] if odd % 2 else re.escape(part) for odd, part in enumerate(parts)))


@dataclass(frozen=True, slots=True)
class Line:
    """One understood line: its number in the file, its words, which sentence it is, and what fills the holes."""

    number: int
    text: str
    name: str
    filled: tuple[str, ...]


FACTS: Final = (
    Sentence(
        "loan",
        "Prêt à la consommation, 36 mensualités de 216,50 € le 12 à partir de juillet 2025, clause de {nombre} jours.",
        "Prêt à la consommation, 36 mensualités de 216,50 € le 12 à partir de juillet 2025, clause de 30 jours.",
        "Le contrat : 7 200 € signés le 05/06/2025 ; chaque mensualité compte 197 € de capital, 15 € d’intérêts, "
        "4,50 € d’assurance. La clause dit le délai de régularisation.",
    ),
    Sentence("borrower", "Emprunteur : {nom}.", "Emprunteur : Mme Léa Martin.", "Qui a emprunté."),
    Sentence("co_borrower", "Co-emprunteur : {nom}.", "Co-emprunteur : M. Noé Martin.", "Qui a emprunté avec lui."),
    Sentence("guarantor", "Caution : {nom}.", "Caution : Mme Zoé Martin.", "Caution solidaire, 12 000 € au plus."),
    Sentence(
        "post",
        "La poste présente les lettres {nombre} jours après leur départ.",
        "La poste présente les lettres 4 jours après leur départ.",
        "Deux jours si rien n’est dit.",
    ),
    Sentence(
        "no_proof",
        "La poste ne rapporte rien pour {nom}.",
        "La poste ne rapporte rien pour M. Noé Martin.",
        "Aucune preuve de présentation, pour aucune de ses lettres.",
    ),
    Sentence(
        "no_approval",
        "Personne n’approuve ce qui demande une décision.",
        "Personne n’approuve ce qui demande une décision.",
        "Sinon la directrice du recouvrement approuve le jour de la demande et dispense des pièces manquantes.",
    ),
    Sentence(
        "unswept",
        "Du {date} au {date}, le calendrier est en panne.",
        "Du 12/08/2025 au 20/08/2025, le calendrier est en panne.",
        "Aucun passage ces jours-là, bornes comprises ; les positions et les paiements arrivent.",
    ),
    Sentence(
        "paid",
        "Le {date}, {nom} paie {somme}.",
        "Le 12/07/2025, Mme Léa Martin paie 216,50 €.",
        "L’argent arrive ce jour-là, avant le passage du matin.",
    ),
    Sentence(
        "learnt",
        "Le {date}, la banque apprend que {nom} a payé {somme} le {date}.",
        "Le 17/10/2025, la banque apprend que Mme Léa Martin a payé 649,50 € le 16/10/2025.",
        "L’argent a une date plus ancienne que le jour où la banque le sait : il peut croiser une lettre.",
    ),
    Sentence(
        "reversed",
        "Le {date}, le paiement du {date} est rejeté.",
        "Le 20/09/2025, le paiement du 10/09/2025 est rejeté.",
        "La banque de la personne reprend l’argent.",
    ),
    Sentence("death", "Le {date}, décès de {nom}.", "Le 01/09/2025, décès de Mme Léa Martin.", "La banque l’apprend."),
    Sentence(
        "filed",
        "Le {date}, {nom} dépose un dossier de surendettement.",
        "Le 01/11/2025, Mme Léa Martin dépose un dossier de surendettement.",
        "La Banque de France l’annonce ce jour-là.",
    ),
    Sentence(
        "admitted",
        "Le {date}, le dossier de surendettement de {nom} est recevable.",
        "Le 01/12/2025, le dossier de surendettement de Mme Léa Martin est recevable.",
        "La commission l’a déclaré recevable.",
    ),
)

EXPECTATIONS: Final = (
    Sentence(
        "leaves",
        "Le {date}, la lettre {lettre} part à {nom}.",
        "Le 17/08/2025, la lettre L01 part à Mme Léa Martin.",
        "Elle quitte la banque ce jour-là. M01 est le message sans montant.",
    ),
    Sentence(
        "nothing_else",
        "Aucune autre lettre ne part jusqu’au {date}.",
        "Aucune autre lettre ne part jusqu’au 31/08/2025.",
        "Les lettres annoncées dans tout le scénario sont les seules, ce jour compris.",
    ),
    Sentence(
        "arrears",
        "Le {date} au soir, arriéré : {somme}.",
        "Le 31/08/2025 au soir, arriéré : 216,50 €.",
        "Les mensualités échues et non payées.",
    ),
    Sentence(
        "phase",
        "Le {date} au soir, le dossier est en phase {mot}.",
        "Le 31/08/2025 au soir, le dossier est en phase amiable.",
        "amiable, plan, mise en demeure, déchéance, contentieux, exécution, clos.",
    ),
    Sentence("no_case", "Le {date} au soir, aucun dossier.", "Le 13/07/2025 au soir, aucun dossier.", "Rien d’ouvert."),
)
SENTENCES: Final = FACTS + EXPECTATIONS


def read_line(number: int, text: str) -> Line:
    """Raises NotUnderstoodError, with the nearest sentence."""
    for sentence in SENTENCES:
        found = sentence.pattern.fullmatch(text)
        if found:
            return Line(number, text, sentence.name, found.groups())
    near = get_close_matches(text, [sentence.example for sentence in SENTENCES], 1, 0.4)
    hint = f" Voulez-vous dire : « {near[0]} » ?" if near else ""
    raise NotUnderstoodError(f"phrase inconnue : « {text} ».{hint}")


def read_day(written: str) -> date:
    try:
        return datetime.strptime(written, "%d/%m/%Y").date()  # noqa: DTZ007
    except ValueError as error:
        raise NotUnderstoodError(f"ce jour n’existe pas : {written}") from error


def days_of(line: Line) -> list[date]:
    return [read_day(word) for word in line.filled if "/" in word]


def reference_page() -> str:
    """The page in French that shows every sentence; `python tests/support/scenario_sentences.py` prints it."""
    head = (
        "# Écrire un scénario\n\n"
        "Un fichier `.txt` dans `tests/scenarios`, une phrase par ligne, dans l’ordre que l’on veut ; une ligne qui\n"
        "commence par `#` est une remarque. Les personnes sont nommées avant d’agir. Tout commence le 13/07/2025.\n"
    )
    return head + _section("Les faits", FACTS) + _section("Ce que l’on attend", EXPECTATIONS)


def _section(title: str, sentences: tuple[Sentence, ...]) -> str:
    rows = "".join(f"| {sentence.example} | {sentence.meaning} |\n" for sentence in sentences)
    return f"\n## {title}\n\n| Phrase, par l’exemple | Ce qu’elle dit |\n|---|---|\n{rows}"


if __name__ == "__main__":
    print(reference_page(), end="")  # noqa: T201
