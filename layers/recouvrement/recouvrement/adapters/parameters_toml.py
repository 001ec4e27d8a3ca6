"""Reads `infra/parameters/*.toml` into LegalParameters: one file per group, one key per field, nothing else.

The shape of the files *is* that of the dataclasses, so a field added there asks for its key here.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.law.dated import Dated, InForce
from recouvrement.domain.law.legal_rates import HalfYear, LegalRate, LegalRates
from recouvrement.domain.law.parameters import LegalParameters
from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Group = TypeVar("Group")

_EDITION_FILE: Final = "version"
_FINGERPRINT_DIGITS: Final = 8

_FROM_TEXT: Final[Mapping[object, Callable[[str], object]]] = {
    Money: Money,
    Decimal: lambda text: Decimal(str(Money(text))),  # a rate has two decimals, like an amount
    Fraction: Fraction,
    HalfYear: HalfYear.named,
    str: str,
}


def load_parameters(directory: Path) -> LegalParameters:
    """Read and check every file. Raises InvalidProcedure naming the file and the key."""
    groups = {name: kind for name, kind in get_type_hints(LegalParameters).items() if name != _EDITION_FILE}
    paths = {path.stem: path for path in sorted(directory.glob("*.toml"))}
    _check_keys(paths, {*groups, _EDITION_FILE}, str(directory.name))
    contents = {name: path.read_bytes() for name, path in paths.items()}
    tables = {name: _parse(f"{name}.toml", content) for name, content in contents.items()}
    read = {name: _read(kind, tables[name], f"{name}.toml") for name, kind in groups.items()}
    return LegalParameters(version=_version(tables[_EDITION_FILE], contents), **cast("dict[str, Any]", read))


def _parse(file: str, content: bytes) -> Mapping[str, object]:
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidProcedure(f"{file}: {error}") from error


def _version(table: Mapping[str, object], contents: Mapping[str, bytes]) -> str:
    """Edition, a full stop, the start of the SHA-256 of every file: a forgotten edition still shows."""
    file = f"{_EDITION_FILE}.toml"
    _check_keys(table, {"edition"}, file)
    edition = _read(str, table["edition"], f"{file}: edition")
    digest = hashlib.sha256(b"\0".join(content for name, content in sorted(contents.items()) if name != _EDITION_FILE))
    return f"{edition}.{digest.hexdigest()[:_FINGERPRINT_DIGITS]}"


def _check_keys(
    found: Mapping[str, object], known: set[str], where: str, optional: frozenset[str] = frozenset()
) -> None:
    unknown = sorted(found.keys() - known)
    if unknown:
        raise InvalidProcedure(f"{where}: unknown key {unknown[0]!r}")
    missing = sorted(known - optional - found.keys())
    if missing:
        raise InvalidProcedure(f"{where}: key {missing[0]!r} is missing")


def _read(kind: Any, raw: object, where: str) -> object:  # noqa: ANN401 - a type as reflection gives it
    """Make a value of that type. Raises InvalidProcedure."""
    try:
        return _read_shape(kind, raw, where)
    except (ValueError, ZeroDivisionError) as error:
        raise InvalidProcedure(f"{where}: {error}") from error


def _read_shape(kind: Any, raw: object, where: str) -> object:  # noqa: ANN401
    origin = get_origin(kind)
    if origin is UnionType:
        return _read(get_args(kind)[0], raw, where)  # absent is None; what is written is the value
    if origin is Dated:
        return _read_dated(get_args(kind)[0], raw, where)
    if origin is tuple:
        return tuple(_read_list(get_args(kind)[0], raw, where))
    if kind is LegalRates:
        return _checked(
            where, lambda: LegalRates(cast("tuple[LegalRate, ...]", tuple(_read_list(LegalRate, raw, where))))
        )
    if is_dataclass(kind) and kind not in _FROM_TEXT:
        return _read_table(cast("type[object]", kind), raw, where)
    return _read_scalar(kind, raw, where)


def _read_scalar(kind: Any, raw: object, where: str) -> object:  # noqa: ANN401
    if kind in _FROM_TEXT and isinstance(raw, str):
        return _FROM_TEXT[kind](raw)
    if kind is int and isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if kind is date and isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    wanted = "a string" if kind in _FROM_TEXT else {int: "a whole number", date: "a date"}[kind]
    raise InvalidProcedure(f"{where}: {wanted} is due, not {raw!r}")


def _read_table(kind: type[Group], raw: object, where: str) -> Group:
    if not isinstance(raw, dict):
        raise InvalidProcedure(f"{where}: a table is due, not {raw!r}")
    hints = get_type_hints(kind)
    optional = frozenset(name for name, hint in hints.items() if get_origin(hint) is UnionType)
    names = [field.name for field in fields(cast("Any", kind))]
    _check_keys(raw, set(names), where, optional)
    values = {name: _read(hints[name], raw[name], f"{where}: {name}") if name in raw else None for name in names}
    return _checked(where, lambda: kind(**values))


def _read_list(kind: Any, raw: object, where: str) -> list[object]:  # noqa: ANN401
    if not isinstance(raw, list):
        raise InvalidProcedure(f"{where}: a list is due, not {raw!r}")
    return [_read(kind, item, f"{where}[{place}]") for place, item in enumerate(raw, start=1)]


def _read_dated(kind: Any, raw: object, where: str) -> Dated[object]:  # noqa: ANN401
    entries = []
    if not isinstance(raw, list):
        raise InvalidProcedure(f"{where}: a list is due, not {raw!r}")
    for place, table in enumerate(raw, start=1):
        here = f"{where}[{place}]"
        _check_keys(table, {"since", "until", "value"}, here, frozenset({"until"}))
        since = cast("date", _read(date, table["since"], f"{here}: since"))
        until = cast("date", _read(date, table["until"], f"{here}: until")) if "until" in table else None
        entries.append(InForce(since, until, _read(kind, table["value"], f"{here}: value")))
    return _checked(where, lambda: Dated(where.replace(".toml:", ""), tuple(entries)))


def _checked(where: str, make: Callable[[], Group]) -> Group:
    """Say in which file the list does not hold together."""
    try:
        return make()
    except InvalidProcedure as error:
        raise InvalidProcedure(f"{where}: {error}") from error
