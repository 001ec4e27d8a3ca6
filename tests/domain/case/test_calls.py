"""Calls are tasks beside the ladder: whom, when, what to say, and what came of it (domain §4.2, §4.4)."""

from datetime import date, datetime, timedelta

import pytest

from recouvrement.domain.case.commands.dialogue import LogContact
from recouvrement.domain.case.commands.people import RecordDeath
from recouvrement.domain.case.commands.stops import PlaceHold
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.dialogue.calls import why_not_called
from recouvrement.domain.case.dialogue.record import Contact, ContactOutcome, DelayCause
from recouvrement.domain.case.events.dialogue import ContactLogged
from recouvrement.domain.case.events.procedure import AlarmRaised, CommandRefused
from recouvrement.domain.case.events.tasks import TaskDone
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.procedure import Situation
from support.contracts import LEA, NOE, ZOE
from support.desk import ANNE, PAUL, procedure
from support.stories import Story

CALL_DAY = date(2025, 8, 27)  # D+15 of the instalment of 12 August
FIRST = "call:first_call:P-1:2025-08-12"
RULES = procedure().parameters.dialogue


def at_call(*parties):
    return Story(parties=parties or (LEA,)).until(CALL_DAY)


def calls(desk):
    return [task.task_id for task in desk.case.tasks if task.kind is TaskKind.CALL and task.is_open]


def contact(day, outcome=ContactOutcome.VOICEMAIL, *, hour=10, name=None, party=LEA, cause=None):
    at = datetime(day.year, day.month, day.day, hour)  # noqa: DTZ001 - Paris time, as the reader gives it
    return Contact(name or f"CALL-{day}-{hour}", party.party_id, at, outcome, cause)


def logged(desk, *arguments, note="", **named):
    desk.tell(LogContact(contact(desk.today, *arguments, **named), PAUL, note))


def alarms(desk):
    return [event.sentence for event in desk.events if isinstance(event, AlarmRaised) and "contact" in event.kind]


def test_a_call_is_due_a_fortnight_after_the_unpaid_instalment_and_says_what_to_say():
    desk = at_call()
    assert calls(desk) == [FIRST]
    assert desk.case.task(FIRST).sentence.startswith("Prendre contact")
    assert not calls(Story().until(CALL_DAY - timedelta(days=1)))


def test_each_borrower_is_called_and_no_guarantor():
    assert calls(at_call(LEA, NOE, ZOE)) == [FIRST, FIRST.replace("P-1", "P-2")]


def test_somebody_who_was_reached_is_not_called_again():
    desk = at_call()
    logged(desk, ContactOutcome.REACHED, cause=DelayCause.FORGOTTEN, note="paiera vendredi")
    assert calls(desk) == []
    assert TaskDone(FIRST, CALL_DAY, PAUL, "joint") in desk.events


def test_a_voicemail_leaves_the_call_to_be_made_and_three_give_it_up():
    story = Story()
    for days in (0, 1, 2):
        story.until(CALL_DAY + timedelta(days=days))
        assert calls(story.desk) == [FIRST]
        logged(story.desk)
    assert calls(story.desk) == []
    assert story.desk.case.task(FIRST).owner == PAUL


def test_a_payment_a_hold_or_a_death_drops_the_call_and_the_end_of_the_hold_brings_it_back():
    desk = at_call()
    desk.tell(PlaceHold(Hold("H-1", HoldReason.OTHER, CALL_DAY, CALL_DAY), ANNE.name))
    assert calls(desk) == []
    story = Story()
    story.until(CALL_DAY)
    story.desk.tell(PlaceHold(Hold("H-1", HoldReason.OTHER, CALL_DAY, CALL_DAY), ANNE.name))
    story.until(CALL_DAY + timedelta(days=3))
    assert calls(story.desk) == [FIRST]
    story.desk.tell(RecordDeath(LEA.party_id, story.desk.today))
    assert calls(story.desk) == []


