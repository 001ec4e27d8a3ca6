"""All the sentences of a scenario, and how one is read. `infra/reference/scenarios.md` shows them.

`python tests/support/scenario_sentences.py` prints that page.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.scenario_expected import EXPECTED
from support.scenario_language import Line, NotUnderstoodError
from support.scenario_told import TOLD

if TYPE_CHECKING:
    from support.scenario_language import Sentence

SENTENCES: Final = tuple(sentence for part in (TOLD, EXPECTED) for section in part.values() for sentence in section)


def read_line(number: int, text: str) -> Line:
    """Raises NotUnderstoodError, with the nearest sentence."""
    for sentence in SENTENCES:
        found = sentence.pattern.fullmatch(text)
        if found:
            return Line(number, text, sentence.name, found.groups())
    near = get_close_matches(text, [sentence.example for sentence in SENTENCES], 1, 0.4)
    hint = f" Voulez-vous dire : « {near[0]} » ?" if near else ""
    raise NotUnderstoodError(f"phrase inconnue : « {text} ».{hint}")


def reference_page() -> str:
    """The page in French that shows every sentence."""
    head = (
        "# Écrire un scénario\n\n"
        "Un fichier `.txt` dans `tests/scenarios`, une phrase par ligne, dans l’ordre que l’on veut ; une ligne qui\n"
        "commence par `#` est une remarque. Les personnes sont nommées avant d’agir. Tout commence le 13/07/2025.\n"
        "Une lettre que personne n’annonce est une faute ; ce que le programme refuse de faire en est une aussi.\n"
    )
    told = "".join(_section(title, section) for title, section in TOLD.items())
    return head + told + "".join(_section(title, section) for title, section in EXPECTED.items())


def _section(title: str, sentences: tuple[Sentence, ...]) -> str:
    rows = "".join(f"| {sentence.example} | {sentence.meaning} |\n" for sentence in sentences)
    return f"\n## {title}\n\n| Phrase, par l’exemple | Ce qu’elle dit |\n|---|---|\n{rows}"


if __name__ == "__main__":
    print(reference_page(), end="")  # noqa: T201
