"""A contract under watch: how it begins, what must hold after whatever happens to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress, NotifyStage, ReviewFreeze
from recouvrement.domain.case.journal import broken_at
from recouvrement.domain.case.money.claim import arrears, statement
from recouvrement.domain.money import total
from support.claims import Claim, holds
from support.contracts import receipt
from support.watched_contracts import CONTRACTS, Contract
from support.watched_desk import WatchedDesk

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.position import Party

LAST_DAY: Final = date(2026, 11, 30)
REACHED: Counter[tuple[str, str]] = Counter()
"""How often an event, a command or a letter of each contract was seen: printed by the deep run."""


class WatchedCase(RuleBasedStateMachine):
    contracts: ClassVar[tuple[Contract, ...]] = CONTRACTS
    contract: Contract
    desk: WatchedDesk

    @initialize(data=st.data())
    def a_contract_is_late(self, data: st.DataObject) -> None:
        of = data.draw(st.sampled_from(self.contracts))
        household, clause, on = (
            data.draw(st.sampled_from(of.households)),
            data.draw(st.sampled_from(of.clauses)),
            data.draw(st.sampled_from(of.beginnings)),
        )
        self.begin(of, household, clause, on)

    def begin(self, contract: Contract, household: tuple[Party, ...], clause: int | None, on: date) -> None:
        self.contract = contract
        self.desk = WatchedDesk(contract, household, clause, on)
        self.told: list[Command] = []
        self.number = 0

    @invariant()
    def the_balance_is_the_ledger_s(self) -> None:
        case, parameters = self.desk.case, self.desk.procedure.parameters
        found = arrears(case, parameters)
        if not self.desk.witness.is_claim_frozen:
            naive = self.desk.witness.facts.arrears
            holds(Claim.BALANCE, found.total.amount == naive, f"{found.total} € and {naive} €")
        if not self.contract.is_account:
            holds(Claim.LINES, total(one.amount for one in found.unpaid) == found.total, "arrears")

    @invariant()
    def the_statement_is_the_naive_one(self) -> None:
        case, witness = self.desk.case, self.desk.witness
        holds(Claim.STATEMENT, case.accelerated_on == witness.accelerated_on, f"since {witness.accelerated_on}")
        if case.accelerated_on is None:
            return
        found = statement(case, self.desk.today, self.desk.procedure.parameters)
        naive = witness.ledger_on(case.accelerated_on, self.desk.today)
        parts = [one.amount for one in found.closing.in_order]
        holds(Claim.STATEMENT, parts == list(naive.owed.values()), f"{parts} and {naive.owed}")
        holds(Claim.STATEMENT, found.unallocated.amount == naive.to_give_back, "money to give back")
        interest = total(line.segment.interest for line in found.interest_lines)
        paid = total(one.amount - one.unallocated for one in found.payments)
        lines = found.opening.total + interest - paid
        holds(Claim.LINES, found.total_due == lines == total(found.closing.in_order), f"{found.total_due} €")

    @invariant()
    def what_left_is_compensated_once(self) -> None:
        papers, case = self.desk.witness.all_papers, self.desk.case
        late = {one.name for one in papers if one.was_taken_back and one.sent_on and one.is_mail}
        holds(Claim.CROSSED, late <= set(case.crossed) == self.desk.witness.crossed, f"{late} and {case.crossed}")
        for one in papers:
            if one.was_taken_back and one.has_expired:
                holds(Claim.EXPIRED, one.name not in case.crossed, f"{one.code} never left")

    @invariant()
    def whoever_paid_is_taken_off_the_file(self) -> None:
        debtors = self.desk.case.debtors
        self.desk.witness.is_lifted(frozenset(one.party_id for one in debtors if one.ficp and one.ficp.declared_on))

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        holds(Claim.CHAIN, broken_at(self.desk.entries) is None, "broken")
        name = self.contract.name
        REACHED["examples", name] += 1
        for kind, times in self.desk.witness.seen.items():
            REACHED[kind, name] += times

    def night(self) -> None:
        if self.desk.today < LAST_DAY:
            self.desk.live_a_day()

    def play(self, command: Command) -> None:
        self.desk.play(command)
        self.desk.again(command)
        if not isinstance(command, InvalidateAddress | ChangeDebtor | NotifyStage | ReviewFreeze):
            self.told.append(command)  # those take effect by the order in which they are told

    def payment(self, part: str) -> RecordPayment:
        owed = self.desk.witness.facts.arrears or Decimal(100)
        amounts = {"all": owed, "half": max(Decimal("0.01"), (owed / 2).quantize(Decimal("0.01")))}
        amount = amounts.get(part, Decimal(part) if part not in amounts else owed)
        return RecordPayment(receipt(self.desk.today, f"{amount:.2f}", self.name("T-")))

    def pays(self, command: RecordPayment) -> None:
        """An account hears of money by its balance alone."""
        if self.contract.is_account:
            self.desk.receipts.append(command.receipt)
            self.night()
        else:
            self.play(command)

    def late_payment(self, part: str, ago: int) -> RecordPayment:
        command = self.payment(part)
        from_day = self.desk.today.fromordinal(self.desk.today.toordinal() - ago)
        return RecordPayment(replace(command.receipt, received_on=from_day))

    def owing(self) -> tuple[str, ...]:
        return tuple(who for who, person in self.desk.witness.facts.people.items() if not person.is_guarantor)

    def name(self, kind: str) -> str:
        self.number += 1
        return f"{kind}{self.number}"
