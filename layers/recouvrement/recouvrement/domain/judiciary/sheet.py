"""A plain paper of tables and notes: what the bank states from its own records, without a lawyer's wording."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """`width`: its share of the line, compared with the others."""

    heading: str
    width: int = 1
    is_amount: bool = False  # set to the right


@dataclass(frozen=True, slots=True)
class Table:
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    heading: tuple[str, ...]  # who, about what, on which day: a line each
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
