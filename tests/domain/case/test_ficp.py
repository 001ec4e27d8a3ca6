"""The national file of credit incidents: information, one month, declaration, lifting (domain §3.3, C-12)."""

from datetime import date

import pytest

from recouvrement.domain.case.commands.claim import ReversePayment
from recouvrement.domain.case.commands.ficp import ReportFicpDeclared, ReportFicpExpired, ReportFicpLifted
from recouvrement.domain.case.commands.stops import RaiseDispute, ResolveDispute
from recouvrement.domain.case.effects import ReportToFicp
from recouvrement.domain.case.events.ficp import (
    FicpDeclarationExpired,
    FicpDeclarationPrepared,
    FicpIncidentSolved,
    FicpLiftingPrepared,
)
from recouvrement.domain.case.events.procedure import AlarmRaised, CommandRefused
from recouvrement.domain.case.ficp.entries import FicpAct, FicpGround
from recouvrement.domain.case.stops.disputes import Dispute, Outcome, Resolution
from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.money import Money
from support.contracts import LEA, NOE
from support.desk import ANNE
from support.stories import Story

LEA_ID, NOE_ID = LEA.party_id, NOE.party_id
INFORMED = date(2025, 9, 15)  # the second instalment fell due on the 12th, a Friday
FIRST_DAY = date(2025, 10, 16)  # thirty days end on 15 October, as the month does


def of_kind(desk, kind):
    return [event for event in desk.events if isinstance(event, kind)]


def sent(desk, code):
    return [(party, on) for known, party, on in desk.sent() if known == code]


def declared(story, until=FIRST_DAY):
    """Prepared in the morning, remitted, confirmed the same afternoon."""
    desk = story.until(until)
    for debtor in desk.case.debtors:
        desk.play(ReportFicpDeclared(debtor.party_id, desk.today, "BDF-1"))
    return desk


def test_each_borrower_is_informed_then_declared_the_day_after_his_month():
    desk = Story(parties=(LEA, NOE)).until(FIRST_DAY)
    assert sent(desk, "L04") == [(LEA_ID, INFORMED), (NOE_ID, INFORMED)]
    prepared = of_kind(desk, FicpDeclarationPrepared)
    assert [(one.party_id, one.on) for one in prepared] == [(LEA_ID, FIRST_DAY), (NOE_ID, FIRST_DAY)]
    assert {(one.incident.ground, one.incident.on, one.amount) for one in prepared} == {
        (FicpGround.TWO_INSTALMENTS, date(2025, 9, 12), Money("649.50"))
    }


def test_nobody_is_declared_on_the_last_day_of_his_month():
    assert not of_kind(Story().until(date(2025, 10, 15)), FicpDeclarationPrepared)


def test_who_is_declared_is_told_the_next_working_day():
    story = Story()
    declared(story)
    desk = story.until(date(2025, 10, 17))
    assert sent(desk, "L12") == [(LEA_ID, date(2025, 10, 17))]


def test_a_payment_within_the_month_stops_the_declaration_and_a_later_incident_begins_again():
    story = Story()
    story.until(date(2025, 10, 1))
    story.pays(date(2025, 10, 1), "216.50")
    desk = story.until(date(2025, 12, 31))
    [solved] = of_kind(desk, FicpIncidentSolved)
    assert solved.on == date(2025, 10, 2)
    informed = [on for _, on in sent(desk, "L04")]
    assert informed == [INFORMED, date(2025, 10, 13)]  # one month later two instalments are unpaid again
    [prepared] = of_kind(desk, FicpDeclarationPrepared)
    assert (prepared.incident.on, prepared.on) == (date(2025, 10, 12), date(2025, 11, 14))


def test_a_dispute_stops_the_declaration_until_it_is_resolved():
    story = Story()
    desk = story.until(date(2025, 10, 10))
    desk.play(RaiseDispute(Dispute("D-1", desk.today), ANNE.name))
    assert not of_kind(story.until(date(2025, 10, 31)), FicpDeclarationPrepared)
    desk.play(ResolveDispute(Resolution("D-1", desk.today, Outcome.REJECTED), ANNE.name))
    assert [one.on for one in of_kind(story.until(date(2025, 11, 5)), FicpDeclarationPrepared)] == [date(2025, 11, 3)]


