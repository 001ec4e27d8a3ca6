"""Which values a template reads, and which its context holds: the two must be the same."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from infra.local.letters.analysis import analyse
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as File

    from infra.local.letters.passages import Path


def used_paths(template: File) -> set[str]:
    """Return the dotted paths that the template reads, `[]` standing for each item of a list."""
    used = analyse(template.read_bytes(), CATALOGUE[LetterCode(template.stem)].context).used
    return {dotted(path) for path in used}


def dotted(path: Path) -> str:
    return re.sub(r"\.?\[\d*\]", "[]", ".".join(path))


def held_paths(value: object, path: str = "") -> Iterator[str]:
    """Yield the dotted path of each text of a complete context."""
    if is_dataclass(value):
        for field in fields(value):
            yield from held_paths(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(value, tuple):
        yield from held_paths(value[0], f"{path}[]")
    elif isinstance(value, str):
        yield path
    else:
        raise InvalidProcedure(f"{path} is empty in the complete sample")
