"""A measure that still binds somebody who owes nothing is lifted, and the case waits for it."""

from dataclasses import replace
from datetime import date, timedelta

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.enforcement import RenewGrant
from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.events.enforcement import BailiffTold, Subject
from recouvrement.domain.case.events.procedure import AlarmRaised
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from support import bailiff_acts as bailiff
from support.contracts import LEA, NOE
from support.desk import ANNE
from support.stories import Story

HANDED_OVER = date(2025, 12, 18)
ATTACHED_BEFORE = ((LEA, timedelta(days=2)), (NOE, timedelta(days=1)))


def attached():
    desk = Story(parties=(LEA, NOE)).until(HANDED_OVER)
    measures = [bailiff.attached(desk.today - ago, who=party.party_id) for party, ago in ATTACHED_BEFORE]
    bailiff.tell(desk, *measures)
    return desk, measures


def erase(desk, party):
    desk.play(NotifyStage(Freeze(party.party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.DISCHARGED, desk.today)))


def to_be_released(desk):
    return [event.about for event in desk.events if isinstance(event, BailiffTold) and event.subject is Subject.RELEASE]


def test_the_attachment_of_whom_the_debt_is_erased_is_lifted_that_of_the_other_stands():
    desk, (of_lea, _) = attached()
    erase(desk, LEA)
    assert to_be_released(desk) == [of_lea.reference]
    assert desk.case.is_open


def test_a_case_that_nobody_owes_any_more_waits_until_the_measures_are_lifted():
    desk, measures = attached()
    erase(desk, LEA)
    erase(desk, NOE)
    assert to_be_released(desk) == [measure.reference for measure in measures]
    for measure in measures:
        assert desk.case.is_open
        bailiff.tell(desk, bailiff.released(measure.on, measure, measure.party_id))
    assert desk.case.close_reason is CloseReason.DISCHARGED


def test_a_measure_heard_of_after_the_end_is_to_be_lifted_too():
    desk = Story(parties=(LEA, NOE)).until(HANDED_OVER)
    erase(desk, LEA)
    erase(desk, NOE)
    assert desk.case.close_reason is CloseReason.DISCHARGED
    measure = bailiff.attached(desk.today)
    bailiff.tell(desk, measure)
    assert to_be_released(desk) == [measure.reference]


def test_who_does_not_lift_it_is_asked_again_even_when_the_case_is_closed():
    desk = Story(parties=(LEA, NOE)).until(HANDED_OVER)
    erase(desk, LEA)
    erase(desk, NOE)
    bailiff.tell(desk, bailiff.attached(desk.today))
    asked_on = desk.today
    looked_at = next_action_on(desk.case, ReachDay(Slot.CONTACT_HOURS), desk.procedure, desk.situation)
    assert looked_at <= asked_on + timedelta(days=8)
    for days in (7, 8, 9):
        desk.today = asked_on + timedelta(days=days)
        desk.play(ReachDay(Slot.MORNING))
        assert raised(desk, CaseAlarm.RELEASE_AWAITED) == ([] if days < 8 else [asked_on + timedelta(days=8)])


def test_the_access_of_the_bailiff_is_renewed_before_it_ends():
    desk = Story().until(HANDED_OVER)
    judicial = replace(desk.procedure.parameters.judicial, bailiff_access_days=100)
    desk.procedure = replace(desk.procedure, parameters=replace(desk.procedure.parameters, judicial=judicial))
    ends_on = desk.case.handover.handed_over_on + timedelta(days=100)
    for margin in (16, 15, 14):
        desk.today = desk.as_of = ends_on - timedelta(days=margin)
        desk.play(ReachDay(Slot.MORNING))
    assert raised(desk, CaseAlarm.BAILIFF_ACCESS_ENDING) == [ends_on - timedelta(days=15)]
    desk.play(RenewGrant(ANNE.name, "le dossier continue"))
    desk.today = desk.as_of = ends_on
    desk.play(ReachDay(Slot.MORNING))
    assert len(raised(desk, CaseAlarm.BAILIFF_ACCESS_ENDING)) == 1


def raised(desk, kind):
    return [on for on, event in desk.journal if isinstance(event, AlarmRaised) and event.kind is kind]
