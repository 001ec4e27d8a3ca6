"""Names that do not depend on the order of a journal: ids are made of an event's number, which another order moves."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ID = re.compile(r"(?P<case>[A-Za-z0-9-]+)\.(?P<number>\d{6})\.(?P<ordinal>\d+)")
DATES = re.compile(r"\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|\+\d\d:\d\d)?)?")
SHA256 = re.compile(r"\b[0-9a-f]{64}\b")
_TELLING = ("code", "step", "party_id", "kind", "act", "receipt_id", "hold_id", "as_of")


def renaming(journals: Mapping[str, Sequence[Any]]) -> Callable[[str], str]:
    """Give what replaces, in any text, each id by what the event behind it tells. `journals`: entries by case."""
    known = {(case, number): name for case, entries in journals.items() for number, name in _named(entries)}

    def rename(found: re.Match[str]) -> str:
        name = known.get((found["case"], int(found["number"])))
        return found[0] if name is None else f"<{found['case']} {name} {found['ordinal']}>"

    return lambda text: ID.sub(rename, text)


def _named(entries: Sequence[Any]) -> list[tuple[int, str]]:
    seen: Counter[str] = Counter()
    named = []
    for entry in entries:
        data = entry["data"]
        name = " ".join([entry["type"], *(str(data[key]) for key in _TELLING if key in data)])
        seen[name] += 1
        named.append((int(entry["number"]), f"{name} #{seen[name]}"))
    return named


def undated(text: str) -> str:
    """Leave out days, instants and hashes: what a delay may move."""
    return SHA256.sub("sha", DATES.sub("date", text))


def sorted_deeply(value: Any) -> Any:
    """Give JSON whose lists have one order."""
    match value:
        case dict():
            return {key: sorted_deeply(value[key]) for key in sorted(value)}
        case list():
            return sorted((sorted_deeply(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
        case _:
            return value
