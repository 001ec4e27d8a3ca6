"""Stories that many tests begin with: one loan whose first instalment was paid and no other since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.contracts import LEA, loan, receipt
from support.desk import Desk

if TYPE_CHECKING:
    from recouvrement.domain.position import Party, Position, Receipt

FIRST = receipt(date(2025, 7, 12), "216.50", "T-first")


class Story:
    """A desk and the nights of one loan. Instalments of 216.50 € fall due on the 12th; that of July 2025 was paid."""

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
        self.desk = Desk(self.position(date(2025, 8, 15)), post_days=post_days, approves=approves)

    def position(self, as_of: date) -> Position:
        return loan(as_of, *self.receipts, parties=self.parties, clause_cure_days=self.clause)

    def until(self, today: date) -> Desk:
        """Live every day up to that one, included."""
        while self.desk.today < today:
            self.desk.day(self.position(self.desk.today))
        return self.desk

    def pays(self, on: date, amount: str) -> None:
        self.receipts.append(receipt(on, amount, f"T-{len(self.receipts)}"))
