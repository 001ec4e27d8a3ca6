"""An overdraft after its formal notice: the account is closed, then its whole balance is handed over (domain §3.4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.commands.acts import WaiveStep
from recouvrement.domain.case.commands.ficp import ReportFicpDeclared
from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments
from recouvrement.domain.case.commands.people import InvalidateAddress
from recouvrement.domain.case.enforcement.acts import OrderRequested
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.events.ficp import FicpDeclarationPrepared
from recouvrement.domain.case.events.overdraft import AccountClosed
from recouvrement.domain.case.events.procedure import AlarmRaised, ApprovalAsked, CommandRefused, HandoverReleased
from recouvrement.domain.case.ficp.entries import FicpGround
from recouvrement.domain.case.handover.record import HandoverState
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.case.state import CloseReason, Phase
from recouvrement.domain.identifiers import ActReference
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.money import Money
from recouvrement.domain.position import Address, DebtorKind, Overdraft
from support import bailiff_acts as bailiff
from support.contracts import LEA, NOE, ZOE, account
from support.desk import ANNE, PAUL, Desk

SINCE = date(2025, 9, 1)
LIMIT = "300.00"


class Holder:
    """1 200 € beyond a limit of 300 € since the first of September, unless told otherwise."""

    def __init__(self, *parties, post_days=2):
        self.parties = parties or (LEA,)
        self.desk = Desk(self.night(date(2025, 9, 5), "-1500.00"), post_days=post_days)

    def night(self, as_of, balance, since=SINCE):
        overdraft = Overdraft(Money(LIMIT), Money(balance), since)
        return replace(account(as_of, balance, since), parties=self.parties, overdraft=overdraft)

    def until(self, today, balance="-1500.00", since=SINCE):
        while self.desk.today < today:
            self.desk.day(self.night(self.desk.today, balance, since))
        return self.desk


def sent_on(desk, code, party_id="P-1"):
    [day] = [on for sent, party, on in desk.sent() if (sent, party) == (code, party_id)]
    return day


def codes(desk, party_id="P-1"):
    return [code for code, party, _ in desk.sent() if party == party_id]


def happened(desk, event):
    return [(on, one) for on, one in desk.journal if isinstance(one, event)]


def test_the_closing_is_announced_once_the_notice_has_had_its_time():
    desk = Holder().until(date(2026, 3, 15))
    presented = sent_on(desk, "L10-D") + timedelta(days=2)
    assert sent_on(desk, "L10-D") == date(2026, 2, 3)
    assert sent_on(desk, "L19") == date(2026, 3, 10)  # thirty days from 5 February end on Saturday 7 March
    assert (sent_on(desk, "L19") - presented).days > 30


def test_no_closing_is_announced_while_nobody_knows_that_the_notice_was_presented():
    assert "L19" not in codes(Holder(post_days=None).until(date(2026, 4, 30)))


def test_until_the_account_closes_no_more_than_the_overrun_is_owed_then_the_whole_balance():
    holder = Holder()
    before = holder.until(date(2026, 5, 11)).case.overdraft
    after = holder.until(date(2026, 5, 12)).case.overdraft
    assert (before.excess, after.excess) == (Money("1200.00"), Money("1500.00"))
    assert happened(holder.desk, AccountClosed) == [(date(2026, 5, 12), AccountClosed(date(2026, 5, 11)))]
    assert holder.desk.case.account_closed_on >= add_months(sent_on(holder.desk, "L19"), 2)


def test_the_file_leaves_only_once_the_account_is_closed_and_a_named_person_has_said_so():
    desk = Holder().until(date(2026, 5, 20))
    [(asked_on, _)], [(released_on, file)] = happened(desk, ApprovalAsked), happened(desk, HandoverReleased)
    assert date(2026, 5, 11) < asked_on <= released_on
    assert file.procedure is JudicialProcedure.PAYMENT_ORDER
    assert desk.case.phase is Phase.LITIGATION
    assert codes(desk)[-1] == "L13"


def test_steps_come_in_this_order_with_what_the_law_adds_beside_them():
    desk = Holder().until(date(2026, 5, 20))
    assert codes(desk) == ["M01", "L02-D", "L05", "L06", "L07", "L10-D", "L19", "L04", "L13"]


def test_nobody_waives_the_notice_of_the_end_of_the_overdraft():
    desk = Holder().until(date(2025, 11, 3))
    desk.tell(WaiveStep("overdraft_ending", ANNE, PAUL, "he knows"))
    assert [event.code for _, event in happened(desk, CommandRefused)] == ["never_waived"]


def test_a_holder_who_comes_back_within_his_limit_before_the_account_closes_keeps_it():
    holder = Holder()
    holder.until(date(2026, 3, 20))
    holder.until(date(2026, 3, 25), "-250.00", None)
    assert holder.desk.case.close_reason is CloseReason.REGULARISED
    assert codes(holder.desk)[-1] == "L15a"
    assert not happened(holder.desk, AccountClosed)


def test_once_the_account_is_closed_coming_back_within_the_old_limit_settles_nothing():
    holder = Holder()
    holder.until(date(2026, 5, 20))
    holder.until(date(2026, 5, 23), "-250.00", None)
    assert holder.desk.case.is_open
    assert holder.desk.case.overdraft == Overdraft(Money("0.00"), Money("-250.00"), SINCE)


def test_a_closed_account_that_is_paid_ends_with_a_receipt_and_the_file_comes_back():
    holder = Holder()
    holder.until(date(2026, 5, 20))
    holder.until(date(2026, 5, 27), "0.00", None)
    assert holder.desk.case.close_reason is CloseReason.PAID
    assert holder.desk.case.handover.state is HandoverState.RECALLED
    assert codes(holder.desk)[-1] == "L15b"


@pytest.mark.parametrize("code", ["L07", "L10-D", "L19"])
def test_what_was_demanded_on_the_very_day_of_the_payment_is_excused(code):
    holder = Holder()
    holder.until(date(2026, 3, 20))
    day = sent_on(holder.desk, code)
    other = Holder()
    other.until(day)  # the letter has left this morning; the money comes in the evening
    other.until(day + timedelta(days=4), "0.00", None)
    assert codes(other.desk)[-2:] in (["L18", "L15a"], ["L15a", "L18"])


def test_a_demand_that_left_before_the_payment_is_not_excused():
    holder = Holder()
    holder.until(date(2026, 3, 20))
    assert "L18" not in codes(holder.until(date(2026, 3, 25), "0.00", None))


def test_each_holder_of_a_joint_account_has_his_own_letters_and_his_own_proof():
    desk = Holder(LEA, NOE).until(date(2026, 5, 20))
    for code in ("L07", "L10-D", "L19", "L13"):
        assert sent_on(desk, code, "P-1") == sent_on(desk, code, "P-2")
    assert happened(desk, HandoverReleased)[0][1].parties == ("P-1", "P-2")


def test_a_professional_account_is_closed_and_handed_over_without_the_letters_of_consumers():
    desk = Holder(replace(LEA, kind=DebtorKind.PROFESSIONAL)).until(date(2026, 6, 1))
    assert codes(desk) == ["M01", "L02-D", "L07", "L10-D", "L19", "L13"]


def test_the_guarantor_of_an_account_is_not_sued_by_a_file_that_never_put_him_on_notice():
    desk = Holder(LEA, ZOE).until(date(2026, 6, 1))
    assert codes(desk, "P-3") == []
    released = happened(desk, HandoverReleased)[0][1]
    assert released.parties == ("P-1",)
    assert released.procedure is JudicialProcedure.PAYMENT_ORDER  # the judge is for whoever is guaranteed in the file


def test_sixty_days_after_the_notice_the_incident_is_told_then_declared_and_the_holder_hears_of_it():
    holder = Holder()
    desk = holder.until(date(2026, 5, 20))
    assert sent_on(desk, "L04") == date(
        2026, 4, 7
    )  # sixty days from 3 February end on 4 April, Easter Monday is the 6th
    [(prepared_on, _)] = happened(desk, FicpDeclarationPrepared)
    assert prepared_on > add_months(sent_on(desk, "L04"), 1)
    desk.play(ReportFicpDeclared(LEA.party_id, desk.today, "BDF-1"))
    assert codes(holder.until(date(2026, 5, 23)))[-1] == "L12"


def test_under_five_hundred_euros_nothing_is_told_to_the_banque_de_france():
    holder = Holder()
    holder.desk = Desk(holder.night(date(2025, 9, 5), "-700.00"))
    assert "L04" not in codes(holder.until(date(2026, 5, 1), "-700.00"))


def test_a_suit_after_the_notice_is_an_incident_though_the_sum_alone_is_none():
    holder = Holder()
    desk = holder.until(date(2026, 6, 1), "-460.00")
    assert desk.case.phase is Phase.LITIGATION
    assert "L04" not in codes(desk)  # less than the 500 € of a notice without effect
    bailiff.tell(desk, OrderRequested(ActReference("R-1"), desk.today))
    requested_on = desk.today
    holder.until(requested_on + timedelta(days=45), "-460.00")
    assert sent_on(desk, "L04") == requested_on + timedelta(days=1)
    [(_, prepared)] = happened(desk, FicpDeclarationPrepared)
    assert (prepared.incident.ground, prepared.incident.on) == (FicpGround.SUIT, requested_on)


def found_late(lost_on, found_on, until):
    """The second holder had no good address meanwhile."""
    holder = Holder(LEA, NOE)
    desk = holder.until(lost_on)
    desk.play(InvalidateAddress("P-2", lost_on))
    holder.until(found_on)
    holder.parties = (LEA, replace(NOE, address=Address("9 rue Neuve", None, "75003", "Paris", "FR")))
    return holder.until(until)


def test_a_holder_found_late_has_his_whole_notice_and_his_twelve_instalments():
    desk = found_late(date(2025, 9, 8), date(2025, 12, 20), date(2026, 3, 1))
    assert sent_on(desk, "L07") < sent_on(desk, "L07", "P-2") == date(2026, 1, 21)
    assert "L10-D" not in codes(desk, "P-2")  # thirty days, then thirty more to answer
    desk.play(AnswerTwelveInstalments(OfferAnswer.ACCEPTED, desk.today))
    assert desk.case.twelve_instalments.runs


def test_the_account_closes_two_months_after_the_last_holder_was_told():
    desk = found_late(date(2026, 2, 20), date(2026, 4, 1), date(2026, 7, 1))
    told = [sent_on(desk, "L19", party) for party in ("P-1", "P-2")]
    assert told == [date(2026, 3, 10), date(2026, 4, 2)]
    [(closed_on, _)] = happened(desk, AccountClosed)
    [(released_on, _)] = happened(desk, HandoverReleased)
    assert add_months(told[1], 2) < closed_on <= released_on


def test_no_closing_is_announced_of_an_account_that_is_closed():
    desk = found_late(date(2025, 9, 8), date(2026, 6, 20), date(2026, 11, 15))
    assert codes(desk, "P-2")[-1:] == ["L10-D"]
    [(_, released)] = happened(desk, HandoverReleased)
    assert released.parties == ("P-1",)  # who was never put on notice is not sued
    assert CaseAlarm.DEBTOR_NOT_SUED in {one.kind for _, one in happened(desk, AlarmRaised)}
