"""Courses in which the machine once found the program wrong, as small as it made them."""

from datetime import date, timedelta

from recouvrement.domain.case.commands.enforcement import ReceiveAct
from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.effects import SendNotice
from recouvrement.domain.case.events.people import NoticeExtinguished
from recouvrement.domain.case.events.procedure import AlarmRaised, HandoverRecalled
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, InsolvencyStage
from support import bailiff_acts as bailiff
from support.case_machine import CaseMachine
from support.contracts import LEA
from support.desk import ANNE
from support.watched_contracts import CONSUMER, CONTRACTS

BY_NAME = {contract.name: contract for contract in CONTRACTS}


def under_watch(name, clause, on):
    machine = CaseMachine()
    contract = BY_NAME[name]
    machine.begin(contract, contract.households[0], clause, on)
    return machine


def test_no_alarm_says_that_an_acceleration_was_not_told_on_the_day_on_which_it_comes_next():
    """It was counted from the opening of the case: every revolving credit was late."""
    machine = under_watch("revolving credit", 30, date(2025, 12, 1))
    kinds = [event.kind for event in machine.desk.events if isinstance(event, AlarmRaised)]
    assert "L04" in [code for code, _, _ in machine.desk.sent()]
    assert "ficp.information_late" not in kinds


def test_the_end_of_an_insolvency_that_is_told_twice_is_one():
    machine = under_watch("professional loan", 15, date(2025, 8, 20))
    on = machine.desk.today
    machine.play(NotifyStage(Freeze(LEA.party_id, FreezeReason.INSOLVENCY, InsolvencyStage.ENDED, on, published_on=on)))
    assert machine.desk.witness.seen["DebtorUnfrozen"] == 1


def test_a_plan_that_is_paid_is_closed_and_told_on_the_same_morning():
    machine = under_watch(CONSUMER.name, 30, date(2025, 8, 20))
    machine.a_plan_is_agreed(count=2, by=ANNE, signed=True)
    machine.somebody_pays(part="all", by_feed=True)
    [told] = [on for code, _, on in machine.desk.sent() if code == "L15a"]
    assert machine.desk.case.close_reason is CloseReason.REGULARISED
    assert told == machine.desk.case.closed_on


def test_money_that_takes_a_file_back_extinguishes_its_notice_at_once():
    machine = under_watch(CONSUMER.name, 15, date(2025, 12, 20))
    before = len(machine.desk.events)
    machine.somebody_pays(part="all", by_feed=False)
    kinds = {type(event) for event in machine.desk.events[before:]}
    assert {HandoverRecalled, NoticeExtinguished} <= kinds


def test_an_acceleration_that_money_had_made_void_is_not_pronounced_when_the_post_presents_it():
    machine = under_watch("professional loan", 15, date(2025, 10, 14))
    machine.money_comes_while_a_letter_is_made(expires=False, moment=SendNotice, part="all")
    machine.nothing_disturbs_the_procedure(weeks=1)
    assert machine.desk.case.close_reason is CloseReason.REGULARISED
    assert machine.desk.case.accelerated_on is None


def test_an_answer_that_came_before_any_offer_does_not_accept_the_one_that_follows():
    machine = under_watch("current account", None, date(2025, 8, 25))
    machine.the_holder_answers_the_offer(says=OfferAnswer.ACCEPTED, count=12)
    [answer] = machine.told
    machine.nothing_disturbs_the_procedure(weeks=12)
    machine.desk.again(answer)
    assert machine.desk.case.twelve_instalments is None


def test_no_certificate_makes_an_order_final_while_it_may_be_opposed():
    machine = under_watch("professional loan", 15, date(2025, 8, 20))
    machine.nothing_disturbs_the_procedure(weeks=11)
    today = machine.desk.today
    machine.play(ReceiveAct(bailiff.unopposed(today, LEA.party_id)))
    machine.an_order_is_served(weeks=1)
    assert not machine.desk.case.enforcement.open_against
    machine.play(ReceiveAct(bailiff.unopposed(today + timedelta(days=40), LEA.party_id)))
    machine.nothing_disturbs_the_procedure(weeks=6)
    assert machine.desk.case.enforcement.is_open_against(LEA.party_id)
