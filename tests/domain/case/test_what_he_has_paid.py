"""Money that somebody paid is never asked of him again, and what he was told to pay frees him."""

from dataclasses import replace
from datetime import date, timedelta

from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.commands.claim import RecordPayment, ReversePayment
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.dialogue import DeclareVulnerability
from recouvrement.domain.case.commands.ficp import ReportFicpDeclared
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.dialogue.record import FlagKind
from recouvrement.domain.case.events.ficp import FicpLiftingPrepared
from recouvrement.domain.case.events.people import NoticeExtinguished
from recouvrement.domain.case.events.procedure import CommandRefused, HandoverReleased
from recouvrement.domain.case.plans.record import PlanInterest
from recouvrement.domain.case.state import AccelerationRoute, CloseReason
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Address, DebtorKind, Estate, Guarantee, Receipt
from support.contracts import LEA, ZOE, receipt
from support.desk import ANNE, PAUL
from support.plans import agreed_plan
from support.stories import Story

SMALL_DEED = replace(ZOE, guarantee=Guarantee(cap=Money("200.00"), extends_acceleration=True, joint=True))


def asked(desk, party):
    return View(desk.case, desk.procedure, desk.situation).asked_of(desk.case.debtor(party.party_id))


def of_kind(desk, kind):
    return [event for event in desk.events if isinstance(event, kind)]


def test_a_guarantor_who_has_paid_his_cap_owes_nothing_more_and_is_not_sued():
    story = Story(parties=(LEA, SMALL_DEED))
    desk = story.until(date(2025, 11, 25))
    assert asked(desk, ZOE) == Money("200.00")
    for amount, left in (("150.00", "50.00"), ("50.00", "0.00")):
        desk.play(RecordPayment(Receipt(ReceiptId(f"Z-{amount}"), desk.today, Money(amount), payer=ZOE.party_id)))
        assert asked(desk, ZOE) == Money(left)
    desk = story.until(date(2025, 12, 20))
    [file] = of_kind(desk, HandoverReleased)
    assert file.parties == (LEA.party_id,)


def test_the_smaller_sum_of_a_guarantor_cures_nobody_s_notice():
    story = Story(parties=(LEA, SMALL_DEED))
    story.until(date(2025, 10, 20))
    story.pays(date(2025, 10, 21), "199.50")
    desk = story.until(date(2025, 11, 1))
    assert not of_kind(desk, NoticeExtinguished)
    assert [code for code, party, _ in desk.sent() if party == LEA.party_id].count("L10") == 1


def test_what_the_debtor_pays_goes_to_what_the_guarantor_owes_and_not_to_the_interest_lost():
    story = Story(parties=(LEA, ZOE))
    desk = story.until(date(2025, 8, 20))
    desk.play(InvalidateAddress(ZOE.party_id, desk.today))
    desk = story.until(date(2025, 11, 17))
    story.parties = (LEA, replace(ZOE, address=Address("9 rue Neuve", None, "75003", "Paris", "FR")))
    desk.play(ChangeDebtor(story.parties[1]))
    story.pays(date(2025, 11, 17), "15.00")
    desk = story.until(date(2025, 11, 21))
    # Four instalments of 216.50 € of which 15.00 € of interest are lost each; 15.00 € came.
    assert asked(desk, ZOE) == Money("791.00")


def test_who_pays_what_his_notice_printed_is_free_of_it_though_an_older_payment_is_lost():
    story = Story()
    story.pays(date(2025, 9, 1), "100.00")
    desk = story.until(date(2025, 10, 20))
    assert desk.case.debtor(LEA.party_id).notice.cure_amount == Money("549.50")
    desk.play(ReversePayment(ReceiptId("T-1"), desk.today))
    story.receipts = [one for one in story.receipts if one.receipt_id != "T-1"]
    desk = story.until(date(2025, 11, 3))
    story.receipts.append(receipt(date(2025, 11, 3), "549.50", "T-cure"))
    desk = story.until(date(2025, 11, 25))
    assert len(of_kind(desk, NoticeExtinguished)) == 1
    assert desk.case.accelerated_on is None
    assert View(desk.case, desk.procedure, desk.situation).arrears.total == Money("316.50")  # November's, and the 100 €


def test_a_plan_kept_with_interest_waived_lifts_the_entry_that_the_quittance_promises():
    story = Story()
    desk = story.until(date(2025, 10, 16))
    desk.play(ReportFicpDeclared(LEA.party_id, desk.today, "BDF-1"))
    desk = story.until(date(2025, 11, 25))
    plan = agreed_plan(desk.today, "7000.00", 2, date(2025, 12, 20))
    desk.play(replace(plan, conditions=replace(plan.conditions, interest=PlanInterest.WAIVED)))
    desk.play(RecordPayment(receipt(date(2025, 12, 20), "7000.00", "T-all")))
    for _ in range(40):
        desk.today, desk.as_of = desk.today + timedelta(days=1), desk.today
        desk.play(ReachDay(Slot.MORNING))
    assert desk.case.close_reason is CloseReason.PAID
    assert View(desk.case, desk.procedure, desk.situation).outstanding > Money("1.00")
    assert len(of_kind(desk, FicpLiftingPrepared)) == 1


def test_nothing_is_pronounced_before_somebody_has_looked_at_the_insurance():
    story = Story()
    desk = story.until(date(2025, 10, 17))
    desk.play(DeclareVulnerability(FlagKind.UNEMPLOYMENT, LEA.party_id, desk.today, None, PAUL))
    desk = story.until(date(2025, 12, 10))
    assert "L11" not in [code for code, _, _ in desk.sent()]
    desk.play(ApproveAct(Act.ACCELERATION, ANNE, PAUL))
    [*_, refused] = of_kind(desk, CommandRefused)
    assert refused.code == "not_done.check_insurance"
    for task in desk.case.tasks:
        if task.is_open and task.kind in (TaskKind.CHECK_INSURANCE, TaskKind.REVIEW_VULNERABILITY):
            desk.play(FinishTask(task.task_id, desk.today, PAUL, "fait"))
    desk = story.until(date(2025, 12, 16))
    assert "L11" in [code for code, _, _ in desk.sent()]


def test_the_short_clause_of_a_sole_trader_is_the_judge_s_unless_his_business_owes():
    for estate, route in (
        (Estate.PERSONAL, AccelerationRoute.JUDICIAL_TERMINATION),
        (None, AccelerationRoute.JUDICIAL_TERMINATION),
        (Estate.BUSINESS, AccelerationRoute.UNILATERAL),
    ):
        trader = replace(LEA, kind=DebtorKind.SOLE_TRADER, estate=estate)
        assert Story(parties=(trader,), clause_cure_days=8).desk.case.route is route
