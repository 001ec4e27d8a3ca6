"""Templates are compiled where they are edited, and never where letters are written.

What was compiled stands in `compiled/`, beside the templates, under a name that holds the hash of its template: nothing
else is read for that template. It is made again when the template, or what compiles it, has changed.
"""

from __future__ import annotations

import json
import os
import tempfile
from base64 import b64encode
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from infra.local.checkout import CHECKOUT
from recouvrement.adapters.compiled_letter import FOLDER, file_name
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.letters.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infra.local.letters.analysis import Analysis
    from recouvrement.domain.letters.parts import Document

TEMPLATES: Final = CHECKOUT / "templates"
_LAYER: Final = CHECKOUT / "layers" / "recouvrement" / "recouvrement"
_COMPILER: Final = (Path(__file__).parent, _LAYER / "domain" / "letters", _LAYER / "adapters")
_LIBRARIES: Final = ("docxtpl", "jinja2", "lxml", "python-docx")
_MADE_BY: Final = "made_by"
_FIRST_PART: Final = "[Content_Types].xml"  # some readers want it at the head of the archive


def compile_templates(directory: Path = TEMPLATES) -> dict[str, str]:
    """Compile what is not, or no longer, compiled. Gives what is wrong with the templates that cannot be, by name."""
    folder, compiler = directory / FOLDER, _compiler()
    folder.mkdir(exist_ok=True)
    is_same = (folder / _MADE_BY).exists() and (folder / _MADE_BY).read_text() == compiler
    kept, problems = {_MADE_BY}, {}
    for entry in CATALOGUE.values():
        if not (directory / entry.template).exists():
            continue
        content = (directory / entry.template).read_bytes()
        name = file_name(entry.template, content)
        try:
            if not (is_same and (folder / name).exists()):
                _write(folder / name, compiled(content, entry.context))
            kept.add(name)
        except InvalidProcedure as error:
            problems[entry.template] = str(error)
    _remove_all_but(kept, folder)
    _write(folder / _MADE_BY, compiler.encode())
    return problems


def compiled(content: bytes, context: type[Document]) -> bytes:
    """Compile a template. Raises InvalidProcedure with everything that is wrong in it, and where."""
    from infra.local.letters.analysis import analyse  # noqa: PLC0415 - docxtpl takes 0.3 s: nobody waits for nothing

    analysis = analyse(content, context)
    if analysis.problems:
        raise InvalidProcedure("; ".join(analysis.problems))
    return written(analysis)


def written(analysis: Analysis) -> bytes:
    """Give a template without problems the form that `compiled_letter` reads."""
    from infra.local.letters import passages  # noqa: PLC0415
    from infra.local.letters.sure import sure_paths  # noqa: PLC0415
    from recouvrement.adapters.docx_archive import lay_out, pack  # noqa: PLC0415

    names = sorted(analysis.unchanged, key=lambda name: (name != _FIRST_PART, name))
    unchanged = lay_out(pack(name, analysis.unchanged[name]) for name in names)
    sure = frozenset[tuple[str, ...]]().union(*map(sure_paths, analysis.parts.values()))
    letter = {
        "unchanged": {
            "body": b64encode(unchanged.body).decode(),
            "directory": b64encode(unchanged.directory).decode(),
            "count": unchanged.count,
        },
        "parts": [{"name": name, "passages": passages.written(part)} for name, part in sorted(analysis.parts.items())],
        "sure": sorted(sure),
    }
    return json.dumps(letter, ensure_ascii=False).encode()


def _compiler() -> str:
    """Give the hash of whatever has a say in what is compiled."""
    sources = sorted(path for folder in _COMPILER for path in folder.glob("*.py"))
    parts = [*(path.read_bytes() for path in sources), *(version(library).encode() for library in _LIBRARIES)]
    return sha256(b"\0".join(parts)).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Write at once or not at all: another process may be reading, or compiling the same."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)


def _remove_all_but(kept: Iterable[str], folder: Path) -> None:
    for path in folder.glob("*.json"):
        if path.name not in set(kept):
            path.unlink(missing_ok=True)
