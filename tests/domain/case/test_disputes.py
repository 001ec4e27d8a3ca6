"""What is contested is not asked for; the rest is (domain §10.2)."""

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.case.commands.stops import RaiseDispute, ResolveDispute
from recouvrement.domain.case.events.tasks import TaskDropped, TaskOpened
from recouvrement.domain.case.money.undisputed import contested_as_paid, undisputed
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.case.stops.disputes import Dispute, Grievance, Outcome, Resolution
from recouvrement.domain.case.stops.stopped import disputes_on, stopped_days
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.view import View
from recouvrement.domain.money import Money
from recouvrement.domain.procedure import Situation
from recouvrement.domain.strategy import Guard
from support.contracts import LEA, NOE, ZOE
from support.desk import ANNE
from support.stories import Story

FLOOR = Money("15.00")


def raised(dispute_id, on, **what):
    return RaiseDispute(Dispute(dispute_id, on, Grievance.AMOUNT, **what), ANNE.name)


def resolved(dispute_id, on, outcome=Outcome.REJECTED, resumes_on=None):
    return ResolveDispute(Resolution(dispute_id, on, outcome, "Vérifié.", resumes_on), ANNE.name)


def view_of(desk):
    return View(desk.case, desk.procedure, Situation(desk.today, desk.as_of, desk.as_of))


def codes(desk, guard):
    return {blocker.code for blocker in blockers(guard, view_of(desk))}


def test_the_whole_claim_contested_stops_reminders_until_the_decision_takes_effect():
    story = Story()
    story.until(date(2025, 8, 20)).tell(raised("D-1", date(2025, 8, 20)))
    desk = story.until(date(2025, 9, 10))
    assert [code for code, _, _ in desk.sent()] == ["L01"]
    desk.tell(resolved("D-1", desk.today, resumes_on=date(2025, 9, 18)))
    [days] = stopped_days(desk.case)
    assert (days.first, days.last) == (date(2025, 8, 20), date(2025, 9, 17))
    desk = story.until(date(2025, 10, 15))
    assert [code for code, _, on in desk.sent() if on > date(2025, 9, 17)] == ["L04", "L02"]


def test_a_decision_heard_of_before_its_dispute_ends_it_all_the_same():
    desk = Story().until(date(2025, 8, 25))
    desk.tell(resolved("D-1", date(2025, 8, 25)))
    desk.tell(raised("D-1", date(2025, 8, 20)))
    assert disputes_on(desk.case, desk.today) == ()
    assert len(disputes_on(desk.case, date(2025, 8, 22))) == 1


def test_one_contested_instalment_is_left_out_of_what_is_asked():
    story = Story()
    story.until(date(2025, 9, 14)).tell(raised("D-1", date(2025, 9, 14), instalments=(3,)))  # that of 12 September
    desk = story.until(date(2025, 10, 20))
    notice = next(letter for letter in desk.case.letters if letter.code == "L10")
    assert notice.amount == Money("433.00")  # those of August and October
    assert view_of(desk).arrears.total == Money("649.50")
    assert "disputed" in codes(desk, Guard.ACCELERATION)


def test_a_contested_instalment_is_no_incident_to_declare():
    contested, plain = Story(), Story()
    contested.until(date(2025, 9, 11)).tell(raised("D-1", date(2025, 9, 11), instalments=(3,)))
    assert "L04" in [code for code, _, _ in plain.until(date(2025, 9, 20)).sent()]
    assert "L04" not in [code for code, _, _ in contested.until(date(2025, 10, 10)).sent()]


def test_the_letters_that_the_law_orders_tell_all_that_is_unpaid():
    story = Story(parties=(LEA, ZOE))
    story.desk.tell(raised("D-1", story.desk.today, amount=Money("100.00")))
    desk = story.until(date(2025, 9, 20))
    amounts = {letter.code: letter.amount for letter in desk.case.letters}
    assert amounts["L01"] == Money("216.50")
    assert amounts["L02"] == Money("116.50")


