"""L08: who tells why he is late is answered with measures, their cost, and a time to think (CCo L312-35-1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from recouvrement.clock import PARIS
from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.dialogue import AnswerProposal, LogContact, ProposeMeasures
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.dialogue.record import Contact, ContactOutcome, DelayCause, Measure, ProposalAnswer
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.case.view import View
from recouvrement.domain.letters.compose.by_code import compose
from recouvrement.domain.letters.plans import MeasuresLetter
from recouvrement.domain.position import Party, Product
from recouvrement.domain.strategy import Guard
from support.contracts import LEA, NOE
from support.correspondence import asked, composed, people, printed, writing_desk
from support.desk import PAUL, Desk
from support.stories import Story

TOLD = date(2025, 9, 4)  # the day after L02
ASKED = date(2025, 9, 5)
REPLY_BY = date(2025, 9, 26)


def calls(desk: Desk, cause: DelayCause, on: date = TOLD) -> None:
    at = datetime(on.year, on.month, on.day, 10, tzinfo=PARIS)
    desk.play(LogContact(Contact(f"C-{on}", LEA.party_id, at, ContactOutcome.REACHED, cause), PAUL, ""))


def told(cause: DelayCause = DelayCause.LOSS_OF_INCOME, parties: tuple[Party, ...] = (LEA,)) -> Story:
    story = Story(parties)
    calls(story.until(TOLD), cause)
    return story


def left(desk: Desk, code: str) -> list[date]:
    return [on for known, _, on in desk.sent() if known == code]


def codes_of(view: View, guard: Guard) -> set[str]:
    return {blocker.code for blocker in blockers(guard, view)}


def view(desk: Desk) -> View:
    return View(desk.case, desk.procedure, desk.situation)


def test_what_he_tells_is_answered_with_the_measures_that_fit_it():
    desk = told().until(ASKED)
    [proposal] = desk.case.dialogue.proposals
    assert (proposal.made_on, proposal.reply_by, proposal.cause) == (ASKED, REPLY_BY, DelayCause.LOSS_OF_INCOME)
    assert left(desk, "L08") == [ASKED]


def test_a_call_before_the_reminder_waits_for_it_and_the_next_look_is_tomorrow():
    story = Story()
    calls(story.until(date(2025, 8, 20)), DelayCause.CASH_SHORTAGE, date(2025, 8, 20))
    desk = story.until(TOLD)
    assert left(desk, "L08") == [date(2025, 9, 2)]
    assert left(desk, "L02") == [date(2025, 9, 1)]


def test_the_day_after_he_told_is_the_next_on_which_his_case_is_looked_at():
    desk = told().desk
    assert next_action_on(desk.case, ReachDay(Slot.CONTACT_HOURS), desk.procedure, desk.situation) == ASKED


@pytest.mark.parametrize("cause", [DelayCause.FORGOTTEN, DelayCause.REFUSED, DelayCause.ALREADY_PAID])
def test_whoever_has_no_difficulty_gets_no_measures(cause):
    assert left(told(cause).until(date(2025, 9, 12)), "L08") == []


def test_the_same_situation_is_answered_once_and_another_one_again():
    story = told()
    calls(story.until(date(2025, 10, 1)), DelayCause.LOSS_OF_INCOME, date(2025, 10, 1))
    assert len(left(story.until(date(2025, 10, 3)), "L08")) == 1
    calls(story.desk, DelayCause.SEPARATION, date(2025, 10, 3))
    assert len(left(story.until(date(2025, 10, 7)), "L08")) == 2


def test_nothing_new_is_begun_before_the_day_to_answer():
    desk = told().until(date(2025, 9, 20))
    for guard in (Guard.REMINDER, Guard.FORMAL_NOTICE):
        assert "measures_proposed" in codes_of(view(desk), guard)
    late = told().until(date(2025, 9, 27))
    assert "measures_proposed" not in codes_of(view(late), Guard.FORMAL_NOTICE)


def test_a_notice_waits_for_the_answer_and_no_day_is_lost_after_it():
    story = Story()
    calls(story.until(date(2025, 10, 13)), DelayCause.LOSS_OF_INCOME, date(2025, 10, 13))
    desk = story.until(date(2025, 11, 6))
    assert left(desk, "L08") == [date(2025, 10, 14)]
    assert left(desk, "L10") == [date(2025, 11, 5)]  # due on 16 October, allowed the day after 4 November


def test_a_refusal_gives_the_procedure_back_its_days():
    story = Story()
    calls(story.until(date(2025, 10, 13)), DelayCause.LOSS_OF_INCOME, date(2025, 10, 13))
    desk = story.until(date(2025, 10, 17))
    [proposal] = desk.case.dialogue.proposals
    desk.play(AnswerProposal(proposal.proposal_id, ProposalAnswer.REFUSED, desk.today, PAUL))
    assert left(story.until(date(2025, 10, 21)), "L10") == [date(2025, 10, 20)]


def test_accepted_measures_are_written_before_anything_is_asked_again():
    story = told()
    desk = story.until(date(2025, 9, 10))
    [proposal] = desk.case.dialogue.proposals
    desk.play(AnswerProposal(proposal.proposal_id, ProposalAnswer.ACCEPTED, desk.today, PAUL))
    desk = story.until(date(2025, 10, 20))
    assert "measures_accepted" in codes_of(view(desk), Guard.FORMAL_NOTICE)
    assert left(desk, "L10") == []
    desk.play(FinishTask(f"write_agreement:{proposal.proposal_id}", desk.today, PAUL, "signed"))
    assert left(story.until(date(2025, 10, 22)), "L10") == [date(2025, 10, 21)]


def test_measures_of_a_person_are_sent_and_withdrawn_when_they_are_paid_for_before():
    story = Story()
    desk = story.until(TOLD)
    desk.play(ProposeMeasures("M-1", (Measure.WAIVER,), TOLD, PAUL))
    story.pays(TOLD, "216.50")
    assert left(story.until(ASKED), "L08") == []


def test_every_borrower_gets_them_and_none_reads_what_the_other_told():
    parties = (LEA, NOE)
    desk = told(parties=parties).until(ASKED)
    assert left(desk, "L08") == [ASKED, ASKED]
    assert "la baisse de revenus dont vous nous avez parlé le 4 septembre 2025" in printed(desk, parties, "L08", "P-1")
    other = printed(desk, parties, "L08", "P-2")
    assert "la situation qui nous a été exposée" in other
    assert "revenus dont" not in other


def test_the_letter_gives_the_effect_and_the_cost_of_each_measure():
    desk = told().until(ASKED)
    text = printed(desk, (LEA,), "L08")
    for said in (
        "L. 312-35-1",
        "la somme due, 216,50 €, attend 3 mois",
        "12 mois de plus pour rembourser le tout",
        "12 versements mensuels de 18,04 €",
        "4,00 % de 216,50 €, soit 8,66 €",
        "avant le 26 septembre 2025",
        "L. 312-31-1",
    ):
        assert said in text
    document = composed(desk, (LEA,), "L08")
    assert isinstance(document, MeasuresLetter)
    costs = {one.title: one.cost.replace("\u202f", " ").replace("\u00a0", " ") for one in document.measures}
    assert (
        costs["Report de la somme due"] == "intérêts au taux du contrat, 2,91 € environ, et indemnité de report, 8,66 €"
    )
    assert costs["Paiements partiels"] == "intérêts au taux du contrat, 6,30 € environ"


def test_every_measure_can_be_said():
    desk = Story().until(TOLD)
    desk.play(ProposeMeasures("M-1", tuple(Measure), TOLD, PAUL))
    letter, case = asked(the_next_morning(desk), "L08")
    document = compose(letter, case, people(letter, (LEA,)), writing_desk(desk))
    assert isinstance(document, MeasuresLetter)
    assert len(document.measures) == len(Measure)
    assert all(one.effect and one.cost for one in document.measures)
    assert document.deferral_indemnity is not None
    assert document.deferral_indemnity.count("soit") == 2
    nothing_ahead = replace(
        case,
        terms=replace(case.terms, product=Product.OTHER),
        principal_not_yet_due=case.principal_not_yet_due.times(0),
    )
    short = compose(letter, nothing_ahead, people(letter, (LEA,)), writing_desk(desk))
    assert isinstance(short, MeasuresLetter)
    assert any("chiffrés dans l’accord" in one.cost for one in short.measures)


def the_next_morning(desk: Desk) -> Desk:
    """The next morning."""
    story = Story()
    desk.day(story.position(desk.today))
    return desk
