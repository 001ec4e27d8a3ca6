"""From the order to its enforcement, debtor by debtor."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from recouvrement.domain.case.commands.people import NotifyStage, ReviewFreeze
from recouvrement.domain.case.commands.stops import PlaceHold, RaiseDispute
from recouvrement.domain.case.enforcement.acts import AgreementRecord, OrderRefused, OrderRequested, Served, ServiceMode
from recouvrement.domain.case.enforcement.orders import OrderStatus, opposition_until, standing, suits
from recouvrement.domain.case.events.enforcement import EnforcementOpened, EnforcementStopped
from recouvrement.domain.case.events.procedure import CommandRefused
from recouvrement.domain.case.state import Phase
from recouvrement.domain.case.stops.disputes import Dispute
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import ActReference, PartyId
from recouvrement.domain.money import Money
from support import bailiff_acts as bailiff
from support.contracts import LEA, NOE
from support.desk import ANNE
from support.plans import agreed_plan, with_noe
from support.stories import Story

HANDED = date(2025, 12, 18)
GRANTED = date(2026, 1, 12)
SERVED = date(2026, 1, 29)
P1, P2 = PartyId("P-1"), PartyId("P-2")


@pytest.fixture
def story():
    told = Story(parties=(LEA, NOE))
    told.until(HANDED)
    assert told.desk.case.phase is Phase.LITIGATION
    return told


def enforced(story):
    """The order is final against both."""
    bailiff.tell(story.desk, bailiff.granted(GRANTED), bailiff.served(SERVED), bailiff.served(SERVED, P2))
    return story.until(date(2026, 4, 2))


def at(desk, day):
    return View(desk.case, desk.procedure, replace(desk.situation, today=day))


def status(desk, day, who=P1):
    found = standing(who, at(desk, day))
    return None if found is None else found.status


def test_nothing_is_asked_of_a_court_until_an_act_says_so(story):
    desk = story.desk
    assert status(desk, HANDED) is None
    bailiff.tell(desk, OrderRequested(ActReference("R-1"), HANDED))
    assert status(desk, HANDED) is OrderStatus.ORDER_REQUESTED
    bailiff.tell(desk, OrderRefused(ActReference("R-2"), GRANTED))
    assert status(desk, GRANTED) is OrderStatus.ORDER_REFUSED


def test_an_order_before_september_2026_lapses_after_six_months_for_whoever_was_not_served(story):
    desk = story.desk
    bailiff.tell(desk, bailiff.granted(GRANTED), bailiff.served(SERVED))
    assert status(desk, date(2026, 7, 13)) is OrderStatus.ORDER_FINAL
    assert status(desk, date(2026, 7, 13), P2) is OrderStatus.ORDER_GRANTED  # 12 July is a Sunday
    assert status(desk, date(2026, 7, 14), P2) is OrderStatus.ORDER_LAPSED


def test_a_service_after_the_order_lapsed_is_none(story):
    desk = story.desk
    bailiff.tell(desk, bailiff.granted(GRANTED), bailiff.served(date(2026, 7, 15)))
    assert status(desk, date(2026, 8, 1)) is OrderStatus.ORDER_LAPSED
    assert not list(suits(desk.case, P1, desk.procedure.parameters))


def test_a_part_refused_makes_the_order_partial(story):
    bailiff.tell(story.desk, bailiff.granted(GRANTED, refused="551.60"))
    assert status(story.desk, GRANTED) is OrderStatus.ORDER_PARTIAL


def test_two_months_of_silence_make_it_final(story):
    desk = story.desk
    bailiff.tell(desk, bailiff.granted(GRANTED), bailiff.served(SERVED))
    assert status(desk, SERVED) is OrderStatus.ORDER_SERVED
    assert opposition_until(P1, at(desk, SERVED)) == date(2026, 3, 2)  # 28 February is a Saturday
    assert status(desk, date(2026, 3, 30)) is OrderStatus.ORDER_SERVED
    assert status(desk, date(2026, 3, 31)) is OrderStatus.ORDER_FINAL  # 29 March is a Sunday


def test_the_registry_s_certificate_makes_it_final_at_once(story):
    bailiff.tell(story.desk, bailiff.granted(GRANTED), bailiff.served(SERVED), bailiff.unopposed(date(2026, 3, 5)))
    assert status(story.desk, date(2026, 3, 4)) is OrderStatus.ORDER_SERVED
    assert status(story.desk, date(2026, 3, 5)) is OrderStatus.ORDER_FINAL


def test_served_elsewhere_than_in_person_he_may_oppose_until_a_month_after_the_first_measure(story):
    desk = story.desk
    bailiff.tell(desk, bailiff.granted(GRANTED), bailiff.served(SERVED, mode=ServiceMode.HOME))
    assert opposition_until(P1, at(desk, SERVED)) is None
    bailiff.tell(desk, bailiff.attached(date(2026, 4, 7)))
    assert opposition_until(P1, at(desk, SERVED)) == date(2026, 5, 7)


def test_an_opposition_leads_to_a_judgment_that_counts_once_it_is_served(story):
    desk = story.desk
    bailiff.tell(desk, bailiff.granted(GRANTED), bailiff.served(SERVED), bailiff.opposed(date(2026, 2, 10)))
    assert status(desk, date(2026, 6, 1)) is OrderStatus.OPPOSITION_FILED
    assert status(desk, date(2026, 6, 1), P2) is OrderStatus.ORDER_GRANTED
    bailiff.tell(desk, bailiff.judged(date(2026, 6, 2)))
    assert status(desk, date(2026, 6, 2)) is OrderStatus.ORDER_GRANTED
    bailiff.tell(desk, bailiff.served(date(2026, 6, 20), paper=Served.JUDGMENT))
    assert status(desk, date(2026, 6, 20)) is OrderStatus.ORDER_FINAL


def test_a_judgment_that_grants_nothing_is_a_refusal(story):
    bailiff.tell(story.desk, bailiff.judged(date(2026, 6, 2), principal="0.00"))
    assert status(story.desk, date(2026, 6, 2)) is OrderStatus.ORDER_REFUSED


def test_ten_years_run_again_from_each_act_of_enforcement(story):
    desk = story.desk
    bailiff.tell(desk, bailiff.granted(GRANTED), bailiff.served(SERVED))
    assert standing(P1, at(desk, date(2030, 1, 1))).expires_on == date(2036, 1, 29)
    assert status(desk, date(2036, 1, 30)) is OrderStatus.ORDER_LAPSED
    bailiff.tell(desk, bailiff.commanded(date(2035, 6, 1)))
    assert status(desk, date(2036, 1, 30)) is OrderStatus.ORDER_FINAL
    assert standing(P1, at(desk, date(2036, 1, 30))).expires_on == date(2045, 6, 1)


def test_the_case_is_enforced_from_the_morning_after_the_silence_and_against_him_alone(story):
    desk = story.desk
    bailiff.tell(desk, bailiff.granted(GRANTED), bailiff.served(SERVED))
    story.until(date(2026, 3, 30))
    assert desk.case.phase is Phase.LITIGATION
    story.until(date(2026, 3, 31))
    assert desk.case.phase is Phase.ENFORCEMENT
    assert [event for event in desk.events if isinstance(event, EnforcementOpened)] == [
        EnforcementOpened(P1, date(2026, 3, 31), date(2026, 3, 31))
    ]


def test_an_opposition_heard_of_late_stops_what_the_silence_had_opened(story):
    desk = story.desk
    bailiff.tell(desk, bailiff.granted(GRANTED), bailiff.served(SERVED))
    story.until(date(2026, 4, 2))
    bailiff.tell(desk, bailiff.opposed(date(2026, 2, 20)))
    assert desk.events[-2:-1] == [EnforcementStopped(P1, "OPPOSITION_FILED", date(2026, 4, 2))]
    assert desk.case.phase is Phase.LITIGATION


def test_a_freeze_stops_it_for_him_the_same_day_and_not_for_the_other(story):
    desk = enforced(story)
    over = FreezeReason.OVER_INDEBTEDNESS
    desk.play(NotifyStage(Freeze(P1, over, Stage.ADMISSIBLE, date(2026, 4, 2))))
    assert [one.party_id for one in desk.case.enforcement.open_against] == [P2]
    assert desk.case.handover.title_only == (P1,)
    story.until(date(2026, 4, 8))
    desk.play(NotifyStage(Freeze(P1, over, Stage.ENDED, date(2026, 4, 8))))
    assert desk.case.handover.title_only == (P1,)  # nobody has looked yet
    desk.play(ReviewFreeze(P1, date(2026, 4, 8), ANNE.name))
    assert {one.party_id for one in desk.case.enforcement.open_against} == {P1, P2}
    assert desk.case.handover.title_only == ()


def test_a_plan_signed_with_the_bank_stops_the_bailiff_until_it_lapses(story):
    desk = enforced(story)
    desk.play(with_noe(agreed_plan(desk.today, "3000.00", 10, date(2026, 5, 5))))
    assert desk.case.phase is Phase.PLAN
    assert EnforcementStopped(P1, "plan", desk.today) in desk.events
    assert desk.case.handover.title_only == (P1, P2)
    story.until(date(2026, 5, 20))  # due + 15, nothing was paid
    assert desk.case.phase is Phase.ENFORCEMENT
    assert desk.case.handover.title_only == ()


def test_the_bailiff_draws_himself_the_consequences_of_the_agreement_that_he_recorded():
    story = Story()
    story.until(HANDED)
    bailiff.tell(story.desk, bailiff.granted(GRANTED), bailiff.served(SERVED))
    desk = story.until(date(2026, 4, 2))
    bailiff.tell(desk, AgreementRecord(ActReference("A-1"), desk.today, P1, 10, date(2026, 5, 5), Money("300.00")))
    assert desk.case.phase is Phase.PLAN
    assert desk.case.handover.title_only == ()
    assert [letter.code for letter in story.until(date(2026, 5, 25)).case.letters if letter.code == "L14"] == []
    assert desk.case.phase is Phase.ENFORCEMENT  # nothing came within fifteen days of 5 May


@pytest.mark.parametrize("told", list(permutations(range(3))))
def test_the_last_agreement_stands_in_whatever_order_they_are_heard_of_and_both_may_sign_one(story, told):
    desk = enforced(story)
    first, second = date(2026, 3, 20), date(2026, 3, 30)
    records = (
        AgreementRecord(ActReference("A-1"), first, P1, 10, date(2026, 5, 5), Money("300.00")),
        AgreementRecord(ActReference("A-2"), second, P1, 20, date(2026, 5, 5), Money("150.00")),
        AgreementRecord(ActReference("A-3"), second, P2, 20, date(2026, 5, 5), Money("150.00")),
    )
    bailiff.tell(desk, *(records[number] for number in told))
    [standing_plan] = [plan for plan in desk.case.plans if plan.is_in_force]
    assert (standing_plan.conditions.terms.count, standing_plan.in_force_on) == (20, second)
    assert {signature.party_id for signature in standing_plan.signatures} == {P1, P2}


def test_who_is_left_alone_by_a_named_person_is_left_alone_by_the_bailiff_too_and_no_day_longer(story):
    desk = enforced(story)
    desk.play(PlaceHold(Hold("H-1", HoldReason.FRAUD, date(2026, 4, 8), date(2026, 4, 21), P1), ANNE.name))
    assert desk.case.handover.title_only == ()
    story.until(date(2026, 4, 8))
    assert desk.case.handover.title_only == (P1,)
    story.until(date(2026, 4, 21))
    assert desk.case.handover.title_only == (P1,)
    story.until(date(2026, 4, 22))
    assert desk.case.handover.title_only == ()
    assert {one.party_id for one in desk.case.enforcement.open_against} == {P1, P2}


def test_a_debtor_who_contests_before_the_bank_does_not_stop_an_order_that_is_final(story):
    desk = enforced(story)
    desk.play(RaiseDispute(Dispute("D-1", desk.today), ANNE.name))
    assert desk.case.handover.title_only == ()


def test_in_whatever_order_the_acts_arrive_the_case_is_the_same():
    told = [
        bailiff.granted(GRANTED),
        bailiff.served(SERVED),
        bailiff.unopposed(date(2026, 3, 5)),
        bailiff.costs(SERVED, "72.16"),
    ]
    ends = set()
    for order in permutations(told):
        story = Story()
        story.until(date(2026, 3, 6))
        bailiff.tell(story.desk, *order)
        kept = story.desk.case.enforcement
        ends.add(
            (
                kept.acts,
                kept.open_against,
                View(story.desk.case, story.desk.procedure, story.desk.situation).outstanding,
            )
        )
    assert len(ends) == 1


def test_an_act_counts_once_and_its_name_is_nobody_else_s(story):
    desk, act = story.desk, bailiff.served(SERVED)
    bailiff.tell(desk, act)
    before = len(desk.events)
    bailiff.tell(desk, act)
    assert len(desk.events) == before
    bailiff.tell(desk, replace(act, on=SERVED + timedelta(days=1)))
    assert isinstance(desk.events[-1], CommandRefused)
    assert desk.events[-1].code == "reference_taken"


def test_no_act_comes_of_a_file_that_no_bailiff_has():
    desk = Story().until(date(2025, 9, 3))
    bailiff.tell(desk, bailiff.served(SERVED))
    assert desk.events[-1].code == "not_handed_over"


def test_an_act_against_a_stranger_is_refused(story):
    bailiff.tell(story.desk, bailiff.served(SERVED, PartyId("P-99")))
    assert story.desk.events[-1].code == "unknown_debtor"
