"""The table of messages in infra/reference/design.md, as the program has it; a test holds one against the other.

`python tests/support/message_table.py` writes it again in its place.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from recouvrement.messages.reader import CATALOGUE

if TYPE_CHECKING:
    from recouvrement.messages.data import MessageType

PAGE = Path(__file__).resolve().parents[2] / "infra" / "reference" / "design.md"
HEAD = "| type | subject | data |\n|---|---|---|\n"
# Whose data are another contract: the line of the feed, and one of its parties.
DESCRIBED = {
    "position.reported": "a line of the positions feed",
    "debtor.changed": "one of its `parties`",
    "act.received": "an act, by its `act_type`; `key?` `sha256?`",
}


def fields(message: MessageType) -> str:
    if message.name in DESCRIBED:
        return DESCRIBED[message.name]
    schema = message.schema()
    needed = set(schema.get("required", ()))
    return " ".join(f"`{name}{'' if name in needed else '?'}`" for name in schema["properties"])


def message_table() -> str:
    rows = [f"| `{one.name}` | {one.addressee} | {fields(one)} |\n" for one in CATALOGUE.values()]
    return HEAD + "".join(rows)


def with_table(page: str) -> str:
    """Put the table of today where that of another day stands."""
    return re.sub(re.escape(HEAD) + r"(?:\|.*\n)*", lambda _: message_table(), page, count=1)


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
