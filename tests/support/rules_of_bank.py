"""What the bank's people, its partners and whoever agrees with them may do to a contract, in turn or out of turn."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from recouvrement.domain.case.commands.acts import ApproveAct, Person
from recouvrement.domain.case.commands.enforcement import ReceiveAct
from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments
from recouvrement.domain.case.commands.plans import AgreePlan, CancelPlan, ProposePlan, SignPlan
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.money import Money
from support import bailiff_acts as bailiff
from support.contracts import LEA
from support.desk import ANNE, PAUL
from support.plans import conditions, offer, signature
from support.watched_case import WatchedCase

PAUL_HIMSELF: Final = Person(PersonName("Paul Agent"), Level.HEAD_OF_COLLECTIONS)
AN_AGENT: Final = Person(PersonName("Rose Agent"), Level.AGENT)
A_SUPERVISOR: Final = Person(PersonName("Jean Responsable"), Level.SUPERVISOR)


class BankRules(WatchedCase):
    @rule(mood=st.sampled_from(("approves", "approves", "at once", "refuses", "is away")))
    def the_supervisor_changes(self, mood: str) -> None:
        self.desk.approves, self.desk.refuses = mood != "is away", mood == "refuses"
        self.desk.is_urgent = mood == "at once"

    @rule(
        act=st.sampled_from((Act.ACCELERATION, Act.HANDOVER)),
        by=st.sampled_from((ANNE, PAUL_HIMSELF, AN_AGENT, A_SUPERVISOR)),
        named=st.sampled_from(((), (LEA.party_id,))),
        urgent=st.booleans(),
    )
    def somebody_approves_out_of_turn(
        self,
        act: Act,
        by: Person,
        named: tuple[PartyId, ...],
        urgent: bool,  # noqa: FBT001 - drawn
    ) -> None:
        self.desk.play(ApproveAct(act, by, PAUL, named, is_urgent=urgent))

    @rule(says=st.sampled_from((True, True, False, None)))
    def the_banque_de_france_changes(self, says: bool | None) -> None:  # noqa: FBT001 - drawn
        self.desk.france_answers = says

    # Plans

    @rule(count=st.integers(2, 30), by=st.sampled_from((ANNE, ANNE, AN_AGENT, PAUL_HIMSELF)), signed=st.booleans())
    def a_plan_is_agreed(self, count: int, by: Person, signed: bool) -> None:  # noqa: FBT001 - drawn
        today, owed = self.desk.today, self.desk.witness.owed_on(self.desk.today)
        if owed is None or owed < 100:
            return
        first = (today.replace(day=1) + timedelta(days=40)).replace(day=5)
        signatures = tuple(signature(PartyId(who), today) for who in self.owing()) if signed else ()
        terms = conditions(f"{owed:.2f}", count, first)
        self.desk.play(AgreePlan(self.name("PLAN-"), terms, today, by, PAUL, signatures))

    @rule(income=st.sampled_from(("1850.00", "2900.00")))
    def a_plan_is_offered(self, income: str) -> None:
        self.desk.play(ProposePlan(self.name("PLAN-"), offer(self.desk.today, income), PAUL))

    @precondition(lambda self: self.desk.case.plans)
    @rule(data=st.data(), ago=st.integers(0, 9))
    def somebody_signs(self, data: st.DataObject, ago: int) -> None:
        plan = self.desk.case.plans[-1].plan_id
        who = PartyId(data.draw(st.sampled_from(self.owing())))
        self.play(SignPlan(plan, signature(who, self.desk.today - timedelta(days=ago))))

    @precondition(lambda self: self.desk.case.plans)
    @rule(data=st.data())
    def the_bank_signs_what_was_offered(self, data: st.DataObject) -> None:
        plan = data.draw(st.sampled_from(self.desk.case.plans))
        self.play(AgreePlan(plan.plan_id, plan.conditions, self.desk.today, ANNE, PAUL))

    @precondition(lambda self: self.desk.case.plans)
    @rule()
    def a_plan_is_cancelled(self) -> None:
        self.play(CancelPlan(self.desk.case.plans[-1].plan_id, self.desk.today, ANNE.name, "as agreed"))

    @precondition(lambda self: self.contract.is_account)
    @rule(says=st.sampled_from(OfferAnswer), count=st.sampled_from((12, 12, 6)))
    def the_holder_answers_the_offer(self, says: OfferAnswer, count: int) -> None:
        self.play(AnswerTwelveInstalments(says, self.desk.today, count))

    # The bailiff

    @precondition(lambda self: self.desk.witness.is_handed_over)
    @rule(act=st.sampled_from(sorted(bailiff.BY_NAME)), data=st.data(), ago=st.integers(0, 6))
    def the_bailiff_acts(self, act: str, data: st.DataObject, ago: int) -> None:
        who = data.draw(st.sampled_from(sorted(self.desk.parties)))
        self.play(ReceiveAct(bailiff.BY_NAME[act](self.desk.today - timedelta(days=ago), who)))

    def an_order_is_granted(self) -> None:
        sum_asked = Money(f"{self.desk.witness.owed_on(self.desk.today) or 6895:.2f}")
        self.play(ReceiveAct(bailiff.granted(self.desk.today, str(sum_asked))))
        for who in self.owing():
            self.play(ReceiveAct(bailiff.served(self.desk.today, PartyId(who))))
