"""Whether a run with faults ended as the run without, and if it did not, whether the protocol says why."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from faults.harness.names import renaming, sorted_deeply, undated

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from faults.harness.end_state import EndState

ASKED_AGAIN = "LinkUsed"  # a browser that got no answer asks again, and each request is journalled
COMPENSATIONS = {"LetterCrossed", "HandoverRecalled"}
USE = re.compile(r"(grant:[0-9a-f]{64}):\d+")  # the number of a use in its message's name
DOUBT = "send.unknown"
SHOWN = 6


class Verdict(StrEnum):
    SAME = "same"
    REORDERED = "another order"  # the same entries, in another order
    ASKED_AGAIN = "asked again"  # the same, but a bailiff's request was journalled each time he made it
    SETTLED = "settled"  # a letter was in doubt, a person answered: it left once, perhaps on another day
    LATER = "another day"  # what came back late was done when it came
    COMPENSATED = (
        "compensated"  # the fault let an act leave before the fact that crossed it: apology or recall followed
    )
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True)
class Comparison:
    verdict: Verdict
    differences: tuple[str, ...] = ()
    emails_twice: int = 0


def compare(without: EndState, ended: EndState, excused: Collection[str] | None) -> Comparison:
    """`excused` None: nothing came late, no fact raced an act. Otherwise letters that nobody apologises for.

    While a person is asked about a letter in doubt, a fact may come that makes it unwanted: that is a race too.
    """
    twice = sum(ended.emails.values()) - len(ended.emails)
    if ended.faults:
        return Comparison(Verdict.DIVERGED, ended.faults, twice)
    if _exact(without) == _exact(ended):
        return Comparison(Verdict.SAME, (), twice)
    if _in_any_order(without) == _in_any_order(ended):
        return Comparison(_how_often(without, ended), (), twice)
    expected, found = outcome(without), outcome(ended)
    differences = tuple(_differences(expected, found))
    if not differences and _is_in_doubt(ended):
        return Comparison(Verdict.SETTLED, (), twice)
    if excused is None and _is_in_doubt(ended):
        excused = ()
    if excused is not None and not differences:
        return Comparison(Verdict.LATER, (), twice)
    if excused is not None and _is_compensated((expected, without), (found, ended), excused):
        return Comparison(Verdict.COMPENSATED, (), twice)
    shown = differences or tuple(_differences(_in_any_order(without), _in_any_order(ended)))
    return Comparison(Verdict.DIVERGED, shown, twice)


def _exact(end: EndState) -> Any:
    """At least once: e-mails and alerts are a set. Never twice: orders to print are counted."""
    return [end.items, end.journals, end.objects, sorted(end.emails), end.orders, sorted(end.alerts), end.queues]


def _in_any_order(end: EndState) -> Any:
    rename = renaming(end.journals)
    journal = {
        case: sorted(
            {
                USE.sub(r"\1", json.dumps([one["type"], one["cause"], one["on"], one["data"]], sort_keys=True))
                for one in entries
            }
        )
        for case, entries in end.journals.items()
    }
    items = {name: _unordered(item) for name, item in end.items.items() if not name.startswith("GRANT#")}
    told = {
        "items": items,
        "journal": journal,
        "objects": end.objects,
        "emails": sorted(end.emails),
        "orders": end.orders,
        "alerts": sorted(end.alerts),
        "queues": end.queues,
    }
    return sorted_deeply(json.loads(USE.sub(r"\1", rename(json.dumps(told)))))


def _unordered(item: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in item.items() if name not in {"head", "version"}}
    if item["sk"].startswith("EFFECT#"):
        kept["body"] = json.loads(item["body"])
        kept["body"]["data"].pop("version", None)
    if "state" in kept and kept["state"].startswith("{"):
        kept["state"] = {key: value for key, value in json.loads(kept["state"]).items() if key != "version"}
    return kept


def _how_often(without: EndState, ended: EndState) -> Verdict:
    """The same entries, or a bailiff's request counted once more each time that he had no answer."""
    more, less = _types(ended) - _types(without), _types(without) - _types(ended)
    if less or more.keys() - {ASKED_AGAIN}:
        return Verdict.DIVERGED
    return Verdict.REORDERED if not more and _uses(without) == _uses(ended) else Verdict.ASKED_AGAIN


