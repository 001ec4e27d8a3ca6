"""A template as a lawyer's hand would have changed it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
BODY = "word/document.xml"


def edited(template, before, after, part=BODY):
    """Give the content of a template in which a piece of XML was replaced, once."""
    copy = io.BytesIO()
    with zipfile.ZipFile(TEMPLATES / template) as original, zipfile.ZipFile(copy, "w") as changed:
        for name in original.namelist():
            content = original.read(name)
            if name == part:
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode(), 1)
            changed.writestr(name, content)
    return copy.getvalue()
