"""A measure that still binds somebody who owes nothing is lifted, and the case waits for it."""

from datetime import date, timedelta

from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.events.enforcement import BailiffTold, Subject
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from support import bailiff_acts as bailiff
from support.contracts import LEA, NOE
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