def _uses(end: EndState) -> list[str]:
    return [item["uses"] for name, item in end.items.items() if name.startswith("GRANT#")]


def _is_compensated(before: tuple[Any, EndState], after: tuple[Any, EndState], excused: Collection[str]) -> bool:
    """Where more left in one run than in the other, its apology or its recall followed there."""
    (expected, without), (found, ended) = before, after
    if expected[0] != found[0] or expected[3] != found[3]:
        return False
    here, there = (
        Counter(str(one) for part in each[1:3] for one in part if one[0] not in excused) for each in (found, expected)
    )
    more, less = here - there, there - here
    return (bool(more) <= _made_good(ended)) and (bool(less) <= _made_good(without))


def _made_good(end: EndState) -> bool:
    return any(entry["type"] in COMPENSATIONS for entry in _all(end.journals))


def _types(end: EndState) -> Counter[str]:
    return Counter(entry["type"] for entries in end.journals.values() for entry in entries)


def _is_in_doubt(end: EndState) -> bool:
    return any(kind == DOUBT for kind, _ in end.alerts)


def outcome(end: EndState) -> Any:
    """What may not change even where a day moved or a person was asked: who got what, what is owed, where it stands.

    Courtesies are left out: one that comes too late is not sent any more, and no step waits for it.
    """
    rename = renaming(end.journals)
    courtesies = [one["data"]["letter_id"] for one in _asked(end.journals) if _is_courtesy(one["data"])]
    cases = {name: _standing(item) for name, item in end.items.items() if name.endswith(" CASE")}
    sent = sorted(_sent(end.journals))
    emails = sorted({(to, subject) for to, subject, text in end.emails if not any(one in text for one in courtesies)})
    dead = {name: depth for name, depth in end.queues.items() if "dead" in name}
    return json.loads(undated(rename(json.dumps([cases, sent, emails, dead], sort_keys=True))))


def _sent(journals: Mapping[str, list[Any]]) -> list[tuple[str, ...]]:
    """Each letter that left, and how: `LetterSent` names it, `LetterRequested` told what it is."""
    asked = {one["data"]["letter_id"]: one["data"] for one in _asked(journals)}
    letters = (asked[one["data"]["letter_id"]] for one in _all(journals) if one["type"] == "LetterSent")
    return [(letter["code"], letter["party_id"], letter["channel"]) for letter in letters if not _is_courtesy(letter)]


def _asked(journals: Mapping[str, list[Any]]) -> list[Any]:
    return [entry for entry in _all(journals) if entry["type"] == "LetterRequested"]


def _is_courtesy(letter: Mapping[str, Any]) -> bool:
    return bool(letter["step"] == letter["code"])


def _all(journals: Mapping[str, list[Any]]) -> list[Any]:
    return [entry for entries in journals.values() for entry in entries]


def _standing(item: Mapping[str, Any]) -> dict[str, Any]:
    state = json.loads(item["state"])
    kept = ("phase", "arrears_cents", "contract_id", "product")
    booked = {one["receipt_id"] for one in state.get("receipts", [])}
    counted = sorted(
        booked - {*state.get("reversed_receipts", [])}
    )  # one that came and went may never have been heard of
    return {name: item.get(name) for name in kept} | {"receipts": counted, "is_open": "closed_on" not in item}


def _differences(expected: Any, found: Any, where: str = "") -> list[str]:
    """Name the first places where two values part."""
    if isinstance(expected, dict) and isinstance(found, dict):
        keys = sorted(expected.keys() | found.keys())
        parts = [_differences(expected.get(key), found.get(key), f"{where}/{key}") for key in keys]
        return [one for part in parts for one in part][:SHOWN]
    if isinstance(expected, list) and isinstance(found, list):
        lost = [one for one in expected if one not in found]
        more = [one for one in found if one not in expected]
        if not lost and not more and len(expected) != len(found):
            more = ["another count"]
        return [f"{where}: lost {_short(one)}" for one in lost][:SHOWN] + [
            f"{where}: more {_short(one)}" for one in more
        ][:SHOWN]
    return [] if expected == found else [f"{where}: {_short(expected)} became {_short(found)}"]


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:300]
