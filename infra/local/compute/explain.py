"""Tells a computed case in French words: the rule and its articles, the segments, the rates, the days of the week."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from infra.local.compute.explain_rules import RULES
from infra.local.compute.explain_words import LABELS, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from infra.local.compute.shapes import Result

_MONEY: Final = re.compile(r"-?[0-9]+\.[0-9]{2}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_INDENT: Final = "  "


def explain(case: object, answer: Result) -> str:
    """Give the paragraph of one case; an error is told as it is."""
    title = f"{answer['id']}"
    result = answer.get("result")
    if not isinstance(case, dict) or not isinstance(result, dict):
        return f"{title}\n{_INDENT}Calcul impossible : {answer['error']}"
    rule = RULES[case["family"]]
    lines = [f"{title} – {rule.title}", f"{_INDENT}Règle : {rule.sentence}", f"{_INDENT}Textes : {rule.articles}"]
    lines += [f"{_INDENT}Données :", *_lines(case["inputs"], 2), f"{_INDENT}Résultat :", *_lines(result, 2)]
    return "\n".join(lines)


def _lines(values: Mapping[str, object], depth: int) -> Iterator[str]:
    margin = _INDENT * depth
    for key, value in values.items():
        label = LABELS.get(key) or _words(key, key)
        if isinstance(value, dict):
            yield f"{margin}{label} :"
            yield from _lines(value, depth + 1)
        elif isinstance(value, list):
            yield from _list_lines(label, value, depth)
        else:
            yield f"{margin}{label} : {_words(key, value)}"


def _list_lines(label: str, values: list[object], depth: int) -> Iterator[str]:
    margin = _INDENT * depth
    yield f"{margin}{label} : aucun" if not values else f"{margin}{label} :"
    for value in values:
        yield f"{margin}{_INDENT}- {_item(value)}"


def _item(value: object) -> str:
    if not isinstance(value, dict):
        return _words("", value)
    if "from_excl" in value:
        return _segment(value)
    return " ; ".join(_pair(key, part) for key, part in value.items())


def _pair(key: str, value: object) -> str:
    label = LABELS.get(key, key)
    if isinstance(value, dict):
        inner = ", ".join(_pair(name, part) for name, part in value.items())
        return f"{label} : {inner or 'rien'}"
    return f"{label} : {_words(key, value)}"


def _segment(segment: Mapping[str, object]) -> str:
    """Write the line of a statement: days, rate, base, year, amount."""
    kind = f"{VALUES[str(segment['kind'])]}, " if "kind" in segment else ""
    base = f" sur {_words('', segment['base'])}" if "base" in segment else ""
    return (
        f"{kind}du {_words('', segment['from_excl'])} (non compté) au {_words('', segment['to_incl'])} : "
        f"{segment['days']} jours à {_words('rate_pct', segment['rate_pct'])}{base}, "
        f"année de {segment['year_days']} jours = {_words('', segment['interest'])}"
    )


def _words(key: str, value: object) -> str:
    if value is None:
        return "aucun"
    if isinstance(value, bool):
        return "oui" if value else "non"
    text = str(value)
    if _DAY.fullmatch(text):
        return _day_words(date.fromisoformat(text))
    if _MONEY.fullmatch(text):
        return _amount_words(text, "%" if key.endswith("rate_pct") else "€")
    return VALUES.get(text, text)


def _amount_words(text: str, unit: str) -> str:
    sign = "−" if text.startswith("-") else ""
    whole, cents = text.removeprefix("-").split(".")
    return f"{sign}{int(whole):_},{cents}\u00a0{unit}".replace("_", "\u202f")


def _day_words(day: date) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{_WEEKDAYS[day.weekday()]} {number} {_MONTHS[day.month - 1]} {day.year}"
