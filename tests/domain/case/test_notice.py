from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.letters import ReportDelivery, ReportSent, ReportWritten
from recouvrement.domain.case.commands.people import InvalidateAddress
from recouvrement.domain.case.decide import decide
from recouvrement.domain.case.effects import WriteLetter
from recouvrement.domain.case.events.people import CurePeriodOpened, NoticeExtinguished
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.case.state import CloseReason, Phase
from recouvrement.domain.money import Money
from support.contracts import LEA, NOE, ZOE, receipt
from support.stories import Story

NOTICE_DAY = date(2025, 10, 16)


def notice_of(desk, party="P-1"):
    return desk.case.debtor(party).notice


def test_the_notice_asks_for_the_arrears_alone():
    desk = Story().until(NOTICE_DAY)
    assert str(notice_of(desk).cure_amount) == "649.50"  # August, September, October
    assert notice_of(desk).cure_days == 30


def test_the_contract_may_grant_more_days_than_the_floor():
    desk = Story(clause_cure_days=45).until(NOTICE_DAY)
    assert notice_of(desk).cure_days == 45


def test_a_period_that_ends_on_a_sunday_ends_on_monday():
    desk = Story(post_days=1).until(date(2025, 10, 20))
    assert notice_of(desk).cure_ends_on == date(2025, 11, 17)  # 17 Oct + 30 days = Sunday 16 November


@pytest.mark.parametrize("delivery", [Delivery.SIGNED, Delivery.REFUSED, Delivery.UNCLAIMED, Delivery.PRESENTED])
def test_signed_refused_and_unclaimed_all_prove_the_presentation(delivery):
    desk = Story(post_days=None).until(NOTICE_DAY)
    desk.tell(ReportDelivery(notice_of(desk).letter_id, delivery, date(2025, 10, 18)))
    assert notice_of(desk).presented_on == date(2025, 10, 18)


def test_the_first_presentation_counts_even_when_the_signature_comes_later():
    desk = Story(post_days=2).until(date(2025, 10, 20))
    letter_id = notice_of(desk).letter_id
    desk.tell(ReportDelivery(letter_id, Delivery.SIGNED, date(2025, 10, 28)))
    assert notice_of(desk).presented_on == date(2025, 10, 18)
    assert len([event for event in desk.events if isinstance(event, CurePeriodOpened)]) == 1


def test_the_whole_sum_extinguishes_the_notice_though_a_new_instalment_is_unpaid():
    story = Story()
    story.until(date(2025, 11, 13))  # the instalment of 12 November is unpaid too
    story.pays(date(2025, 11, 13), "649.50")
    desk = story.until(date(2025, 11, 14))
    assert notice_of(desk) is None
    assert desk.case.is_open
    assert any(isinstance(event, NoticeExtinguished) for event in desk.events)
    assert desk.case.completed("formal_notice") is None


def test_a_part_payment_neither_stops_the_period_nor_renews_it():
    story = Story()
    story.until(date(2025, 10, 24))
    story.pays(date(2025, 10, 24), "300.00")
    desk = story.until(date(2025, 11, 30))
    assert notice_of(desk) is not None
    assert [code for code, _, _ in desk.sent()].count("L10") == 1
    assert desk.sent()[-1][0] == "L11"


def test_after_a_cured_notice_a_new_acceleration_needs_a_new_notice():
    story = Story()
    story.until(date(2025, 11, 13))
    story.pays(date(2025, 11, 13), "649.50")
    desk = story.until(date(2026, 3, 31))
    codes = [code for code, _, _ in desk.sent()]
    assert codes.count("L10") == 2
    assert codes.index("L11") > len(codes) - 1 - codes[::-1].index("L10")


def test_a_payment_in_time_for_everything_closes_the_case_and_says_so():
    story = Story()
    story.until(date(2025, 10, 24))
    story.pays(date(2025, 10, 24), "649.50")
    desk = story.until(date(2025, 11, 5))
    assert desk.case.close_reason is CloseReason.REGULARISED
    assert desk.sent()[-1][0] == "L15a"


def test_a_payment_on_the_day_the_notice_left_is_apologised_for():
    story = Story()
    story.until(NOTICE_DAY)
    story.pays(NOTICE_DAY, "649.50")  # known only the next night
    desk = story.until(NOTICE_DAY + timedelta(days=5))
    assert sorted(code for code, _, on in desk.sent() if on > NOTICE_DAY) == ["L15a", "L18"]


def test_a_notice_sent_to_a_wrong_address_is_void_for_him_alone():
    desk = Story(parties=(LEA, NOE), post_days=None).until(NOTICE_DAY)
    desk.tell(ReportDelivery(notice_of(desk, "P-2").letter_id, Delivery.UNKNOWN_ADDRESS, date(2025, 10, 20)))
    assert notice_of(desk, "P-2") is None
    assert notice_of(desk, "P-1") is not None
    assert not desk.case.debtor("P-2").has_address


def test_an_unknown_address_stops_letters_to_that_person_only():
    story = Story(parties=(LEA, NOE))
    desk = story.until(date(2025, 8, 17))
    desk.tell(InvalidateAddress("P-2", desk.today))
    desk = story.until(date(2025, 9, 20))
    assert {party for _, party, _ in desk.sent()} == {"P-1"}


