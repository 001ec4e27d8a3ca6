"""How a case ends, what it owes then, and what the contract remembers of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.case.commands.acts import ApproveAct, Person, RefuseAct
from recouvrement.domain.case.commands.claim import RecordPayment, ReversePayment
from recouvrement.domain.case.commands.endings import CloseCase, ReopenCase, RequestWriteOff
from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.endings.closed import closed_case, previous_of
from recouvrement.domain.case.endings.night import next_due_on
from recouvrement.domain.case.events.claim import CaseClosed, CaseOpened
from recouvrement.domain.case.events.procedure import ApprovalAsked, CommandRefused
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.handover.record import HandoverState
from recouvrement.domain.case.opening import Before, opened_case
from recouvrement.domain.case.state import CloseReason, Phase
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.identifiers import PartyId, PersonName, ReceiptId
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.position import DebtorRole, Receipt
from recouvrement.domain.procedure import Situation
from support.contracts import LEA, NOE, ZOE, loan, receipt
from support.desk import ANNE, PAUL, Desk
from support.plans import ASSIGNEE
from support.stories import FIRST, Story

COMMITTEE = Person(PersonName("Comité"), Level.COMMITTEE)
BANKERS = replace(LEA, party_id=PartyId("P-9"), role=DebtorRole.GUARANTOR_INSTITUTION)


def refusal(desk: Desk) -> str:
    last = desk.events[-1]
    assert isinstance(last, CommandRefused), last
    return last.code


def handed_over() -> Desk:
    return Story().until(date(2025, 12, 17))


DUE = date(2025, 9, 12)  # the second instalment that he ought to pay; that of August is late


def pays_on_the_due_day(amount: str) -> Story:
    """The bank tells at once; what fell due that day stands in the position of the night."""
    story, money = Story(), receipt(DUE, amount, "T-due")
    desk = story.until(DUE)
    story.receipts.append(money)
    desk.play(RecordPayment(money))
    assert desk.case.is_open
    return story


def test_who_pays_one_instalment_on_a_due_day_stays_one_behind_and_is_not_told_that_all_is_well():
    desk = pays_on_the_due_day("216.50").until(date(2025, 9, 30))
    assert desk.case.is_open
    codes = [code for code, _, _ in desk.sent()]
    assert (codes.count("L01"), codes.count("L15a")) == (1, 0)


def test_who_pays_on_a_due_day_all_that_is_due_is_told_so_the_morning_after():
    desk = pays_on_the_due_day("433.00").until(date(2025, 9, 30))
    assert (desk.case.close_reason, desk.case.closed_on) == (CloseReason.REGULARISED, date(2025, 9, 13))
    assert "L15a" in [code for code, _, _ in desk.sent()]


@pytest.mark.parametrize(
    ("due", "next_one"),
    [
        (("2025-01-31",), "2025-02-28"),
        (("2025-01-31", "2025-02-28"), "2025-03-31"),
        (("2025-01-15", "2025-04-15"), "2025-07-15"),
    ],
)
def test_the_next_instalment_falls_due_as_long_after_the_last_one(due, next_one):
    one = loan(date(2025, 8, 15)).instalments[0]
    known = tuple(replace(one, due_on=date.fromisoformat(day)) for day in due)
    assert next_due_on(known) == date.fromisoformat(next_one)


def test_a_write_off_is_asked_by_one_person_and_decided_by_another():
    desk = handed_over()
    desk.play(RequestWriteOff(PAUL, "nothing can be attached"))
    asked = desk.events[-1]
    assert isinstance(asked, ApprovalAsked)
    assert (asked.by, asked.act) == (PAUL, Act.WRITE_OFF)
    desk.play(ApproveAct(Act.WRITE_OFF, Person(PAUL, Level.COMMITTEE), PersonName("somebody else")))
    assert refusal(desk) == "same_person"
    desk.play(ApproveAct(Act.WRITE_OFF, Person(PersonName("Zoé"), Level.SUPERVISOR), PAUL))
    assert refusal(desk) == "beyond_delegation"
    desk.play(ApproveAct(Act.WRITE_OFF, ANNE, PAUL))
    assert desk.case.close_reason is CloseReason.WRITTEN_OFF


def test_a_write_off_may_be_refused():
    desk = handed_over()
    desk.play(RequestWriteOff(PAUL, "nothing can be attached"))
    desk.play(RefuseAct(Act.WRITE_OFF, ANNE.name, "a new employer is known"))
    assert desk.case.is_open


def test_what_is_written_off_keeps_its_file_tells_nobody_and_is_collected_again_on_the_same_order():
    story = Story()
    desk = story.until(date(2025, 12, 17))
    letters, done = desk.sent(), desk.case.done
    desk.play(ApproveAct(Act.WRITE_OFF, ANNE, PAUL))
    story.until(date(2025, 12, 22))
    assert desk.sent() == letters
    assert desk.case.handover is not None
    assert desk.case.handover.state is HandoverState.HANDED_OVER
    desk.play(ReopenCase(desk.today, ANNE.name, "a new employer is known"))
    assert (desk.case.phase, desk.case.done) == (Phase.LITIGATION, done)


def test_an_assignment_names_the_assignee_and_two_people_and_recalls_the_file():
    desk = handed_over()
    desk.play(CloseCase(CloseReason.ASSIGNED, desk.today, COMMITTEE, PAUL))
    assert refusal(desk) == "no_assignee"
    desk.play(CloseCase(CloseReason.ASSIGNED, desk.today, COMMITTEE, COMMITTEE.name, ASSIGNEE))
    assert refusal(desk) == "same_person"
    desk.play(CloseCase(CloseReason.ASSIGNED, desk.today, COMMITTEE, PAUL, ASSIGNEE))
    assert desk.case.successor == ASSIGNEE
    assert desk.case.handover is not None
    assert desk.case.handover.state is HandoverState.RECALLED


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (CloseReason.PAID, "not_settled"),
        (CloseReason.REGULARISED, "not_settled"),
        (CloseReason.WRITTEN_OFF, "not_approved"),
        (CloseReason.SUBROGATED, "no_institution"),
        (CloseReason.DISCHARGED, "not_discharged"),
    ],
)
def test_nobody_closes_a_case_for_a_reason_whose_conditions_do_not_hold(reason: CloseReason, code: str):
    desk = Story().until(date(2025, 9, 3))
    desk.play(CloseCase(reason, desk.today, COMMITTEE, PAUL))
    assert refusal(desk) == code


def test_the_payment_of_the_institution_that_guarantees_subrogates_it():
    desk = Story(parties=(LEA, BANKERS)).until(date(2025, 11, 25))
    paid = Receipt(ReceiptId("T-all"), desk.today, receipt(desk.today, "9000.00").amount, BANKERS.party_id)
    desk.play(RecordPayment(paid))
    assert desk.case.close_reason is CloseReason.SUBROGATED


def test_a_person_may_say_afterwards_that_the_institution_had_paid():
    desk = Story(parties=(LEA, BANKERS)).until(date(2025, 11, 25))
    desk.play(RecordPayment(receipt(desk.today, "9000.00", "T-all")))
    assert desk.case.close_reason is CloseReason.PAID
    desk.play(CloseCase(CloseReason.SUBROGATED, desk.today, COMMITTEE, PAUL))
    assert desk.case.close_reason is CloseReason.SUBROGATED


def test_a_reversed_payment_reopens_the_same_incident_and_all_but_the_first_information_is_done_again():
    story = Story(parties=(LEA, ZOE))
    desk = story.until(date(2025, 10, 21))
    before = [code for code, _, _ in desk.sent()]
    assert {"L01", "L02", "L03", "L04", "L10", "L10-C"} <= set(before)
    story.pays(date(2025, 10, 21), "649.50")
    story.until(date(2025, 10, 23))
    assert desk.case.close_reason is CloseReason.REGULARISED
    desk.play(ReversePayment(story.receipts[-1].receipt_id, desk.today))
    assert desk.case.is_open
    story.receipts.pop()
    story.until(date(2025, 12, 10))
    after = sorted(code for code, party, on in desk.sent() if on > date(2025, 10, 23) and party == LEA.party_id)
    assert after == ["L02", "L04", "L10", "L18"]
    zoe = [code for code, party, on in desk.sent() if on > date(2025, 10, 23) and party == ZOE.party_id]
    assert sorted(zoe) == ["L03", "L10-C", "L18"]


def test_a_file_that_the_payment_had_recalled_leaves_again_once_the_payment_is_lost():
    story = Story()
    desk = story.until(date(2025, 12, 17))
    story.pays(date(2025, 12, 17), "9500.00")
    story.until(date(2025, 12, 19))
    assert desk.case.close_reason is CloseReason.PAID
    desk.play(ReversePayment(story.receipts[-1].receipt_id, desk.today))
    story.receipts.pop()
    story.until(date(2025, 12, 29))
    assert desk.case.phase is Phase.LITIGATION
    assert [code for code, _, on in desk.sent() if on >= date(2025, 12, 19)].count("L11") == 0


def closed_in_september() -> Desk:
    """L01 told of the instalment of August; both were paid on 13 September."""
    story = Story()
    story.until(date(2025, 9, 13))
    story.pays(date(2025, 9, 13), "433.00")
    return story.until(date(2025, 9, 15))


def reopened(desk: Desk, as_of: date, *receipts: Receipt) -> CaseOpened:
    last = closed_case(desk.case, desk.procedure.strategy)
    event = opened_case(loan(as_of, FIRST, *receipts), Before(1, last), desk.procedure, Situation(as_of, as_of, as_of))
    assert event is not None
    return event


def test_a_new_incident_soon_after_gets_its_own_first_information():
    desk = closed_in_september()
    event = reopened(desk, date(2025, 10, 16), receipt(date(2025, 9, 13), "433.00"))
    assert event.previous is not None
    assert (event.previous.in_a_row, event.previous.done) == (2, ())


def test_an_instalment_that_was_told_of_already_begins_with_the_reminder():
    desk = closed_in_september()
    event = reopened(desk, date(2025, 10, 9), receipt(date(2025, 9, 13), "216.50"), receipt(date(2025, 9, 14), "0.00"))
    assert event.previous is not None
    assert event.previous.done == ()  # that of September had no letter of its own
    told = replace(loan(date(2025, 9, 10), FIRST), as_of=date(2025, 10, 9))  # the feed shows August alone
    last = closed_case(desk.case, desk.procedure.strategy)
    again = opened_case(told, Before(1, last), desk.procedure, Situation(told.as_of, told.as_of, told.as_of))
    assert again is not None
    case = fold([again])
    assert case.completed("first_information_letter") is not None
    assert case.has_letter("first_information_letter", LEA.party_id)


def test_half_a_year_later_everything_begins_anew():
    desk = closed_in_september()
    last = closed_case(desk.case, desk.procedure.strategy)
    assert last is not None
    assert previous_of(last, loan(date(2026, 3, 16), FIRST), desk.procedure.parameters) is None


@pytest.mark.parametrize("reason", [CloseReason.WRITTEN_OFF, CloseReason.ASSIGNED, CloseReason.SUBROGATED])
def test_the_same_debt_opens_no_second_case(reason: CloseReason):
    desk = closed_in_september()
    last = closed_case(fold([*desk.events, CaseClosed(reason, desk.today)]), desk.procedure.strategy)
    as_of = date(2025, 10, 16)
    assert opened_case(loan(as_of, FIRST), Before(1, last), desk.procedure, Situation(as_of, as_of, as_of)) is None


def test_the_case_closes_when_the_debt_of_the_last_one_is_erased():
    desk = Story(parties=(LEA, NOE)).until(date(2025, 9, 3))
    for party in (LEA, NOE):
        assert desk.case.is_open
        desk.play(NotifyStage(Freeze(party.party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.DISCHARGED, desk.today)))
    assert desk.case.close_reason is CloseReason.DISCHARGED
