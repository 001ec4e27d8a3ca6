"""What a guarantor is told, and what the bank loses against him when he is told late (CC 2302, 2303; domain §2)."""

from dataclasses import replace
from datetime import date, timedelta

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.acts import AcceptFeed, ApproveAct, Person
from recouvrement.domain.case.commands.claim import ReversePayment
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.commands.stops import PlaceHold, RaiseDispute, ResolveDispute
from recouvrement.domain.case.effects import WriteLetter
from recouvrement.domain.case.letters.record import Channel, Letter, LetterState
from recouvrement.domain.case.money.guarantors import interest_lost, lost_days
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.disputes import Dispute, Grievance, Outcome, Resolution
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import LetterId, PartyId, PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.law.periods import Days
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind
from recouvrement.domain.procedure import Situation
from support.contracts import LEA, NOE, ZOE
from support.desk import ANNE, PAUL
from support.stories import Story

ZOE_ID = PartyId("P-3")


def sent_to(desk, party_id=ZOE_ID):
    return [(code, on) for code, party, on in desk.sent() if party == party_id]


def letter(code, on, step):
    return Letter(
        letter_id=LetterId(f"{code}-{on}"),
        code=code,
        step=step,
        party_id=ZOE_ID,
        party_version=1,
        channel=Channel.REGISTERED,
        amount=Money("0.00"),
        received=Money("0.00"),
        requested_on=on,
        state=LetterState.SENT,
        sent_on=on,
    )


def told_on(desk, *letters):
    first = letter("L03", date(2025, 9, 12), "guarantor_information")
    return replace(desk.case, letters=(first, *letters))


def test_each_year_he_is_told_what_stood_on_31_december_until_the_debt_is_gone():
    story = Story(parties=(LEA, ZOE), approves=False)
    desk = story.until(date(2027, 1, 10))
    assert [(code, on) for code, on in sent_to(desk) if code == "L16"] == [
        ("L16", date(2026, 1, 2)),
        ("L16", date(2027, 1, 4)),
    ]


def test_neither_a_hold_nor_a_small_sum_keeps_the_yearly_letter_in():
    story = Story(parties=(LEA, ZOE), approves=False)
    story.until(date(2025, 12, 30)).tell(PlaceHold(Hold("H-1", HoldReason.OTHER, date(2025, 12, 30), None), ANNE.name))
    story.pays(date(2025, 12, 30), "1070.50")  # ten euros are left of five instalments of 216.50
    desk = story.until(date(2026, 1, 5))
    assert sent_to(desk)[-1] == ("L16", date(2026, 1, 2))


def test_a_company_that_guarantees_is_not_told_every_year():
    company = replace(ZOE, kind=DebtorKind.PROFESSIONAL)
    desk = Story(parties=(LEA, company), approves=False).until(date(2026, 1, 10))
    assert "L16" not in [code for code, _ in sent_to(desk)]


def test_told_in_time_he_owes_all_the_interest():
    desk = Story(parties=(LEA, ZOE), approves=False).until(date(2025, 9, 20))
    assert lost_days(desk.case, desk.case.debtor(ZOE_ID), desk.today, desk.procedure.parameters) == ()


def test_not_told_within_the_month_he_loses_nothing_and_the_bank_the_interest_since_the_incident():
    desk = Story(parties=(LEA, ZOE), approves=False).until(date(2025, 9, 1))
    zoe, rules = desk.case.debtor(ZOE_ID), desk.procedure.parameters
    assert lost_days(desk.case, zoe, date(2025, 9, 12), rules) == ()
    assert lost_days(desk.case, zoe, date(2025, 9, 13), rules) == (Days(date(2025, 8, 12), None),)
    assert lost_days(desk.case, desk.case.debtor("P-1"), date(2025, 9, 13), rules) == ()


def test_a_year_that_was_missed_costs_the_interest_since_the_information_before():
    desk = Story(parties=(LEA, ZOE), approves=False).until(date(2025, 9, 20))
    zoe, rules = desk.case.debtor(ZOE_ID), desk.procedure.parameters
    in_time = told_on(desk, letter("L16", date(2026, 2, 10), "guarantor_year:2026"))
    assert lost_days(in_time, zoe, date(2026, 12, 31), rules) == ()
    missed = lost_days(in_time, zoe, date(2027, 6, 1), rules)
    assert missed == (Days(date(2026, 2, 11), None),)
    late = told_on(desk, letter("L16", date(2026, 5, 20), "guarantor_year:2026"))
    assert lost_days(late, zoe, date(2026, 12, 31), rules) == (Days(date(2025, 4, 1), date(2026, 5, 20)),)
    assert lost_days(told_on(desk), zoe, date(2026, 3, 31), rules) == ()
    assert lost_days(told_on(desk), zoe, date(2026, 4, 1), rules) == (Days(date(2025, 4, 1), None),)


def test_the_interest_lost_is_that_of_the_instalments_of_those_days():
    desk = Story(parties=(LEA, ZOE), approves=False).until(date(2025, 11, 20))
    assert interest_lost(desk.case, (Days(date(2025, 9, 1), date(2025, 10, 12)),)) == Money("30.00")
    assert interest_lost(desk.case, ()) == Money("0.00")


def test_after_the_acceleration_late_interest_of_those_days_is_lost_too():
    desk = Story(parties=(LEA, ZOE)).until(date(2025, 12, 2))
    zoe = desk.case.debtor(ZOE_ID)
    plain = View(desk.case, desk.procedure, Situation(date(2026, 6, 1), None, None))
    assert plain.lost_days(zoe) == (Days(date(2025, 4, 1), None),)  # no letter since the year began
    assert plain.statement_for(zoe).interest_lines == ()
    assert plain.asked_of(zoe) < plain.asked_of(desk.case.debtor("P-1"))


