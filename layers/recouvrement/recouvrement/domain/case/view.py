"""A case seen on a day under a procedure: what every rule looks at, computed once a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from recouvrement.domain.case.claim import Arrears, arrears, last_day_to_sue, outstanding, received
from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.bank_rules import CollectionParameters
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.procedure import Procedure, Situation
    from recouvrement.domain.strategy import Strategy


@dataclass(frozen=True)
class View:
    case: Case
    procedure: Procedure
    situation: Situation

    @property
    def today(self) -> date:
        return self.situation.today

    @property
    def strategy(self) -> Strategy:
        return self.procedure.strategy

    @property
    def parameters(self) -> LegalParameters:
        return self.procedure.parameters

    @property
    def rules(self) -> CollectionParameters:
        return self.procedure.parameters.collection

    @cached_property
    def arrears(self) -> Arrears:
        return arrears(self.case, self.parameters)

    @cached_property
    def received(self) -> Money:
        return received(self.case)

    @cached_property
    def outstanding(self) -> Money:
        return outstanding(self.case, self.today, self.parameters)

    @cached_property
    def last_day_to_sue(self) -> date | None:
        return last_day_to_sue(self.case, self.parameters)

    def is_barred_within(self, days: int) -> bool:
        """Whether the time bar falls less than so many days ahead, or has fallen."""
        return self.last_day_to_sue is not None and self.last_day_to_sue < self.today + timedelta(days=days)
