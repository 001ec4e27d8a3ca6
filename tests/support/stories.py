"""Stories that many tests begin with: one loan whose first instalment was paid and no other since.

A day that was lived from the same case, in the same circumstances, is not decided anew: what it brought is taken over.
Cases and events never change, so that it is the same to every test.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from support.contracts import LEA, loan, receipt
from support.desk import Desk

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.case.events import Event
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.position import Party, Position, Receipt

ONE_DAY = timedelta(days=1)
FIRST = receipt(date(2025, 7, 12), "216.50", "T-first")


@dataclass(frozen=True, slots=True)
class _Lived:
    """A day: what it began from, kept so that no other object takes its identity, and what it left."""

    began_from: tuple[object, ...]
    case: Case
    journal: tuple[tuple[date, Event], ...]
    on_the_way: tuple[tuple[date, Command], ...]


_openings: dict[Case, Case] = {}
_days: dict[tuple[object, ...], _Lived] = {}


class Story:
    """A desk and the nights of one loan. Instalments of 216.50 € fall due on the 12th; that of July 2025 was paid."""

    opens_on = date(2025, 8, 15)

    def __init__(
        self,
        parties: tuple[Party, ...] = (LEA,),
        clause_cure_days: int | None = 30,
        *,
        post_days: int | None = 2,
        approves: bool = True,
    ) -> None:
        self.parties, self.clause = parties, clause_cure_days
        self.receipts: list[Receipt] = [FIRST]
        self.desk = Desk(self.position(self.opens_on), post_days=post_days, approves=approves)
        self.desk.case = _openings.setdefault(self.desk.case, self.desk.case)

    def position(self, as_of: date) -> Position:
        return loan(as_of, *self.receipts, parties=self.parties, clause_cure_days=self.clause)

    def until(self, today: date) -> Desk:
        """Live every day up to that one, included."""
        while self.desk.today < today:
            self._day()
        return self.desk

    def _day(self) -> None:
        desk, before = self.desk, len(self.desk.journal)
        objects = (desk.case, desk.procedure, *(command for _, command in desk.on_the_way))
        circumstances = (desk.today, desk.post_days, desk.approves, self.parties, self.clause, *self.receipts)
        key = (*map(id, objects), *circumstances)
        if key not in _days:
            desk.day(self.position(desk.today))
            _days[key] = _Lived(objects, desk.case, tuple(desk.journal[before:]), tuple(desk.on_the_way))
            return
        lived = _days[key]
        desk.as_of, desk.today = desk.today, desk.today + ONE_DAY
        desk.case, desk.on_the_way = lived.case, list(lived.on_the_way)
        desk.journal += lived.journal

    def pays(self, on: date, amount: str) -> None:
        self.receipts.append(receipt(on, amount, f"T-{len(self.receipts)}"))
