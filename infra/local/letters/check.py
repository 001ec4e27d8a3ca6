"""Everything that is wrong with a template: what cannot be compiled, what is not printed, what the law misses in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infra.local.letters.analysis import analyse
from infra.local.letters.compiling import written
from infra.local.letters.mentions import mentions_of
from infra.local.letters.reading import text_of
from infra.local.letters.samples import complete, every_wording, usual_postures
from infra.local.letters.template_fields import dotted, held_paths
from recouvrement.adapters.compiled_letter import read_letter
from recouvrement.adapters.docx_letters import write
from recouvrement.domain.errors import RecouvrementError
from recouvrement.domain.letters.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.letters.analysis import Analysis
    from recouvrement.domain.letters.catalogue import LetterCode


def check(code: LetterCode, content: bytes) -> tuple[str, ...]:
    """Tell what is wrong with a template of that letter, and where. Nothing: it may be used."""
    analysis = analyse(content, CATALOGUE[code].context)
    if analysis.problems:
        return analysis.problems
    return (*_unread(code, analysis), *_unwritten(code, analysis))


def _unread(code: LetterCode, analysis: Analysis) -> Iterator[str]:
    used = {dotted(path) for path in analysis.used}
    for path in sorted(set(held_paths(complete(code))) - used):
        yield f"{path} is never printed: the case would tell it for nothing"


def _unwritten(code: LetterCode, analysis: Analysis) -> Iterator[str]:
    letter = read_letter(written(analysis))
    try:
        for context in every_wording(code):
            write(letter, context)
    except RecouvrementError as error:
        yield str(error)
        return
    texts = [text_of(write(letter, context)) for context in usual_postures(code)]
    for mention in mentions_of(code):
        for wanted in mention.texts:
            if not all(any(way in text for way in wanted.split("|")) for text in texts):
                yield f"mandatory mention {mention.mention} ({mention.source}) is missing: « {wanted} »"
