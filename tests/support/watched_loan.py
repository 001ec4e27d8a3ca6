"""A loan under watch: how it begins, what must hold after whatever happens to it, and how its journal is read again."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress, NotifyStage, ReviewFreeze
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.journal import GENESIS, Cause, Entry, broken_at, read, written
from recouvrement.domain.case.money.claim import arrears, statement
from recouvrement.domain.identifiers import MessageId
from recouvrement.domain.money import total
from recouvrement.domain.position import Party
from support.contracts import LEA, NOE, ZOE, receipt
from support.naive_claim import owed
from support.naive_facts import DUES
from support.watched_desk import WatchedDesk

HOUSEHOLDS: Final = ((LEA,), (LEA, NOE), (LEA, NOE, ZOE))
BEGINNINGS: Final = (
    date(2025, 8, 20),  # informed
    date(2025, 10, 14),  # reminded
    date(2025, 11, 15),  # on notice
    date(2025, 12, 1),  # accelerated, where the clause allows it
    date(2025, 12, 20),  # with the bailiff
)
LAST_DAY: Final = date(2026, 11, 30)
REACHED: Counter[str] = Counter()
"""What the examples of this process came to: printed by the deep run."""


class WatchedLoan(RuleBasedStateMachine):
    desk: WatchedDesk

    @initialize(
        household=st.sampled_from(HOUSEHOLDS), clause=st.sampled_from((30, 30, 15)), on=st.sampled_from(BEGINNINGS)
    )
    def a_loan_is_late(self, household: tuple[Party, ...], clause: int, on: date) -> None:
        self.desk = WatchedDesk(household, clause, on)
        self.told: list[Command] = []
        self.number = 0

    @invariant()
    def the_balance_is_the_naive_one(self) -> None:
        case, parameters = self.desk.case, self.desk.procedure.parameters
        if case.accelerated_on is None:
            assert arrears(case, parameters).total.amount == self.desk.witness.facts.arrears
        found = arrears(case, parameters)
        assert total(one.amount for one in found.unpaid) == found.total

    @invariant()
    def the_accelerated_claim_is_the_naive_one(self) -> None:
        case, today = self.desk.case, self.desk.today
        if case.accelerated_on is not None:
            found = statement(case, today, self.desk.procedure.parameters)
            payments = self.desk.witness.facts.payments
            assert found.total_due.amount == owed(DUES, case.accelerated_on, payments, today)
            REACHED["an accelerated claim, reckoned again"] += 1

    @invariant()
    def printed_lines_add_up(self) -> None:
        case = self.desk.case
        if case.accelerated_on is None:
            return
        found = statement(case, self.desk.today, self.desk.procedure.parameters)
        interest = total(line.segment.interest for line in found.interest_lines)
        paid = total(one.amount - one.unallocated for one in found.payments)
        assert found.total_due == found.opening.total + interest - paid
        assert found.total_due == total(found.closing.in_order)

    @rule()
    def the_sweep_comes_twice(self) -> None:
        """The second of a morning finds everything done."""
        self.desk.play(ReachDay(Slot.MORNING))
        self.desk.again(ReachDay(Slot.MORNING))

    @invariant()
    def what_crossed_is_known(self) -> None:
        late = {
            one.name for one in self.desk.witness.papers.values() if one.was_taken_back and one.sent_on and one.is_mail
        }
        assert late <= set(self.desk.case.crossed) == self.desk.witness.crossed

    def teardown(self) -> None:
        """The journal folds to the case, entry by entry, each chained to the one before."""
        if not hasattr(self, "desk"):
            return
        entries: list[Entry] = []
        for number, (on, event) in enumerate(self.desk.journal, start=1):
            at = datetime(on.year, on.month, on.day, 6, tzinfo=UTC)
            cause = Cause(MessageId(f"m-{number}"), on, at, self.desk.procedure.strategy.reference)
            entries.append(written(number, event, cause, entries[-1].hash if entries else GENESIS))
        assert broken_at(entries) is None
        assert fold([read(entry) for entry in entries]) == self.desk.case
        REACHED["examples"] += 1
        REACHED.update(self.desk.witness.seen)
        REACHED.update(f"{kind}, at least once" for kind in self.desk.witness.seen)

    def _night(self) -> None:
        if self.desk.today < LAST_DAY:
            self.desk.live_a_day()

    def _play(self, command: Command) -> None:
        self.desk.play(command)
        self.desk.again(command)
        if not isinstance(command, InvalidateAddress | ChangeDebtor | NotifyStage | ReviewFreeze):
            self.told.append(command)  # those take effect by the order in which they are told

    def _payment(self, part: str) -> RecordPayment:
        owed = self.desk.witness.facts.arrears or Decimal(100)
        amounts = {"all": owed, "half": max(Decimal("0.01"), (owed / 2).quantize(Decimal("0.01")))}
        amount = amounts.get(part, Decimal(part) if part not in amounts else owed)
        return RecordPayment(receipt(self.desk.today, f"{amount:.2f}", self._name("T-")))

    def _owing(self) -> tuple[str, ...]:
        return tuple(who for who, person in self.desk.witness.facts.people.items() if not person.is_guarantor)

    def _name(self, kind: str) -> str:
        self.number += 1
        return f"{kind}{self.number}"
