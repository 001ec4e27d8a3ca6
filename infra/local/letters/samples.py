"""One complete context per document, every optional passage present, and the other wordings beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from infra.local.letters.sample_statements import STATEMENT, STATEMENT_VARIANTS
from infra.local.letters.sample_variants import USUAL, VARIANTS
from infra.local.letters.samples_amicable import AMICABLE
from infra.local.letters.samples_endings import ENDINGS
from infra.local.letters.samples_litigation import LITIGATION
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.parts import Letter, Posture

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import Document

_COMPLETE: Final = {**AMICABLE, **ENDINGS, **LITIGATION}


def complete(code: LetterCode) -> Document:
    """Return a context in which nothing optional is left out: every field of the letter has a value."""
    return _COMPLETE[code]


def usual(code: LetterCode) -> Document:
    """Return the letter as most debtors get it: no guardian, no over-indebtedness; it holds every mention."""
    return _changed(complete(code), {})


def usual_postures(code: LetterCode) -> tuple[Document, ...]:
    """Return the usual letter in each of its postures: all of them hold every mention."""
    context = usual(code)
    if not hasattr(context, "posture"):
        return (context,)
    return tuple(_changed(complete(code), {"posture": posture}) for posture in Posture)


def every_wording(code: LetterCode) -> tuple[Document, ...]:
    """Return the usual context, the complete one, then those that take the other branches of the template."""
    if code is LetterCode.STATEMENT:
        return (STATEMENT, *STATEMENT_VARIANTS)
    others = (_changed(complete(code), changes) for changes in VARIANTS.get(code, ()))
    return (usual(code), complete(code), *others)


def _changed(context: Document, changes: dict[str, Any]) -> Document:
    code = next(code for code, known in _COMPLETE.items() if known is context)
    plain = {"recipient": replace(context.recipient, protection=None)} if isinstance(context, Letter) else {}
    return replace(context, **{**plain, **USUAL.get(code, {}), **changes})
