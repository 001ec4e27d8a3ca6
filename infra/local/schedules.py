"""EventBridge Scheduler's expressions: on which instants of a day a schedule fires, in its own time zone.

As the service does it: a local time that a clock change skips is not fired, one that it repeats is fired once.
A rate schedule would fire all day long; on the calendar it fires once, at the end of the day (RATE_TIME).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from infra.local.template import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RATE_TIME = time(23, 30)
_FORM = re.compile(r"^(cron|rate|at)\((.+)\)$")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], start=1
    )
}
_DAYS = {name: number for number, name in enumerate(["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], start=1)}


@dataclass(frozen=True, slots=True)
class Cron:
    """Six fields of an EventBridge cron, as the sets of values they allow; None allows any."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int] | None
    months: frozenset[int]
    week_days: frozenset[int] | None  # 1 is Sunday
    years: frozenset[int] | None
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Rate:
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Once:
    at: datetime  # local, without zone
    zone: ZoneInfo


Expression = Cron | Rate | Once


def parse(text: str, zone_name: str) -> Expression:
    """Read an expression. Raises TemplateError for what is not a cron, rate or at expression."""
    zone = ZoneInfo(zone_name)
    found = _FORM.match(text)
    if found is None:
        raise TemplateError(f"not a schedule expression: {text}")
    form, inside = found.groups()
    if form == "rate":
        return Rate(zone)
    if form == "at":
        return Once(datetime.fromisoformat(inside), zone)
    fields = inside.split()
    if len(fields) != 6:
        raise TemplateError(f"a cron has six fields: {text}")
    return Cron(
        minutes=_values(fields[0], 0, 59),
        hours=_values(fields[1], 0, 23),
        days=_optional(fields[2], 1, 31),
        months=_values(fields[3], 1, 12, _MONTHS),
        week_days=_optional(fields[4], 1, 7, _DAYS),
        years=_optional(fields[5], 1970, 2199),
        zone=zone,
    )


def instants(expression: Expression, day: date) -> Iterator[datetime]:
    """Give the UTC instants at which the schedule fires on this local day, in order."""
    match expression:
        case Rate(zone):
            yield datetime.combine(day, RATE_TIME, zone).astimezone(UTC)
        case Once(at, zone):
            if at.date() == day:
                yield from _instant(at, zone)
        case Cron():
            if _allows(expression, day):
                for hour in sorted(expression.hours):
                    for minute in sorted(expression.minutes):
                        yield from _instant(datetime.combine(day, time(hour, minute)), expression.zone)


def _instant(local: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    instant = local.replace(tzinfo=zone).astimezone(UTC)  # fold=0: the first of a repeated hour
    if instant.astimezone(zone).replace(tzinfo=None) == local:  # otherwise the clock skipped that time
        yield instant


def _allows(cron: Cron, day: date) -> bool:
    return (
        day.month in cron.months
        and (cron.years is None or day.year in cron.years)
        and (cron.days is None or day.day in cron.days)
        and (cron.week_days is None or day.isoweekday() % 7 + 1 in cron.week_days)
    )


def _optional(field: str, low: int, high: int, names: dict[str, int] | None = None) -> frozenset[int] | None:
    return None if field in {"*", "?"} else _values(field, low, high, names)


def _values(field: str, low: int, high: int, names: dict[str, int] | None = None) -> frozenset[int]:
    values: set[int] = set()
    for part in field.split(","):
        values.update(_range(part, (low, high), _number(names or {}, field)))
    return frozenset(values)


def _range(part: str, bounds: tuple[int, int], number: Callable[[str], int]) -> range:
    span, _, step = part.partition("/")
    low, high = bounds
    if span != "*":
        first, _, last = span.partition("-")
        low = number(first)
        high = number(last) if last else (high if step else low)
    if not bounds[0] <= low <= high <= bounds[1]:
        raise TemplateError(f"out of range in a schedule expression: {part}")
    return range(low, high + 1, number(step) if step else 1)


def _number(names: dict[str, int], field: str) -> Callable[[str], int]:
    def read(text: str) -> int:
        if text.upper() in names:
            return names[text.upper()]
        if not text.isdigit():
            raise TemplateError(f"not read in a schedule expression: {field}")  # L, W and # are not used here
        return int(text)

    return read
