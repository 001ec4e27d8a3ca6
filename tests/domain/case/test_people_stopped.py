"""Deaths, grace periods, sole traders, spouses, minors: who is written to, and what a person then owes."""

from dataclasses import replace
from datetime import date

from recouvrement.domain.case.commands.people import ChangeDebtor, NotifyStage, RecordDeath
from recouvrement.domain.case.commands.stops import GrantGracePeriod
from recouvrement.domain.case.events.tasks import TaskOpened
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.stops.grace_periods import GracePeriod, ScheduledPayment
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind, DebtorRole, Estate
from support.contracts import LEA, NOE, ZOE
from support.stories import Story

SPOUSE = replace(NOE, role=DebtorRole.SPOUSE)
MINOR = replace(NOE, kind=DebtorKind.MINOR)
TRADER = replace(LEA, kind=DebtorKind.SOLE_TRADER)


def opened(desk):
    return {event.kind: event.due_on for event in desk.events if isinstance(event, TaskOpened)}


def sent_to(desk, party_id):
    return [code for code, party, _ in desk.sent() if party == party_id]


def test_a_death_calls_for_the_insurer_the_notary_and_after_four_months_the_heirs():
    story = Story(parties=(LEA, NOE), approves=False)
    desk = story.until(date(2025, 9, 8))
    desk.tell(RecordDeath("P-1", date(2025, 9, 5)))
    desk = story.until(date(2025, 9, 9))
    assert opened(desk)[TaskKind.CLAIM_FROM_INSURER] == opened(desk)[TaskKind.WRITE_TO_NOTARY] == date(2025, 9, 12)
    assert TaskKind.CALL_ON_HEIRS not in opened(story.until(date(2026, 1, 4)))
    assert opened(story.until(date(2026, 1, 5)))[TaskKind.CALL_ON_HEIRS] == date(2026, 3, 5)
    assert "L10" in sent_to(desk, "P-2")  # who owes with him goes on


def test_the_estate_of_the_dead_is_not_written_to_under_his_name():
    story = Story(parties=(LEA, NOE), approves=False)
    desk = story.until(date(2025, 8, 17))
    desk.tell(RecordDeath("P-1", desk.today))
    desk.tell(ChangeDebtor(replace(LEA, role=DebtorRole.ESTATE)))
    story.parties = (replace(LEA, role=DebtorRole.ESTATE), NOE)
    desk = story.until(date(2025, 10, 31))
    assert sent_to(desk, "P-1") == []


def test_a_spouse_who_signed_nothing_and_a_minor_never_hear_of_it():
    for other in (SPOUSE, MINOR):
        desk = Story(parties=(LEA, other)).until(date(2025, 11, 30))
        assert sent_to(desk, "P-2") == []
        assert "L10" in sent_to(desk, "P-1")


def test_a_grace_period_holds_for_whom_it_was_given_to_and_ends_by_itself():
    story = Story(parties=(LEA, NOE))
    desk = story.until(date(2025, 8, 25))
    desk.tell(GrantGracePeriod(GracePeriod("G-1", desk.today, date(2025, 10, 1), "P-1")))
    desk = story.until(date(2025, 10, 1))
    assert sent_to(desk, "P-1") == ["L01"]
    assert "L02" in sent_to(desk, "P-2")
    assert "L02" in sent_to(story.until(date(2025, 10, 3)), "P-1")


def test_a_payment_that_the_judge_ordered_and_that_does_not_come_is_looked_at():
    story = Story(approves=False)
    desk = story.until(date(2025, 8, 25))
    schedule = (ScheduledPayment(date(2025, 9, 15), Money("80.00")),)
    desk.tell(GrantGracePeriod(GracePeriod("G-1", desk.today, date(2026, 8, 25), None, schedule)))
    assert TaskKind.FOLLOW_COURT_SCHEDULE not in opened(story.until(date(2025, 10, 14)))
    assert TaskKind.FOLLOW_COURT_SCHEDULE in opened(story.until(date(2025, 10, 15)))


def test_the_estate_of_a_sole_trader_is_asked_for_and_decides_whether_he_is_a_consumer():
    desk = Story(parties=(TRADER,), approves=False).until(date(2025, 8, 20))
    assert TaskKind.RECORD_ESTATE in opened(desk)
    assert not desk.case.debtors[0].is_consumer
    named = replace(TRADER, estate=Estate.PERSONAL)
    desk.tell(ChangeDebtor(named))
    assert desk.case.debtors[0].is_consumer
    assert [task.kind for task in desk.case.tasks] == []


def test_once_the_borrowers_debt_is_erased_the_procedure_goes_on_against_his_guarantor_alone():
    story = Story(parties=(LEA, ZOE))
    desk = story.until(date(2025, 8, 20))
    desk.play(NotifyStage(Freeze(LEA.party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.DISCHARGED, desk.today)))
    desk = story.until(date(2026, 3, 2))
    assert sent_to(desk, LEA.party_id)[-1] == "L15c"
    assert sent_to(desk, ZOE.party_id) == ["L03", "L10-C", "L11-C", "L13", "L16"]
    assert desk.case.handover.parties == (ZOE.party_id,)