def test_a_payment_that_he_was_told_of_and_that_is_lost_is_told_again():
    story = Story(parties=(LEA, ZOE), approves=False)
    story.pays(date(2025, 8, 20), "100.00")
    desk = story.until(date(2025, 9, 20))
    assert [code for code, _ in sent_to(desk)] == ["L03"]
    desk.tell(ReversePayment(story.receipts[-1].receipt_id, desk.today))
    desk = story.until(date(2025, 9, 25))
    assert [code for code, _ in sent_to(desk)] == ["L03", "L03"]
    assert [code for code, _ in sent_to(story.until(date(2025, 10, 10)))] == ["L03", "L03"]


def test_who_filed_for_over_indebtedness_is_told_what_the_law_orders_and_nothing_else():
    story = Story(parties=(LEA, NOE, ZOE), approves=False)
    filed = Freeze(LEA.party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.FILED, story.desk.today)
    story.desk.tell(NotifyStage(filed))
    desk = story.until(date(2025, 12, 1))
    assert [code for code, _ in sent_to(desk, "P-1")] == ["L01"]
    assert "L10" in [code for code, _ in sent_to(desk, "P-2")]


def test_the_decision_on_a_dispute_is_written_to_whoever_contested():
    story = Story(parties=(LEA, NOE, ZOE), approves=False)
    desk = story.until(date(2025, 9, 1))
    for dispute_id, party_id in (("D-1", "P-2"), ("D-2", "P-3"), ("D-3", None)):
        desk.tell(RaiseDispute(Dispute(dispute_id, desk.today, Grievance.AMOUNT, party_id), ANNE.name))
        decided = Resolution(dispute_id, desk.today, Outcome.REJECTED, "Le décompte a été vérifié.")
        desk.tell(ResolveDispute(decided, ANNE.name))
    desk = story.until(date(2025, 9, 10))
    answers = sorted((one.step, one.party_id) for one in desk.case.letters if one.code == "L17" and one.is_sent)
    assert answers == [
        ("dispute_answer:D-1", "P-2"),
        ("dispute_answer:D-3", "P-1"),
        ("dispute_answer:D-3", "P-2"),
        ("dispute_answer_to_guarantor:D-2", "P-3"),
    ]


def test_a_decision_without_its_words_is_written_by_a_person():
    story = Story(approves=False)
    desk = story.until(date(2025, 9, 1))
    desk.tell(RaiseDispute(Dispute("D-1", desk.today), ANNE.name))
    desk.tell(ResolveDispute(Resolution("D-1", desk.today, Outcome.REJECTED), ANNE.name))
    desk = story.until(date(2025, 9, 2))
    assert TaskKind.WRITE_ANSWER in [task.kind for task in desk.case.tasks]


def stale(today=date(2025, 8, 20)):
    """The first letter was owed on the 18th; no night was reported since the 16th."""
    desk = Story().until(date(2025, 8, 17))
    while desk.today < today:
        desk.today += timedelta(days=1)
        desk.tell(ReachDay(Slot.MORNING))
    return desk


def test_a_named_person_lets_a_legal_letter_leave_on_old_facts():
    desk = stale()
    assert [task.kind for task in desk.case.tasks] == [TaskKind.RELEASE_LEGAL_LETTER]
    desk.tell(AcceptFeed(ANNE, "Flux en panne, lettre due."))
    assert desk.case.tasks == ()
    desk.today += timedelta(days=1)
    assert [type(one) for one in desk.tell(ReachDay(Slot.MORNING))] == [WriteLetter]
    assert desk.case.letters[-1].code == "L01"


def test_his_word_is_for_that_day_and_the_next_working_one():
    desk = stale()
    desk.tell(AcceptFeed(ANNE, "Flux en panne, lettre due."))
    desk.today += timedelta(days=2)
    desk.tell(ReachDay(Slot.MORNING))
    assert desk.case.letters == ()
    assert [task.kind for task in desk.case.tasks] == [TaskKind.RELEASE_LEGAL_LETTER]


def test_an_agent_does_not_decide_it_nor_anybody_when_nothing_waits():
    desk = stale()
    desk.tell(AcceptFeed(Person(PersonName("Paul Agent"), Level.AGENT), "Je prends sur moi."))
    assert desk.events[-1].code == "beyond_delegation"
    fresh = Story().until(date(2025, 8, 17))
    fresh.tell(AcceptFeed(ANNE, "Par prudence."))
    assert fresh.events[-1].code == "not_waiting"


def test_a_reminder_never_leaves_on_old_facts():
    desk = Story().until(date(2025, 8, 31))
    for _ in range(4):
        desk.today += timedelta(days=1)
        desk.tell(ReachDay(Slot.MORNING))
        desk.tell(AcceptFeed(ANNE, "Flux en panne."))
    assert {one.code for one in desk.case.letters} == {"L01"}


def test_a_write_off_does_not_end_the_yearly_information():
    story = Story(parties=(LEA, ZOE))
    desk = story.until(date(2025, 11, 25))
    desk.play(ApproveAct(Act.WRITE_OFF, ANNE, PAUL))
    assert not desk.case.is_open
    planned = next_action_on(desk.case, ReachDay(Slot.CONTACT_HOURS), desk.procedure, desk.situation)
    assert planned is not None
    desk.today = desk.as_of = max(planned, date(2026, 1, 5))
    for _ in range(5):
        desk.play(ReachDay(Slot.MORNING))
        desk.today, desk.as_of = desk.today + timedelta(days=1), desk.today
    assert [(party, on.year) for code, party, on in desk.sent() if code == "L16"] == [(ZOE_ID, 2026)]
