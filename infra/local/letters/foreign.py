"""What a letter may not carry out of the bank: programs, other documents, links that a reader follows by opening it."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_RELATIONSHIP: Final = re.compile(r"<Relationship\s[^>]*>")
_KIND: Final = re.compile(r'Type="[^"]*/(\w+)"')
_EXTERNAL: Final = 'TargetMode="External"'
_HYPERLINK: Final = "hyperlink"
_ACTIVE: Final = {
    "oleObject": "an embedded object",
    "package": "an embedded document",
    "control": "an ActiveX control",
    "aFChunk": "another document put into this one",
    "subDocument": "another document put into this one",
    "attachedTemplate": "a template that Word goes and reads",
}
_FIELD: Final = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|MERGEFIELD)\b")
_INSTRUCTION: Final = re.compile(r'<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"')


def foreign(archive: zipfile.ZipFile) -> Iterator[str]:
    """Tell each with the part where it stands."""
    for name in archive.namelist():
        if name.endswith("vbaProject.bin"):
            yield f"a macro ({name}): save the template without it"
        elif name.endswith(".rels"):
            yield from _related(name, archive.read(name).decode("utf-8", "replace"))
        elif name.endswith(".xml"):
            yield from _fields(name, archive.read(name).decode("utf-8", "replace"))


def _related(name: str, xml: str) -> Iterator[str]:
    for relationship in _RELATIONSHIP.findall(xml):
        found = _KIND.search(relationship)
        kind = found[1] if found else ""
        if kind in _ACTIVE:
            yield f"{_ACTIVE[kind]} ({name}): take it out"
        elif _EXTERNAL in relationship and kind != _HYPERLINK:
            yield f"{kind}: Word fetches it from elsewhere ({name}): put it in the template"


def _fields(name: str, xml: str) -> Iterator[str]:
    for code in _INSTRUCTION.findall(xml):
        if field := _FIELD.search("".join(code)):
            yield f"a Word field {field[1]} ({name}): values come by {{{{ name }}}} alone"