def test_nobody_is_told_that_the_information_is_late_while_the_incident_is_contested():
    story = Story()
    story.until(date(2025, 9, 11))
    story.desk.play(RaiseDispute(Dispute("D-1", story.desk.today), ANNE.name))
    desk = story.until(date(2025, 9, 30))
    assert sent(desk, "L04") == []
    assert "ficp.information_late" not in {alarm.kind for alarm in of_kind(desk, AlarmRaised)}


def test_an_entry_is_lifted_at_once_when_everything_is_paid():
    story = Story()
    declared(story)
    story.until(date(2025, 10, 20))
    story.pays(date(2025, 10, 20), "649.50")
    desk = story.until(date(2025, 10, 21))
    assert [one.on for one in of_kind(desk, FicpLiftingPrepared)] == [date(2025, 10, 21)]
    desk.play(ReportFicpLifted(LEA_ID, desk.today, "BDF-2"))
    assert desk.case.debtor(LEA_ID).ficp.is_over


def test_a_late_answer_to_a_lifting_does_not_hide_the_incident_that_a_lost_payment_brought_back():
    story = Story()
    declared(story)
    story.until(date(2025, 10, 20))
    story.pays(date(2025, 10, 20), "649.50")
    desk = story.until(date(2025, 10, 21))
    assert not desk.case.is_open
    lost = story.receipts.pop()
    desk.play(ReversePayment(lost.receipt_id, desk.today))
    assert desk.case.unpaid_again_on == date(2025, 10, 21)
    story.until(date(2025, 10, 23))
    desk.play(ReportFicpLifted(LEA_ID, desk.today, "BDF-2"))
    assert [on for _, on in sent(story.until(date(2025, 11, 12)), "L04")] == [INFORMED, date(2025, 10, 22)]


def test_a_payment_that_crosses_the_remittance_is_lifted_as_soon_as_the_declaration_is_known():
    story = Story()
    story.until(FIRST_DAY)
    story.pays(FIRST_DAY, "649.50")
    desk = story.until(date(2025, 10, 17))
    assert not of_kind(desk, FicpLiftingPrepared)
    desk.play(ReportFicpDeclared(LEA_ID, desk.today, "BDF-1"))
    assert of_kind(desk, FicpLiftingPrepared)


def test_a_declaration_that_was_not_remitted_on_its_day_is_decided_again():
    story = Story()
    desk = story.until(FIRST_DAY)
    desk.play(ReportFicpExpired(LEA_ID))
    assert of_kind(desk, FicpDeclarationExpired)
    assert [one.on for one in of_kind(story.until(date(2025, 10, 17)), FicpDeclarationPrepared)] == [
        FIRST_DAY,
        date(2025, 10, 17),
    ]


def test_the_remittance_is_asked_for_once():
    story = Story()
    desk = story.until(FIRST_DAY)
    told = desk.tell(ReportFicpDeclared(LEA_ID, desk.today, "BDF-1"))
    assert not told
    before = len(desk.events)
    desk.tell(ReportFicpDeclared(LEA_ID, desk.today, "BDF-1"))
    assert len(desk.events) == before


def test_an_answer_that_does_not_come_raises_one_alarm():
    desk = Story().until(date(2025, 11, 3))
    alarms = [event for event in of_kind(desk, AlarmRaised) if event.kind == "ficp.late"]
    assert [alarm.on for alarm in alarms] == [date(2025, 10, 23)]  # four working days after the 16th, and one


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ReportFicpDeclared(LEA_ID, date(2025, 9, 1), "BDF-1"), "not_informed"),
        (ReportFicpLifted(LEA_ID, date(2025, 9, 1), "BDF-1"), "not_declared"),
        (ReportFicpLifted(PartyId("P-9"), date(2025, 9, 1), "BDF-1"), "unknown_debtor"),
    ],
)
def test_what_cannot_have_happened_is_refused(command, code):
    desk = Story().until(date(2025, 9, 1))
    desk.tell(command)
    assert of_kind(desk, CommandRefused)[-1].code == code


def test_the_effect_says_what_to_remit_and_for_whom():
    story = Story()
    story.until(date(2025, 10, 15))
    asked = []
    desk = story.desk
    carry_out = desk._carry_out
    desk._carry_out = lambda effect: (asked.append(effect), carry_out(effect))
    while desk.today < FIRST_DAY:
        desk.day(story.position(desk.today))
    assert [(one.act, one.party_id) for one in asked if isinstance(one, ReportToFicp)] == [(FicpAct.DECLARE, LEA_ID)]
