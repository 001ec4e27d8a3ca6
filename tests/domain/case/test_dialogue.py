"""Promises, correspondence, posture, vulnerability, proposals (domain §4.1, §4.5, §4.8)."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from recouvrement.domain.case.commands.acts import Person
from recouvrement.domain.case.commands.claim import RecordPayment, ReversePayment
from recouvrement.domain.case.commands.dialogue import (
    AnswerCorrespondence,
    AnswerProposal,
    ChangePosture,
    DeclareVulnerability,
    MakePromise,
    ProposeMeasures,
    ReceiveCorrespondence,
)
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.dialogue.correspondence import CorrespondenceState, state_of
from recouvrement.domain.case.dialogue.postures import posture_of
from recouvrement.domain.case.dialogue.promises import PromiseState, promises
from recouvrement.domain.case.dialogue.proposals import fitting_measures
from recouvrement.domain.case.dialogue.record import (
    DelayCause,
    FlagKind,
    InboundChannel,
    InboundSubject,
    Measure,
    Promise,
    ProposalAnswer,
    Reply,
)
from recouvrement.domain.case.events.procedure import AlarmRaised, CommandRefused
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.letters.parts import Posture
from recouvrement.domain.money import Money
from support.contracts import LEA, receipt
from support.desk import ANNE, PAUL
from support.stories import Story

DAY = date(2025, 8, 27)
AGENT = Person(PAUL, Level.AGENT)


def day(number):
    return DAY + timedelta(days=number)


def view(desk):
    return View(desk.case, desk.procedure, desk.situation)


def promised(amount="216.50", due=10, made=0, name="PROMISE-1"):
    return MakePromise(Promise(name, LEA.party_id, Money(amount), day(made), day(due)), PAUL)


def told(*commands):
    story = Story()
    story.until(DAY)
    for command in commands:
        story.desk.tell(command)
    return story


def states(desk):
    return [state for _, state in promises(view(desk))]


def refused(desk):
    last = desk.events[-1]
    return last.code if isinstance(last, CommandRefused) else None


def codes(desk):
    return [code for code, _, _ in desk.sent()]


def calls(desk):
    return [task.task_id for task in desk.case.tasks if task.is_open and task.task_id.startswith("call:")]


# Promises


def test_a_promise_keeps_reminders_and_calls_away_until_its_day_and_three_more():
    story = told(promised(due=10))
    assert calls(story.desk) == []
    story.until(day(13))
    assert "L02" not in codes(story.desk)
    assert states(story.desk) == [PromiseState.PENDING]
    story.until(day(14))
    assert states(story.desk) == [PromiseState.BROKEN]
    story.until(day(15))
    assert "L02" in codes(story.desk)


def test_a_broken_promise_calls_for_a_call_and_a_firm_word():
    story = told(promised(due=10))
    story.until(day(15))
    broken = [task for task in calls(story.desk) if "broken_promise_call" in task]
    assert len(broken) == 1
    assert story.desk.case.task(broken[0]).sentence.startswith("La promesse n’a pas été tenue : demander le paiement")


@pytest.mark.parametrize("paid_on", [0, 10, 13])
def test_money_up_to_the_last_day_of_grace_keeps_it(paid_on):
    story = told(promised("100.00", due=10))
    story.pays(day(paid_on), "100.00")
    story.until(day(14))
    assert states(story.desk) == [PromiseState.KEPT]


def test_a_reversed_payment_breaks_what_it_kept_in_any_order():
    payment, reversal = RecordPayment(receipt(day(0), "100.00", "T-1")), ReversePayment(ReceiptId("T-1"), day(1))
    found = {
        tuple(states(told(*order).until(day(14)))) for order in permutations([promised("100.00"), payment, reversal])
    }
    assert found == {(PromiseState.BROKEN,)}


def test_a_promise_stops_no_legal_information_and_does_nothing_to_the_time_bar():
    story = Story()
    story.until(date(2025, 8, 16))
    bar = view(story.desk).last_day_to_sue
    story.desk.tell(MakePromise(Promise("P", LEA.party_id, Money("100.00"), story.desk.today, DAY), PAUL))
    story.until(date(2025, 8, 20))
    assert "L01" in codes(story.desk)
    assert view(story.desk).last_day_to_sue == bar


def test_a_third_promise_in_a_row_is_refused_and_one_kept_starts_again():
    story = told(promised("20.00", due=2))
    story.until(day(6))
    story.desk.tell(promised("20.00", due=8, made=6, name="PROMISE-2"))
    story.until(day(12))
    story.desk.tell(promised("20.00", due=14, made=12, name="PROMISE-3"))
    assert refused(story.desk) == "too_many_promises"
    story.desk.tell(RecordPayment(receipt(day(7), "20.00", "T-late-known")))
    story.desk.tell(promised("20.00", due=14, made=12, name="PROMISE-3"))
    assert refused(story.desk) is None


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (promised("900.00"), "promise_too_high"),
        (promised(due=32), "promise_too_long"),
        (promised(due=-1), "promise_too_long"),
    ],
)
def test_a_promise_is_of_what_is_owed_and_soon(command, code):
    assert refused(told(command).desk) == code


def test_a_new_promise_replaces_the_one_before_its_day():
    story = told(promised(due=10))
    story.until(day(5))
    story.desk.tell(promised(due=20, made=5, name="PROMISE-2"))
    story.until(day(16))
    assert states(story.desk) == [PromiseState.REPLACED, PromiseState.PENDING]


# Correspondence


def mail(subject=InboundSubject.QUESTION, owner=PAUL, note="demande un relevé"):
    return ReceiveCorrespondence("MAIL-1", LEA.party_id, InboundChannel.LETTER, subject, DAY, owner, None, note)


@pytest.mark.parametrize(
    ("subject", "by"),
    [
        (InboundSubject.QUESTION, date(2025, 9, 10)),
        (InboundSubject.DIFFICULTY, date(2025, 9, 10)),
        (InboundSubject.DISPUTE, date(2025, 9, 17)),
        (InboundSubject.DATA_RIGHTS, date(2025, 9, 27)),
    ],
)
def test_who_writes_is_answered_in_time(subject, by):
    story = told(mail(subject))
    story.until(day(1))
    task = story.desk.case.task("answer_correspondence:MAIL-1")
    assert (task.owner, task.due_on) == (PAUL, by)


def test_a_late_answer_rises_to_the_supervisor_and_the_answer_ends_the_task():
    story = told(mail())
    story.until(date(2025, 9, 11))
    item = story.desk.case.dialogue.correspondence[0]
    assert state_of(item, story.desk.today) is CorrespondenceState.LATE
    assert any(isinstance(one, AlarmRaised) and "MAIL-1" in one.key for one in story.desk.events)
    story.desk.tell(AnswerCorrespondence("MAIL-1", Reply.ANSWERED, story.desk.today, PAUL, "relevé envoyé"))
    assert not story.desk.case.task("answer_correspondence:MAIL-1").is_open
    assert state_of(story.desk.case.dialogue.correspondence[0], date(2026, 1, 1)) is CorrespondenceState.ANSWERED


def test_a_closed_case_still_owes_its_answer():
    story = told(mail())
    story.pays(DAY, "216.50")
    story.until(day(3))
    assert not story.desk.case.is_open
    assert story.desk.case.task("answer_correspondence:MAIL-1").is_open


def test_nobody_says_an_answer_done_without_it():
    story = told(mail())
    story.until(day(1))
    story.desk.tell(FinishTask("answer_correspondence:MAIL-1", story.desk.today, PAUL, "fait"))
    assert refused(story.desk) == "settled_by_fact"


# Posture


def test_a_first_incident_is_met_gently_and_the_next_firmly():
    desk = told().desk
    assert posture_of(view(desk)).posture is Posture.GENTLE


def test_a_named_person_chooses_the_posture_until_a_day():
    story = told(ChangePosture(Posture.FIRM, day(5), AGENT, "deux rendez-vous manqués"))
    assert posture_of(view(story.desk)).posture is Posture.FIRM
    assert "Paul" in posture_of(view(story.desk)).reason
    story.until(day(6))
    assert posture_of(view(story.desk)).posture is Posture.GENTLE


def test_a_broken_promise_is_firm_a_kept_one_gentle_and_a_vulnerability_gentle_whatever_was_promised():
    story = told(promised("50.00", due=2))
    story.until(day(6))
    assert posture_of(view(story.desk)).posture is Posture.FIRM
    story.desk.tell(DeclareVulnerability(FlagKind.FRAGILE_CLIENT, LEA.party_id, day(6), None, PAUL))
    assert posture_of(view(story.desk)).posture is Posture.GENTLE
    kept = told(promised("50.00", due=2), RecordPayment(receipt(DAY, "50.00", "T-50")))
    assert posture_of(view(kept.desk)).reason == "la dernière promesse a été tenue"


# Vulnerability


def vulnerable(kind=FlagKind.UNEMPLOYMENT, on=0):
    return DeclareVulnerability(kind, LEA.party_id, day(on), None, PAUL)


def test_a_declared_vulnerability_pauses_the_cadence_thirty_days_and_those_days_do_not_count():
    story = told(vulnerable(FlagKind.DISASTER_AREA))
    assert calls(story.desk) == []
    story.until(day(35))
    assert "L02" not in codes(story.desk)
    story.until(day(36))
    assert "L02" in codes(story.desk), "D+20 and the 31 days"


def test_the_same_flag_again_pauses_nothing_more():
    story = told(vulnerable(), vulnerable(on=0))
    assert len(story.desk.case.dialogue.flags) == 1
    story.until(day(20))
    story.desk.tell(vulnerable(on=20))
    assert len(story.desk.case.dialogue.flags) == 1


def test_no_reminder_before_the_insurance_is_checked_and_no_notice_before_a_person_has_looked():
    story = told(vulnerable())
    story.until(day(60))
    assert "L02" not in codes(story.desk)
    insurance, review = (f"{kind}:unemployment:P-1:{DAY}" for kind in ("check_insurance", "review_vulnerability"))
    story.desk.tell(FinishTask(insurance, story.desk.today, PAUL, "aucune garantie"))
    story.until(day(130))
    assert "L02" in codes(story.desk)
    assert "L10" not in codes(story.desk)
    story.desk.tell(FinishTask(review, story.desk.today, ANNE.name, "la procédure peut suivre son cours"))
    story.until(day(135))
    assert "L10" in codes(story.desk)


def test_an_expired_flag_is_forgotten():
    flag = DeclareVulnerability(FlagKind.FRAGILE_CLIENT, LEA.party_id, DAY, day(40), PAUL)
    story = told(flag)
    story.until(day(45))
    assert story.desk.case.task(f"review_vulnerability:fragile_client:P-1:{DAY}") is None


# Proposals


def test_measures_fit_what_the_customer_told():
    assert Measure.DEFERRAL in fitting_measures(DelayCause.LOSS_OF_INCOME)
    story = told(ProposeMeasures("PROPOSAL-1", (), DAY, PAUL, DelayCause.SEPARATION))
    (proposal,) = story.desk.case.dialogue.proposals
    assert proposal.measures == fitting_measures(DelayCause.SEPARATION)
    assert proposal.reply_by == day(21)


def test_an_accepted_proposal_is_put_in_writing():
    story = told(
        ProposeMeasures("PROPOSAL-1", (Measure.DEFERRAL,), DAY, PAUL),
        AnswerProposal("PROPOSAL-1", ProposalAnswer.ACCEPTED, DAY, PAUL),
    )
    story.until(day(1))
    assert story.desk.case.task("write_agreement:PROPOSAL-1").is_open


def test_an_answer_to_no_proposal_is_refused():
    assert refused(told(AnswerProposal("PROPOSAL-9", ProposalAnswer.REFUSED, DAY, PAUL)).desk) == "unknown_proposal"
