"""The legal interest rate, set by order for each half-year (CMF L313-2, D313-1-A)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Self

from recouvrement.domain.errors import InvalidProcedure

_JULY = 7


class CreditorCategory(StrEnum):
    """Who is paid decides the rate; a bank is `OTHER`."""

    NATURAL_PERSON = "natural_person"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    year: int
    half: int  # 1 or 2

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, 2 if day.month >= _JULY else 1)

    @classmethod
    def named(cls, name: str) -> Self:
        """Read `2026-S2`. Raises ValueError."""
        year, _, half = name.partition("-S")
        if not (len(year) == 4 and year.isascii() and year.isdigit() and half in {"1", "2"}):
            raise ValueError(f"a half-year is written like '2026-S2', not {name!r}")
        return cls(int(year), int(half))

    @property
    def ordinal(self) -> int:
        """Consecutive half-years have consecutive ordinals."""
        return self.year * 2 + self.half - 1

    def __str__(self) -> str:
        return f"{self.year}-S{self.half}"


@dataclass(frozen=True, slots=True)
class LegalRate:
    """Percent per year, for one half-year."""

    half_year: HalfYear
    natural_person: Decimal
    other: Decimal


@dataclass(frozen=True, slots=True)
class LegalRates:
    """Every half-year known, consecutive. Raises InvalidProcedure on an empty list, a gap, a repetition or disorder."""

    entries: tuple[LegalRate, ...]

    def __post_init__(self) -> None:
        if not self.entries:
            raise InvalidProcedure("no half-year at all")
        for before, after in pairwise(entry.half_year for entry in self.entries):
            if after == before:
                raise InvalidProcedure(f"overlap: {after} stands twice")
            if after < before:
                raise InvalidProcedure(f"disorder: {after} comes after {before}")
            if after.ordinal != before.ordinal + 1:
                raise InvalidProcedure(f"gap: nothing between {before} and {after}")

    @property
    def last_day(self) -> date:
        """The last one whose rate is known."""
        last = self.entries[-1].half_year
        return date(last.year, 6, 30) if last.half == 1 else date(last.year, 12, 31)

    def rate_pct_on(self, day: date, category: CreditorCategory) -> Decimal:
        """Percent per year. Raises InvalidProcedure naming a half-year whose order is not in the data."""
        place = day.year * 2 + (day.month >= _JULY) - self.entries[0].half_year.ordinal
        if not 0 <= place < len(self.entries):
            raise InvalidProcedure(
                f"the legal interest rate of {HalfYear.of(day)} is missing; it is never extrapolated"
            )
        entry = self.entries[place]
        return entry.other if category is CreditorCategory.OTHER else entry.natural_person