def test_the_claim_is_frozen_by_the_acceleration_and_receipts_still_count():
    story = Story()
    desk = story.until(date(2025, 11, 30))
    assert desk.case.phase is Phase.ACCELERATED
    instalments = desk.case.instalments
    story.pays(date(2025, 12, 20), "100.00")
    desk = story.until(date(2025, 12, 31))
    assert desk.case.instalments == instalments
    assert any(str(one.amount) == "100.00" for one in desk.case.receipts)


def test_paying_the_whole_debt_after_the_hand_over_closes_and_recalls_the_bailiff():
    story = Story()
    desk = story.until(date(2025, 12, 15))
    desk.play(RecordPayment(receipt(desk.today, "9000.00", "T-all")))
    assert desk.case.close_reason is CloseReason.PAID
    assert desk.case.handover.state == "recalled"
    desk = story.until(date(2025, 12, 18))
    assert desk.sent()[-1][0] == "L15b"


def test_a_notice_that_left_though_it_was_taken_back_opens_no_period():
    story = Story()
    desk = story.until(NOTICE_DAY - timedelta(days=1))
    desk.today, desk.as_of = NOTICE_DAY, NOTICE_DAY - timedelta(days=1)
    desk.tell(ReportPosition(story.position(desk.as_of)))
    (effect,) = [one for one in desk.tell(ReachDay(Slot.MORNING)) if isinstance(one, WriteLetter)]
    desk.tell(ReportWritten(effect.letter_id, "a" * 64))
    desk.tell(RecordPayment(receipt(NOTICE_DAY, "100.00", "T-part")))
    desk.tell(ReportSent(effect.letter_id, NOTICE_DAY, "ref"))
    assert notice_of(desk) is None
    story.receipts.append(receipt(NOTICE_DAY, "100.00", "T-part"))
    desk = story.until(NOTICE_DAY + timedelta(days=1))
    codes = [(code, str(letter.amount)) for letter in desk.case.letters if letter.is_sent for code in [letter.code]]
    assert codes[-3:] == [("L10", "649.50"), ("L18", "549.50"), ("L10", "549.50")]


def test_a_guarantor_told_late_is_not_asked_for_the_interest_lost():
    story = Story(parties=(LEA, ZOE))
    desk = story.until(date(2025, 9, 1))
    desk.tell(InvalidateAddress("P-3", desk.today))  # L03 cannot leave on 12 September
    story.until(date(2025, 10, 3))
    story.parties = (LEA, replace(ZOE, address=replace(LEA.address, line1="9 rue Neuve")))
    desk = story.until(NOTICE_DAY + timedelta(days=1))
    amounts = {letter.party_id: str(letter.amount) for letter in desk.case.letters if letter.step == "formal_notice"}
    assert amounts == {"P-1": "649.50", "P-3": "619.50"}  # 15 € of interest in August, and in September


def test_a_guarantor_is_never_asked_for_more_than_his_cap():
    capped = replace(ZOE, guarantee=replace(ZOE.guarantee, cap=Money("500.00")))
    desk = Story(parties=(LEA, capped)).until(NOTICE_DAY)
    amounts = {letter.party_id: str(letter.amount) for letter in desk.case.letters if letter.step == "formal_notice"}
    assert amounts == {"P-1": "649.50", "P-3": "500.00"}


def test_a_loan_at_its_end_is_closed_as_paid():
    story = Story()
    desk = story.until(date(2025, 9, 3))
    desk.case = replace(desk.case, principal_not_yet_due=Money("0.00"))
    decision = decide(desk.case, RecordPayment(receipt(desk.today, "216.50", "T-all")), desk.procedure, desk.situation)
    assert decision.case.close_reason is CloseReason.PAID


def test_money_that_comes_once_the_bailiff_has_the_file_undoes_no_notice():
    story = Story(clause_cure_days=8)
    story.until(date(2025, 12, 17))
    [notice] = [debtor.notice for debtor in story.desk.case.debtors]
    assert story.desk.case.phase is Phase.LITIGATION
    story.pays(date(2025, 12, 17), str(notice.cure_amount))
    desk = story.until(date(2026, 3, 2))
    assert [code for code, _, _ in desk.sent() if code == "L10-T"] == ["L10-T"]
    assert desk.case.phase is Phase.LITIGATION


@pytest.mark.parametrize(
    ("post_days", "paid_on", "apologies"),
    [
        (2, date(2025, 10, 17), 1),  # presented on the 18th
        (2, date(2025, 10, 18), 0),  # the day on which he reads it
        (None, date(2025, 10, 19), 1),  # nobody knows: the post may take three days
        (None, date(2025, 10, 20), 0),
    ],
)
def test_whoever_pays_before_he_can_have_read_the_notice_is_told_to_take_no_notice_of_it(post_days, paid_on, apologies):
    story = Story(post_days=post_days)
    desk = story.until(paid_on)
    assert [on for code, _, on in desk.sent() if code == "L10"] == [date(2025, 10, 16)]
    story.pays(paid_on, "649.50")
    assert [code for code, _, _ in story.until(date(2025, 11, 10)).sent()].count("L18") == apologies