def test_nothing_is_asked_when_what_is_left_is_small():
    story = Story()
    story.desk.tell(raised("D-1", story.desk.today, amount=Money("210.00")))
    desk = story.until(date(2025, 9, 8))
    assert [code for code, _, _ in desk.sent()] == ["L01"]
    assert codes(desk, Guard.REMINDER) == {"small_sum"}
    assert desk.case.is_open


def test_a_guarantor_who_contests_holds_his_own_letters_alone():
    story = Story(parties=(LEA, ZOE))
    story.until(date(2025, 9, 20)).tell(raised("D-1", date(2025, 9, 20), party_id="P-3"))
    desk = story.until(date(2025, 10, 31))
    assert ("L10", "P-1") in [(code, party) for code, party, _ in desk.sent()]
    assert "P-3" not in {party for _, party, on in desk.sent() if on > date(2025, 9, 20)}


def test_a_borrower_who_contests_holds_the_claim_for_all():
    story = Story(parties=(LEA, NOE))
    story.until(date(2025, 8, 20)).tell(raised("D-1", date(2025, 8, 20), party_id="P-2"))
    desk = story.until(date(2025, 9, 30))
    assert {code for code, _, _ in desk.sent()} == {"L01"}


def test_a_dispute_after_the_acceleration_keeps_the_file_in():
    story = Story()
    story.until(date(2025, 11, 25)).tell(raised("D-1", date(2025, 11, 25), amount=Money("30.00")))
    desk = story.until(date(2026, 1, 31))
    assert desk.case.handover is None
    desk.tell(resolved("D-1", desk.today))
    desk = story.until(date(2026, 2, 28))
    assert desk.case.handover is not None


def test_somebody_answers_within_fifteen_working_days_and_the_answer_ends_the_task():
    story = Story()
    story.until(date(2025, 9, 1)).tell(raised("D-1", date(2025, 9, 1)))
    desk = story.until(date(2025, 9, 2))
    opened = {event.kind: event.due_on for event in desk.events if isinstance(event, TaskOpened)}
    assert opened[TaskKind.ACKNOWLEDGE_DISPUTE] == date(2025, 9, 15)
    assert opened[TaskKind.ANSWER_DISPUTE] == date(2025, 9, 22)
    desk.tell(resolved("D-1", desk.today, Outcome.UPHELD))
    dropped = {event.task_id for event in desk.events if isinstance(event, TaskDropped)}
    assert {"acknowledge_dispute:D-1", "answer_dispute:D-1"} <= dropped


@pytest.mark.parametrize(
    ("instalments", "amount", "left"),
    [((2,), None, "433.00"), ((), "100.00", "549.50"), ((2,), "100.00", "333.00"), ((), "999.00", "0.00")],
)
def test_what_nobody_contests_is_the_rest_to_the_cent(instalments, amount, left):
    desk = Story(approves=False).until(date(2025, 10, 14))
    found = view_of(desk).arrears
    one = Dispute("D-1", desk.today, instalments=instalments, amount=None if amount is None else Money(amount))
    certain = undisputed(found, (one,), FLOOR)
    assert certain.total == Money(left)
    assert sum(one.amount.cents for one in contested_as_paid(found, certain)) == (found.total - certain.total).cents


def test_a_sum_is_contested_on_the_most_recent_instalments_first():
    desk = Story(approves=False).until(date(2025, 10, 14))
    certain = undisputed(view_of(desk).arrears, (Dispute("D-1", desk.today, amount=Money("300.00")),), FLOOR)
    assert [(one.number, one.amount) for one in certain.unpaid] == [(2, Money("216.50")), (3, Money("133.00"))]
    assert certain.cadence_from == date(2025, 8, 12)


def test_a_dispute_of_an_account_lowers_what_is_beyond_the_limit():
    found = replace(view_of(Story().desk).arrears, unpaid=(), total=Money("351.20"))
    assert undisputed(found, (Dispute("D-1", found.oldest_unpaid_on, amount=Money("51.20")),), FLOOR).total == Money(
        "300.00"
    )
    nothing = undisputed(found, (Dispute("D-1", found.oldest_unpaid_on, amount=Money("400.00")),), FLOOR)
    assert (nothing.total, nothing.cadence_from) == (Money("0.00"), None)
