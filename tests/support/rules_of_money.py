"""What money and nights may do to a contract, in any order and late (hypothesis draws what)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from recouvrement.domain.case.commands.claim import ReportPosition, ReversePayment
from recouvrement.domain.case.effects import SendNotice, WriteLetter
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.money import Money
from support.watched_case import LAST_DAY, WatchedCase

PARTS: Final = ("all", "half", "0.50", "40.00", "216.50")


class MoneyRules(WatchedCase):
    @rule(times=st.integers(1, 6))
    def the_agenda_turns(self, times: int) -> None:
        for _ in range(times):
            if self.desk.today < LAST_DAY:
                self.desk.sleep_until_the_agenda()

    @rule(part=st.sampled_from(PARTS), by_feed=st.booleans())
    def somebody_pays(self, part: str, by_feed: bool) -> None:  # noqa: FBT001 - drawn
        payment = self.payment(part)
        if by_feed:
            self.desk.receipts.append(payment.receipt)
            self.night()
        else:
            self.pays(payment)

    @rule(part=st.sampled_from(PARTS), ago=st.integers(1, 40))
    def a_payment_is_heard_of_late(self, part: str, ago: int) -> None:
        self.pays(self.late_payment(part, ago))

    @precondition(lambda self: not self.contract.is_account)
    @rule(
        moment=st.sampled_from((WriteLetter, SendNotice)), part=st.sampled_from(("all", "half")), expires=st.booleans()
    )
    def money_comes_while_a_letter_is_made(
        self,
        moment: type[WriteLetter | SendNotice],
        part: str,
        expires: bool,  # noqa: FBT001 - drawn
    ) -> None:
        self.desk.meanwhile[moment], self.desk.finds_no_release = self.payment(part), expires
        self.the_agenda_turns(2)
        self.desk.meanwhile.clear()

    @precondition(lambda self: self.desk.witness.facts.money and not self.contract.is_account)
    @rule(data=st.data())
    def a_payment_is_lost(self, data: st.DataObject) -> None:
        names = sorted(self.desk.witness.facts.money)
        self.play(ReversePayment(ReceiptId(data.draw(st.sampled_from(names))), self.desk.today))

    @precondition(lambda self: self.desk.witness.closed is not None and self.desk.case.receipts)
    @rule()
    def the_payment_that_closed_it_is_lost(self) -> None:
        last = self.desk.case.receipts[-1].receipt_id
        self.play(ReversePayment(last, self.desk.today))

    @precondition(lambda self: self.told)
    @rule(data=st.data())
    def a_fact_is_told_once_more(self, data: st.DataObject) -> None:
        self.desk.again(data.draw(st.sampled_from(self.told)))

    @rule(nights=st.integers(1, 30))
    def an_old_night_is_told_again(self, nights: int) -> None:
        old = self.desk.position(self.desk.as_of - timedelta(days=nights))
        self.desk.play(ReportPosition(old))

    @precondition(lambda self: not self.contract.is_account and self.desk.case.accelerated_on is None)
    @rule(data=st.data(), interest=st.sampled_from(("14.00", "15.00", "16.20")))
    def an_instalment_is_corrected(self, data: st.DataObject, interest: str) -> None:
        told = self.desk.position(self.desk.as_of).instalments
        wrong = data.draw(st.sampled_from(told[-3:]))
        self.desk.corrected[wrong.number] = replace(wrong, interest=Money(interest).times(self.contract.times))
        self.night()
