"""Reads a Word document as a person does: its text, spaces made plain."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(document|header\d|footer\d)\.xml")


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(content: bytes) -> str:
    """Return every paragraph of the body, the headers and the footers, no-break spaces as spaces."""
    parts = parts_of(content)
    texts = (_paragraphs(parts[name]) for name in sorted(parts) if _PARTS.fullmatch(name))
    return "\n".join(texts).replace("\u00a0", " ")


def _paragraphs(xml: bytes) -> str:
    root = ET.fromstring(xml)  # noqa: S314 - our own letter
    return "\n".join("".join(piece.text or "" for piece in each.iter(f"{_W}t")) for each in root.iter(f"{_W}p"))
