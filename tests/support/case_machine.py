"""A loan to which anything may happen, on any day, in any order (hypothesis draws what)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from recouvrement.domain.case.commands.acts import ApproveAct, Person
from recouvrement.domain.case.commands.claim import ReversePayment
from recouvrement.domain.case.commands.enforcement import ReceiveAct
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress, NotifyStage, ReviewFreeze
from recouvrement.domain.case.commands.plans import AgreePlan
from recouvrement.domain.case.commands.stops import LiftHold, PlaceHold, RaiseDispute, ResolveDispute
from recouvrement.domain.case.effects import SendNotice, WriteLetter
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.case.money.claim import arrears
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.disputes import Dispute, Outcome, Resolution
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.identifiers import PartyId, PersonName, ReceiptId
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money
from recouvrement.domain.position import Address, Party
from support import bailiff_acts as bailiff
from support.contracts import LEA, NOE
from support.desk import ANNE, PAUL
from support.plans import conditions, signature
from support.watched_loan import LAST_DAY, WatchedLoan

PAUL_HIMSELF: Final = Person(PersonName("Paul Agent"), Level.HEAD_OF_COLLECTIONS)


class CaseMachine(WatchedLoan):
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

    @rule(weeks=st.integers(2, 14))
    def nothing_disturbs_the_procedure(self, weeks: int) -> None:
        """The post presents, the supervisor approves: without such stretches few loans would go far."""
        self.desk.post_says, self.desk.approves, self.desk.refuses = Delivery.PRESENTED, True, False
        end = min(LAST_DAY, self.desk.today + timedelta(weeks=weeks))
        while self.desk.today < end:
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
        self._play(ReversePayment(ReceiptId(data.draw(st.sampled_from(names))), self.desk.today))

    @precondition(lambda self: self.desk.witness.closed is not None)
    @rule()
    def the_payment_that_closed_it_is_lost(self) -> None:
        last = self.desk.case.receipts[-1].receipt_id
        self._play(ReversePayment(last, self.desk.today))

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
        elif name not in self.desk.witness.facts.ends:
            self._play(ResolveDispute(Resolution(name, on, Outcome.REJECTED), ANNE.name))

    @rule(since=st.integers(-3, 0))
    def somebody_disputes(self, since: int) -> None:
        on = self.desk.today + timedelta(days=since)
        self._play(RaiseDispute(Dispute(self._name("D"), on, party_id=LEA.party_id), ANNE.name))

    # People

    @rule(data=st.data())
    def an_address_is_wrong(self, data: st.DataObject) -> None:
        self.loses_touch(data.draw(st.sampled_from(sorted(self.desk.parties))))

    def loses_touch(self, who: PartyId) -> None:
        self._play(InvalidateAddress(who, self.desk.today))

    @rule(data=st.data())
    def somebody_moves(self, data: st.DataObject) -> None:
        self.moves(data.draw(st.sampled_from(sorted(self.desk.parties))))

    def moves(self, who: PartyId) -> None:
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

    @rule(days=st.integers(1, 9))
    def a_letter_comes_back(self, days: int) -> None:
        says, self.desk.post_says = self.desk.post_says, Delivery.UNKNOWN_ADDRESS
        self.days_pass(days)
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
    @rule(act=st.sampled_from(sorted(bailiff.BY_NAME)), who=st.sampled_from((LEA.party_id, LEA.party_id, NOE.party_id)))
    def the_bailiff_acts(self, act: str, who: PartyId) -> None:
        if who in self.desk.parties:
            self._play(ReceiveAct(bailiff.BY_NAME[act](self.desk.today, who)))

    @precondition(lambda self: self.desk.witness.is_handed_over)
    @rule(weeks=st.integers(1, 8))
    def an_order_is_served(self, weeks: int) -> None:
        self._play(ReceiveAct(bailiff.granted(self.desk.today)))
        for who in self._owing():
            self._play(ReceiveAct(bailiff.served(self.desk.today, PartyId(who))))
        self.nothing_disturbs_the_procedure(weeks)
