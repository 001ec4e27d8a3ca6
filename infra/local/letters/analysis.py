"""A Word template understood, with all that is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infra.local.letters.passages import Choice, Count, Loop, Value, every, places_of
from infra.local.letters.soundness import unsound
from infra.local.letters.tables import moving_drawings, number_drawings, shaky_tables
from infra.local.letters.translate import Translation
from infra.local.letters.word_source import BODY, read_word
from recouvrement.domain.errors import InvalidProcedure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from infra.local.letters.passages import Passage, Path
    from infra.local.letters.word_source import Source
    from recouvrement.domain.letters.parts import Document


@dataclass(frozen=True, slots=True)
class Analysis:
    """`parts`: those that change from letter to letter. Nothing may be made of them while there are problems."""

    parts: Mapping[str, tuple[Passage, ...]]
    unchanged: Mapping[str, bytes]
    problems: tuple[str, ...]

    @property
    def used(self) -> frozenset[Path]:
        """What the template reads: to print it, to choose by it or to repeat it."""
        passages = (passage for part in self.parts.values() for passage in every(part))
        return frozenset(path for passage in passages for path in _paths(passage))


def analyse(content: bytes, context: type[Document]) -> Analysis:
    try:
        word = read_word(content)
    except InvalidProcedure as error:
        return Analysis({}, {}, (str(error),))
    parts = {}
    problems: list[str] = []
    for source in word.sources:
        if source.misplaced:
            problems += source.misplaced
            continue
        translation = Translation(source, context)
        body = source.part == BODY
        passages = number_drawings(translation.passages) if body else translation.passages
        parts[source.part] = passages
        problems += translation.problems or _unsound(source, passages)
    return Analysis(parts, word.unchanged, tuple(problems))


def _unsound(source: Source, passages: tuple[Passage, ...]) -> list[str]:
    found = [*unsound(passages)]
    if source.part == BODY:
        found += moving_drawings(passages)
    if found:
        return [f"{problem}, in {source.paragraph(line)}" for problem, line in found]
    return shaky_tables(passages) if source.part == BODY else []


def _paths(passage: Passage) -> Iterator[Path]:
    match passage:
        case Value(place) | Count(place):
            yield place.path
        case Choice(test):
            yield from (place.path for place in places_of(test))
        case Loop(items):
            yield items.path