def test_nobody_is_called_for_less_than_fifty_euros():
    story = Story()
    story.pays(date(2025, 8, 20), "180.00")
    assert calls(story.until(CALL_DAY)) == []


def test_a_stale_feed_opens_no_call_and_closes_none():
    story = Story()
    story.until(CALL_DAY - timedelta(days=1))
    stale = story.desk
    stale.today = CALL_DAY
    assert Situation(stale.today, CALL_DAY - timedelta(days=3), CALL_DAY - timedelta(days=3)).is_fresh is False
    desk = at_call()
    desk.as_of = CALL_DAY - timedelta(days=4)
    logged(desk)
    assert calls(desk) == [FIRST]


def test_a_wrong_number_is_searched_before_anybody_calls_again():
    story = Story()
    story.until(CALL_DAY)
    logged(story.desk, ContactOutcome.WRONG_NUMBER, name="CALL-1")
    assert calls(story.desk) == []
    story.until(CALL_DAY + timedelta(days=1))
    story.desk.tell(FinishTask("find_number:CALL-1", story.desk.today, PAUL, "trouvé à l’agence"))
    story.until(CALL_DAY + timedelta(days=2))
    assert calls(story.desk) == [FIRST]


def test_a_call_told_twice_counts_once():
    desk = at_call()
    logged(desk)
    logged(desk)
    assert len([event for event in desk.events if isinstance(event, ContactLogged)]) == 1


@pytest.mark.parametrize(
    ("tried", "reason"),
    [
        ([], None),
        ([CALL_DAY], "déjà appelé ce jour"),
        ([CALL_DAY - timedelta(days=days) for days in (1, 2, 6)], "déjà appelé 3 fois en sept jours"),
        ([CALL_DAY - timedelta(days=days) for days in (1, 2, 7)], None),
        ([CALL_DAY + timedelta(days=1)], None),
    ],
)
def test_one_person_is_called_once_a_day_and_three_times_in_seven_days(tried, reason):
    assert why_not_called([contact(day) for day in tried], CALL_DAY, RULES) == reason


@pytest.mark.parametrize("day", [date(2025, 8, 31), date(2025, 11, 11)])
def test_nobody_is_called_on_a_sunday_or_a_public_holiday(day):
    assert "dimanche" in why_not_called([], day, RULES)


@pytest.mark.parametrize("hour", [8, 20])
def test_a_call_out_of_hours_is_written_down_and_told_to_the_supervisor(hour):
    desk = at_call()
    logged(desk, hour=hour)
    assert alarms(desk) == ["LOAN-1-01 : appel hors des heures permises"]
    assert desk.case.dialogue.contacts


def test_a_second_call_of_the_day_is_told_to_the_supervisor():
    desk = at_call()
    logged(desk, hour=10)
    logged(desk, hour=15)
    assert alarms(desk) == ["LOAN-1-01 : déjà appelé ce jour"]


@pytest.mark.parametrize(
    "note", ["C'est un VOLEUR", "il est dépressif", "part au ramadan", "délégué  syndicaliste", "atteinte d’un cancer"]
)
def test_a_note_of_insults_health_religion_or_politics_is_refused_and_not_repeated(note):
    desk = at_call()
    logged(desk, note=note)
    refused = desk.events[-1]
    assert isinstance(refused, CommandRefused)
    assert refused.code == "forbidden_words"
    assert not desk.case.dialogue.contacts
    assert note.split()[-1].lower() not in refused.sentence


@pytest.mark.parametrize(
    "note", ["", "Victime d’une escroquerie, plainte déposée", "Habite rue de l’Église", "a changé de banque"]
)
def test_an_honest_note_is_kept(note):
    desk = at_call()
    logged(desk, note=note)
    assert desk.case.dialogue.contacts


def test_a_cause_is_told_by_the_debtor_himself():
    desk = at_call()
    logged(desk, ContactOutcome.THIRD_PARTY, cause=DelayCause.LOSS_OF_INCOME)
    assert desk.events[-1].code == "nobody_reached"
