"""Reads the inputs of one case, key by key, each in its type; what is not exactly right is refused by name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

Choice = TypeVar("Choice", bound="StrEnum")
Value = TypeVar("Value")

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_CHARACTERS: Final = 18  # thousands of billions: beyond, the exact arithmetic has no room left for products


@dataclass(slots=True)
class Inputs:
    """A JSON object and where it stands. Every method raises InvalidMessage naming the key."""

    table: Mapping[str, object]
    path: str = ""
    _read: set[str] = field(default_factory=set)
    _children: list[Inputs] = field(default_factory=list)

    def money(self, key: str) -> Money:
        return self._convert(key, _money)

    def optional_money(self, key: str) -> Money | None:
        return None if self._is_absent(key) else self.money(key)

    def moneys(self, key: str) -> tuple[Money, ...]:
        return self._items(key, _money)

    def rate_pct(self, key: str) -> Decimal:
        """Percent per year, two decimals."""
        return self._convert(key, lambda raw: Decimal(str(_money(raw))))

    def day(self, key: str) -> date:
        return self._convert(key, _day)

    def optional_day(self, key: str) -> date | None:
        return None if self._is_absent(key) else self.day(key)

    def days(self, key: str) -> tuple[date, ...]:
        return self._items(key, _day)

    def whole_number(self, key: str) -> int:
        return self._convert(key, _whole_number)

    def truth(self, key: str) -> bool:
        return self._convert(key, _truth)

    def text(self, key: str) -> str:
        return self._convert(key, _text)

    def optional_text(self, key: str) -> str | None:
        return None if self._is_absent(key) else self.text(key)

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        text = self.text(key)
        known = [str(choice) for choice in choices]
        if text not in known:
            self._refuse(key, f"{text!r} is not one of {', '.join(known)}")
        return choices(text)

    def tables(self, key: str) -> list[Inputs]:
        found = []
        for place, item in enumerate(self._list(key), start=1):
            if not isinstance(item, dict):
                self._refuse(f"{key}[{place}]", f"an object is due, not {item!r}")
            found.append(Inputs(item, f"{self.path}{key}[{place}]."))
        self._children.extend(found)
        return found

    def finish(self) -> None:
        """Refuse a key that nothing read: a misspelt option would change a figure in silence."""
        unknown = sorted(self.table.keys() - self._read)
        if unknown:
            self._refuse(unknown[0], "unknown key")
        for child in self._children:
            child.finish()

    def _is_absent(self, key: str) -> bool:
        self._read.add(key)
        return self.table.get(key) is None

    def _raw(self, key: str) -> object:
        self._read.add(key)
        if key not in self.table:
            self._refuse(key, "missing")
        return self.table[key]

    def _list(self, key: str) -> list[object]:
        raw = self._raw(key)
        if not isinstance(raw, list):
            self._refuse(key, f"a list is due, not {raw!r}")
        return raw

    def _items(self, key: str, convert: Callable[[object], Value]) -> tuple[Value, ...]:
        items = enumerate(self._list(key), start=1)
        return tuple(self._converted(f"{key}[{place}]", item, convert) for place, item in items)

    def _convert(self, key: str, convert: Callable[[object], Value]) -> Value:
        return self._converted(key, self._raw(key), convert)

    def _converted(self, key: str, raw: object, convert: Callable[[object], Value]) -> Value:
        try:
            return convert(raw)
        except ValueError as error:
            self._refuse(key, str(error), error)

    def _refuse(self, key: str, reason: str, cause: Exception | None = None) -> NoReturn:
        raise InvalidMessage(f"{self.path}{key}: {reason}") from cause


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise ValueError(f"a string is due, not {raw!r}")  # noqa: TRY004 - one error to catch
    return raw


def _money(raw: object) -> Money:
    if isinstance(raw, int | float):
        raise ValueError(f"an amount is a string with two decimals, like '12.50', not the number {raw!r}")  # noqa: TRY004
    text = _text(raw)
    if len(text) > _MOST_CHARACTERS:
        raise ValueError(f"{text} is beyond what this program counts")
    return Money(text) or ZERO  # "-0.00" is zero


def _day(raw: object) -> date:
    text = _text(raw)
    if not _DAY.fullmatch(text):
        raise ValueError(f"a day is written like '2026-11-23', not {text!r}")
    return date.fromisoformat(text)


def _whole_number(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise ValueError(f"a whole number is due, not {raw!r}")  # noqa: TRY004
    return raw


def _truth(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise ValueError(f"true or false is due, not {raw!r}")  # noqa: TRY004
    return raw
