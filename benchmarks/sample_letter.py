"""A formal notice for eight instalments, and two ways of writing it, each imported when it is asked for."""

from __future__ import annotations

import io
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[[Any], bytes]

TEMPLATES: Final = Path(__file__).resolve().parents[1] / "templates"
CODE: Final = "L10"
INSTALMENTS: Final = 8


def a_letter() -> Any:  # noqa: ANN401 - its type would have to be imported
    from infra.local.letters.samples import complete  # noqa: PLC0415
    from recouvrement.domain.letters.catalogue import LetterCode  # noqa: PLC0415

    letter: Any = complete(LetterCode(CODE))
    rows = (letter.arrears.rows * INSTALMENTS)[:INSTALMENTS]
    return replace(letter, arrears=replace(letter.arrears, rows=rows))


def ours() -> Write:
    from recouvrement.adapters.docx_letters import DocxLetters  # noqa: PLC0415
    from recouvrement.domain.letters.catalogue import LetterCode  # noqa: PLC0415

    letters = DocxLetters(TEMPLATES)
    return lambda letter: letters.render(LetterCode(CODE), letter)


def docxtpl() -> Write:
    """As its documentation says, escaping what it prints."""
    from docxtpl import DocxTemplate  # noqa: PLC0415

    def write(letter: Any) -> bytes:  # noqa: ANN401
        template = DocxTemplate(TEMPLATES / f"{CODE}.docx")
        template.render({field.name: getattr(letter, field.name) for field in fields(letter)}, autoescape=True)
        saved = io.BytesIO()
        template.save(saved)
        return saved.getvalue()

    return write
