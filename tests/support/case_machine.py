"""A loan to which anything may happen, on any day, in any order (hypothesis draws what)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from recouvrement.domain.case.claim import arrears, statement
from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.acts import ApproveAct, Person
from recouvrement.domain.case.commands.claim import RecordPayment, ReversePayment
from recouvrement.domain.case.commands.enforcement import ReceiveAct
from recouvrement.domain.case.commands.holds import LiftHold, PlaceHold, RaiseDispute, ResolveDispute
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress, NotifyStage, ReviewFreeze
from recouvrement.domain.case.commands.plans import AgreePlan
from recouvrement.domain.case.decisions import Act
from recouvrement.domain.case.disputes import Dispute, Outcome, Resolution
from recouvrement.domain.case.effects import SendNotice, WriteLetter
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.holds import Hold, HoldReason
from recouvrement.domain.case.journal import GENESIS, Cause, Entry, broken_at, read, written
from recouvrement.domain.case.letters import Delivery
from recouvrement.domain.identifiers import MessageId, PartyId, PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money, total
from recouvrement.domain.position import Address, Party
from support import bailiff_acts as bailiff
from support.contracts import LEA, NOE, ZOE, receipt
from support.desk import ANNE, PAUL
from support.plans import conditions, signature
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
PAUL_HIMSELF: Final = Person(PersonName("Paul Agent"), Level.HEAD_OF_COLLECTIONS)
REACHED: Counter[str] = Counter()
"""What the examples of this process came to: printed by the deep run."""


class CaseMachine(RuleBasedStateMachine):
    desk: WatchedDesk

    @initialize(
        household=st.sampled_from(HOUSEHOLDS), clause=st.sampled_from((30, 30, 15)), on=st.sampled_from(BEGINNINGS)
    )
    def a_loan_is_late(self, household: tuple[Party, ...], clause: int, on: date) -> None:
        self.desk = WatchedDesk(household, clause, on)
        self.told: list[Command] = []
        self.number = 0

    # Time

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        for _ in range(days):
            self._night()

    @rule(times=st.integers(1, 6))
    def the_agenda_turns(self, times: int) -> None:
        for _ in range(times):
            if self.desk.today < LAST_DAY:
                self.desk.sleep_until_the_agenda()

    # Money

    @rule(part=st.sampled_from(("all", "half", "0.50", "40.00", "216.50")), by_feed=st.booleans())
    def somebody_pays(self, part: str, by_feed: bool) -> None:  # noqa: FBT001 - drawn
        payment = self._payment(part)
        if by_feed:
            self.desk.receipts.append(payment.receipt)
            self._night()
        else:
            self._play(payment)

    @rule(moment=st.sampled_from((WriteLetter, SendNotice)), part=st.sampled_from(("all", "half")))
    def money_comes_while_a_letter_is_made(self, moment: type[WriteLetter | SendNotice], part: str) -> None:
        self.desk.meanwhile[moment] = self._payment(part)
        self.the_agenda_turns(2)
        self.desk.meanwhile.clear()

    @rule(data=st.data())
    def a_payment_is_lost(self, data: st.DataObject) -> None:
        names = sorted(self.desk.witness.facts.money)
        self._play(ReversePayment(data.draw(st.sampled_from(names)), self.desk.today))

    @precondition(lambda self: self.told)
    @rule(data=st.data())
    def a_fact_is_told_once_more(self, data: st.DataObject) -> None:
        self.desk.again(data.draw(st.sampled_from(self.told)))

    # Stops

    @rule(
        since=st.integers(-12, 6), lasts=st.none() | st.integers(0, 40), who=st.sampled_from((None, None, LEA.party_id))
    )
    def somebody_holds(self, since: int, lasts: int | None, who: PartyId | None) -> None:
        on = self.desk.today + timedelta(days=since)
        until = None if lasts is None else on + timedelta(days=lasts)
        self._play(PlaceHold(Hold(self._name("H"), HoldReason.OTHER, on, until, who), ANNE.name))

    @rule(data=st.data(), since=st.integers(-5, 5))
    def a_hold_or_a_dispute_ends(self, data: st.DataObject, since: int) -> None:
        names = sorted(self.desk.witness.facts.stretches)
        if not names:
            return
        name, today = data.draw(st.sampled_from(names)), self.desk.today
        on = today + timedelta(days=since)
        if name.startswith("H"):
            self._play(LiftHold(name, on, today, ANNE.name))
        elif name not in self.desk.witness.facts.lifts:
            self._play(ResolveDispute(Resolution(name, on, Outcome.REJECTED), ANNE.name))

    @rule(since=st.integers(-3, 0))
    def somebody_disputes(self, since: int) -> None:
        on = self.desk.today + timedelta(days=since)
        self._play(RaiseDispute(Dispute(self._name("D"), on, party_id=LEA.party_id), ANNE.name))

    # People

    @rule(data=st.data())
    def an_address_is_wrong(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(sorted(self.desk.parties)))
        self._play(InvalidateAddress(who, self.desk.today))

    @rule(data=st.data())
    def somebody_moves(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(sorted(self.desk.parties)))
        home = Address(f"{self.number} rue des Lilas", None, "69003", "Lyon", "FR")
        self.number += 1
        moved = replace(self.desk.parties[who], address=home)
        self.desk.parties[moved.party_id] = moved
        self._play(ChangeDebtor(moved))

    @rule(stage=st.sampled_from((Stage.FILED, Stage.ADMISSIBLE)), who=st.sampled_from((LEA, NOE)))
    def somebody_files_for_over_indebtedness(self, stage: Stage, who: Party) -> None:
        if who.party_id in self.desk.parties and not self.desk.witness.facts.people[who.party_id].is_frozen:
            self._play(NotifyStage(Freeze(who.party_id, FreezeReason.OVER_INDEBTEDNESS, stage, self.desk.today)))

    @rule(looks=st.booleans())
    def a_commission_ends(self, looks: bool) -> None:  # noqa: FBT001 - drawn
        for who, person in self.desk.witness.facts.people.items():
            if person.is_frozen:
                party_id, today = self.desk.parties[who].party_id, self.desk.today
                self._play(NotifyStage(Freeze(party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.ENDED, today)))
                if looks:
                    self._play(ReviewFreeze(party_id, today, ANNE.name))

    # The post and the supervisor

    @rule(says=st.sampled_from((Delivery.PRESENTED, Delivery.PRESENTED, Delivery.UNCLAIMED, Delivery.REFUSED, None)))
    def the_post_changes(self, says: Delivery | None) -> None:
        self.desk.post_says = says

    @rule(days=st.integers(1, 25))
    def a_letter_comes_back(self, days: int) -> None:
        says, self.desk.post_says = self.desk.post_says, Delivery.UNKNOWN_ADDRESS
        self.days_pass(min(days, 9))
        self.desk.post_says = says

    @rule(mood=st.sampled_from(("approves", "approves", "refuses", "is away")))
    def the_supervisor_changes(self, mood: str) -> None:
        self.desk.approves, self.desk.refuses = mood != "is away", mood == "refuses"

    @rule(
        act=st.sampled_from((Act.ACCELERATION, Act.HANDOVER)),
        by=st.sampled_from((ANNE, PAUL_HIMSELF)),
        named=st.sampled_from(((), (LEA.party_id,))),
    )
    def somebody_approves_out_of_turn(self, act: Act, by: Person, named: tuple[str, ...]) -> None:
        self.desk.play(ApproveAct(act, by, PAUL, tuple(LEA.party_id for _ in named)))

    @rule(count=st.integers(2, 6))
    def a_plan_is_agreed(self, count: int) -> None:
        today, owed = self.desk.today, arrears(self.desk.case, self.desk.procedure.parameters).total
        if owed < Money("100.00"):
            return
        first = (today.replace(day=1) + timedelta(days=40)).replace(day=5)
        signed = tuple(signature(LEA.party_id if who == LEA.party_id else NOE.party_id, today) for who in self._owing())
        terms = conditions(str(owed), count, first)
        self.desk.play(AgreePlan(self._name("PLAN-"), terms, today, ANNE, PAUL, signed))

    # The bailiff

    @precondition(lambda self: self.desk.witness.is_handed_over)
    @rule(data=st.data())
    def the_bailiff_acts(self, data: st.DataObject) -> None:
        on = self.desk.today
        who = LEA.party_id if data.draw(st.booleans()) or len(self.desk.parties) == 1 else NOE.party_id
        kinds = {
            "granted": lambda: bailiff.granted(on),
            "served": lambda: bailiff.served(on, who),
            "opposed": lambda: bailiff.opposed(on, who),
            "unopposed": lambda: bailiff.unopposed(on, who),
            "attached": lambda: bailiff.attached(on, who=who),
            "collected": lambda: bailiff.collected(on, "150.00", "12.00", self._name("TR-")),
            "costs": lambda: bailiff.costs(on, "84.20"),
        }
        for kind in ("granted", "served") if data.draw(st.booleans()) else (data.draw(st.sampled_from(sorted(kinds))),):
            act = kinds[kind]()
            if act.act_type == "RECEIPT":
                self.desk.witness.facts.money[act.reference] = Decimal("150.00")
            self._play(ReceiveAct(act))

    # What must hold after each of them

    @invariant()
    def the_balance_is_the_naive_one(self) -> None:
        case, parameters = self.desk.case, self.desk.procedure.parameters
        if case.accelerated_on is None:
            assert arrears(case, parameters).total.amount == self.desk.witness.facts.arrears
        found = arrears(case, parameters)
        assert total(one.amount for one in found.unpaid) == found.total

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
        REACHED.update(self.desk.witness.seen)
        REACHED["examples"] += 1

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
