"""JSON Schemas of every message, for whoever integrates with us.

Written by `python -m recouvrement.messages.schemas infra/schemas`; a test holds the files to the models.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from recouvrement.messages.counterparts import COUNTERPARTS
from recouvrement.messages.envelope import TYPE_PREFIX, Envelope
from recouvrement.messages.functions import DAY_REACHED, DayReached

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> Iterator[tuple[str, str]]:
    """Give each file's path under the schemas' folder, and its text."""
    for counterpart, types in COUNTERPARTS.items():
        for message_type in types:
            yield f"{counterpart}/{message_type.name}.json", _text(message_type.name, message_type.schema())
    yield f"functions/{DAY_REACHED}.json", _text(DAY_REACHED, DayReached.model_json_schema())


def write_schemas(directory: Path) -> None:
    for name, text in schema_files():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _text(name: str, data: dict[str, Any]) -> str:
    """Put the schema of the data into that of the envelope."""
    definitions = data.pop("$defs", {})
    envelope = Envelope.model_json_schema()
    envelope["properties"] |= {"type": {"const": TYPE_PREFIX + name, "type": "string"}, "data": data}
    schema = {"$schema": _DIALECT, **envelope, "title": name}
    if definitions:
        schema["$defs"] = definitions
    schema["required"] = sorted({*schema["required"], "specversion"})
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
