"""A letter that could not be written: its template is missing, or `recouvrement letters check` finds it wrong."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from infra.local.letters.check import check
from infra.local.letters.compiling import TEMPLATES
from infra.local.strategies.finding import Finding
from infra.local.strategies.rules.codes import sent_by
from recouvrement.domain.letters.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.letters.catalogue import LetterCode
    from recouvrement.domain.strategy import Strategy


def unwritable_letters(strategy: Strategy, _: LegalParameters) -> Iterator[Finding]:
    yield from unwritable_from(strategy, TEMPLATES)


def unwritable_from(strategy: Strategy, directory: Path) -> Iterator[Finding]:
    for place, code in _letters(strategy):
        file = directory / CATALOGUE[code].template
        if not file.is_file():
            yield Finding(place, f"{code} has no template: {file.name} is missing")
        else:
            yield from (Finding(place, f"{file.name}: {problem}") for problem in _problems(code, file.read_bytes()))


@cache
def _problems(code: LetterCode, content: bytes) -> tuple[str, ...]:
    """Once for all strategies: most letters are in several."""
    return check(code, content)


def _letters(strategy: Strategy) -> Iterator[tuple[str, LetterCode]]:
    yield from sent_by(strategy)
    yield from (("[closing]", code) for code in sorted({code for _, code in strategy.closing}))
    yield "[apology]", strategy.apology
