"""Names that do not depend on the order of a journal: ids are made of an event's number, which another order moves."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ID = re.compile(r"(?P<case>[A-Za-z0-9-]+)\.(?P<number>\d{6})\.(?P<ordinal>\d+)")
DATES = re.compile(r"\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|\+\d\d:\d\d)?)?")
RANK = re.compile(r" #\d+")
SHA256 = re.compile(r"\b[0-9a-f]{64}\b")
_ABOUT = ("letter_id", "file_id")
_TELLING = ("code", "step", "party_id", "kind", "act", "receipt_id", "hold_id", "as_of")


def renaming(journals: Mapping[str, Sequence[Any]]) -> Callable[[str], str]:
    """Give what replaces, in any text, each id by what the event behind it tells. `journals`: entries by case."""
    known = {(case, number): name for case, entries in journals.items() for number, name in _named(case, entries)}

    def rename(found: re.Match[str]) -> str:
        name = known.get((found["case"], int(found["number"])))
        return found[0] if name is None else f"<{found['case']} {name} {found['ordinal']}>"

    return lambda text: ID.sub(rename, text)


def _named(case: str, entries: Sequence[Any]) -> Iterator[tuple[int, str]]:
    """An event about a letter or a file bears the name of the event that made it."""
    seen: Counter[str] = Counter()
    names: dict[str, str] = {}
    for entry in entries:
        data, number = entry["data"], int(entry["number"])
        told = [str(data[key]) for key in _TELLING if key in data]
        about = [names[data[key]] for key in _ABOUT if data.get(key) in names]
        name = " ".join([entry["type"], *told, *(f"({one})" for one in about)])
        seen[name] += 1
        names[f"{case}.{number:06d}.0"] = f"{name} #{seen[name]}"
        yield number, f"{name} #{seen[name]}"


def undated(text: str) -> str:
    """Leave out days, instants, hashes and which attempt it was: what a delay may move."""
    return RANK.sub("", SHA256.sub("sha", DATES.sub("date", text)))


def sorted_deeply(value: Any) -> Any:
    """Give JSON whose lists have one order."""
    match value:
        case dict():
            return {key: sorted_deeply(value[key]) for key in sorted(value)}
        case list():
            return sorted((sorted_deeply(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
        case _:
            return value
