"""Two views of one debt: who is accelerated owes the whole, who is not his instalments; a file names whom it may."""

from dataclasses import replace
from datetime import date

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.commands.files import WaiveExhibit
from recouvrement.domain.case.commands.people import RecordDeath
from recouvrement.domain.case.events.procedure import AlarmRaised, CommandRefused, HandoverReleased
from recouvrement.domain.case.handover.exhibits import missing_exhibits
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.view import View
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind
from support.contracts import LEA, NOE
from support.desk import ANNE, PAUL
from support.stories import Story

FIRST_DAY = date(2025, 11, 18)  # the cure periods ended on the 17th


def accelerated_against_lea(until, parties=(LEA, NOE)):
    story = Story(parties=parties)
    story.desk.approves = False
    desk = story.until(FIRST_DAY)
    desk.play(ApproveAct(Act.ACCELERATION, ANNE, PAUL, parties=(LEA.party_id,)))
    story.until(until)
    return story


def approve(desk, act, *parties):
    for code in missing_exhibits(desk.case) if act is Act.HANDOVER else ():
        desk.play(WaiveExhibit(code, ANNE.name, "not filed by the bank"))
    desk.play(ApproveAct(act, ANNE, PAUL, parties=tuple(party.party_id for party in parties)))


def asked(desk, party):
    view = View(desk.case, desk.procedure, desk.situation)
    return view.asked_of(desk.case.debtor(party.party_id))


def released(desk):
    return [event.parties for event in desk.events if isinstance(event, HandoverReleased)]


def told(desk, code):
    return [party for known, party, _ in desk.sent() if known == code]


def test_whom_the_acceleration_does_not_name_owes_instalments_that_go_on_falling_due():
    desk = accelerated_against_lea(date(2025, 12, 1)).desk
    assert asked(desk, LEA) > Money("7000.00")
    assert asked(desk, NOE) == Money("866.00")  # four of 216.50 €
    before = asked(desk, LEA)
    desk = accelerated_against_lea(date(2025, 12, 14)).desk
    assert asked(desk, NOE) == Money("1082.50")
    assert before < asked(desk, LEA) < before + Money("20.00")  # of the whole, nothing falls due a second time


def test_one_payment_lessens_both_views():
    story = accelerated_against_lea(date(2025, 12, 1))
    before = asked(story.desk, LEA)
    story.pays(date(2025, 12, 1), "100.00")
    desk = story.until(date(2025, 12, 2))
    assert asked(desk, NOE) == Money("766.00")
    assert asked(desk, LEA) < before - Money("98.00")


def test_he_is_not_in_the_file_and_a_person_hears_of_it():
    story = accelerated_against_lea(date(2025, 12, 8))
    approve(story.desk, Act.HANDOVER)
    desk = story.until(date(2025, 12, 18))
    assert released(desk) == [(LEA.party_id,)]
    assert told(desk, "L13") == [LEA.party_id]
    alarms = [event.key for event in desk.events if isinstance(event, AlarmRaised)]
    assert [key for key in alarms if key.startswith("apart:")] == [f"apart:{desk.case.handover.file_id}:{NOE.party_id}"]
    assert CaseAlarm.DEBTOR_NOT_SUED in {event.kind for event in desk.events if isinstance(event, AlarmRaised)}


def test_a_later_decision_may_name_him_and_the_file_then_claims_the_whole_from_both():
    story = accelerated_against_lea(date(2025, 12, 1))
    approve(story.desk, Act.ACCELERATION, NOE)
    desk = story.until(date(2025, 12, 5))
    assert told(desk, "L11") == [LEA.party_id, NOE.party_id]
    assert desk.case.accelerated_on == desk.case.debtor(NOE.party_id).accelerated_on  # the latest of their dates
    desk = story.until(date(2025, 12, 21))
    approve(desk, Act.HANDOVER)
    desk = story.until(date(2025, 12, 24))
    assert released(desk) == [(LEA.party_id, NOE.party_id)]


def test_once_the_file_is_with_the_bailiff_no_later_decision_changes_what_it_claims():
    story = accelerated_against_lea(date(2025, 12, 8))
    approve(story.desk, Act.HANDOVER)
    desk = story.until(date(2025, 12, 18))
    approve(desk, Act.ACCELERATION, NOE)
    assert isinstance(desk.events[-1], CommandRefused)
    assert desk.events[-1].code == "not_required"


def both_accelerated(until):
    story = Story(parties=(LEA, NOE))
    story.desk.approves = False
    desk = story.until(FIRST_DAY)
    approve(desk, Act.ACCELERATION)
    story.until(until)
    return story


def test_a_file_approved_against_one_is_against_him_alone():
    story = both_accelerated(date(2025, 12, 8))
    approve(story.desk, Act.HANDOVER, NOE)
    desk = story.until(date(2025, 12, 18))
    assert released(desk) == [(NOE.party_id,)]
    assert told(desk, "L13") == [NOE.party_id]


def test_the_dead_are_not_sued():
    story = both_accelerated(date(2025, 12, 8))
    story.desk.play(RecordDeath(LEA.party_id, story.desk.today))
    approve(story.desk, Act.HANDOVER)
    assert released(story.until(date(2025, 12, 18))) == [(NOE.party_id,)]


def test_a_minor_is_neither_put_on_notice_nor_sued():
    story = accelerated_against_lea(date(2025, 12, 8), (LEA, replace(NOE, kind=DebtorKind.MINOR)))
    approve(story.desk, Act.HANDOVER)
    desk = story.until(date(2025, 12, 18))
    assert released(desk) == [(LEA.party_id,)]
    assert NOE.party_id not in {party for _, party, _ in desk.sent()}
