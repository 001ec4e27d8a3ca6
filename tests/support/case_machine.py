"""A contract to which anything may happen, on any day, in any order; one machine, whatever the product."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from recouvrement.domain.case.letters.record import Delivery
from support.rules_of_bank import BankRules
from support.rules_of_money import MoneyRules
from support.rules_of_people import PeopleRules
from support.rules_of_stops import StopRules
from support.watched_case import LAST_DAY

if TYPE_CHECKING:
    from support.watched_contracts import Contract


class CaseMachine(MoneyRules, StopRules, PeopleRules, BankRules):
    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        for _ in range(days):
            self.night()

    @rule(weeks=st.integers(2, 14))
    def nothing_disturbs_the_procedure(self, weeks: int) -> None:
        """The post presents, the supervisor approves: without such stretches few contracts would go far."""
        desk = self.desk
        desk.post_says, desk.post_days = Delivery.PRESENTED, 2
        desk.approves, desk.refuses = True, False
        end = min(LAST_DAY, desk.today + timedelta(weeks=weeks))
        while desk.today < end:
            desk.sleep_until_the_agenda()

    @precondition(lambda self: self.desk.witness.is_handed_over)
    @rule(weeks=st.integers(1, 8))
    def an_order_is_served(self, weeks: int) -> None:
        self.an_order_is_granted()
        self.nothing_disturbs_the_procedure(weeks)


def machine_of(contract: Contract) -> type[CaseMachine]:
    return type(f"MachineOf{contract.name.title().replace(' ', '')}", (CaseMachine,), {"contracts": (contract,)})
