"""L09 and L14: a plan to sign, and its breach. L15c and L15d: an erased debt, a new creditor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.endings import CloseCase
from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.commands.plans import AgreePlan, CancelPlan, ProposePlan
from recouvrement.domain.case.plans.record import PlanInterest
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import PartyId, ReceiptId
from recouvrement.domain.letters.compose.by_code import compose
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorRole, Party, Receipt
from support.contracts import LEA, NOE, ZOE
from support.correspondence import asked, people, printed, writing_desk
from support.desk import ANNE, PAUL, Desk
from support.plans import ASSIGNEE, conditions, offer, signature
from support.stories import Story

PARTIES = (LEA, NOE)
SEPTEMBER, NEXT = date(2025, 9, 3), date(2025, 9, 4)
CAUTION = replace(
    LEA,
    party_id=PartyId("P-9"),
    role=DebtorRole.GUARANTOR_INSTITUTION,
    civility=None,
    first_name=None,
    last_name="Caution Exemple",
    email="gestion@caution.example",
)


def left(desk: Desk, code: str) -> list[tuple[str, date]]:
    return [(party, on) for known, party, on in desk.sent() if known == code]


def offered(parties: tuple[Party, ...] = PARTIES) -> Story:
    story = Story(parties)
    story.until(SEPTEMBER)
    story.desk.play(ProposePlan("PLAN-1", offer(SEPTEMBER), PAUL))
    return story


def signed() -> Story:
    """Three parts of 72.16 € and 72.18 € from 28 September, the loan's own instalments going on."""
    story = offered()
    story.until(NEXT)
    terms = conditions("216.50", 3, date(2025, 9, 28))
    both = (signature(LEA.party_id, NEXT), signature(NOE.party_id, NEXT))
    story.desk.play(AgreePlan("PLAN-1", terms, NEXT, ANNE, PAUL, both))
    return story


def test_a_plan_that_is_offered_leaves_the_next_morning_to_each_borrower_to_sign():
    desk = offered().until(NEXT)
    assert left(desk, "L09") == [("P-1", NEXT), ("P-2", NEXT)]
    text = printed(desk, PARTIES, "L09")
    for said in (
        "Madame Léa Martin",
        "Monsieur Noé Martin",
        "Co-emprunteur",
        "3 rue du Marché, 75002 Paris",
        "A – Capital des échéances impayées",
        "216,50 €",
        "La dette au 3 septembre 2025",
        "la prochaine est due le 12 septembre 2025",
        "8 jours",
        "15 jours",
        "R. 312-35",
        "arrêté du 26 octobre 2010",
        "restent dus, en plus du plan",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("interest", "said"), [(PlanInterest.REDUCED, "rien ne s’y ajoute"), (PlanInterest.WAIVED, "sont abandonnés")]
)
def test_a_plan_says_what_becomes_of_the_interest(interest, said):
    story = Story(PARTIES)
    story.until(SEPTEMBER)
    story.desk.play(ProposePlan("PLAN-1", replace(offer(SEPTEMBER), interest=interest), PAUL))
    assert said in printed(story.until(NEXT), PARTIES, "L09")


def test_a_plan_paid_or_cancelled_before_it_left_is_not_sent():
    story = offered()
    story.desk.play(CancelPlan("PLAN-1", SEPTEMBER, ANNE.name, "another is drawn"))
    assert left(story.until(date(2025, 9, 8)), "L09") == []
    paid = offered()
    paid.pays(SEPTEMBER, "216.50")
    assert left(paid.until(date(2025, 9, 8)), "L09") == []


def test_after_an_acceleration_a_plan_tells_the_whole_claim_and_no_instalment_beside_it():
    story = Story()
    desk = story.until(date(2025, 12, 1))
    assert desk.case.accelerated_on is not None
    desk.play(ProposePlan("PLAN-1", offer(desk.today, income="2900.00"), PAUL))
    text = printed(story.until(date(2025, 12, 2)), (LEA,), "L09")
    assert "Aucune échéance courante ne s’ajoute au plan" in text
    assert "B – Capital non encore échu" in text or "Somme restant due" in text


def test_an_instalment_that_did_not_come_is_told_before_the_plan_lapses():
    story = signed()
    story.pays(date(2025, 9, 12), "216.50")
    desk = story.until(date(2025, 10, 6))
    assert left(desk, "L14") == [("P-1", date(2025, 10, 6)), ("P-2", date(2025, 10, 6))]
    text = printed(desk, PARTIES, "L14")
    for said in (
        "signé le 4 septembre 2025",
        "28/09/2025",
        "72,16 €",
        "le plan sera caduc le 13 octobre 2025",
        "Dette au 3 septembre 2025",
        "Échéances et intérêts échus depuis",
        "Paiements reçus depuis le plan",
        "216,50 €",
        "30 jours",
        "Le même courrier est adressé à Monsieur Noé Martin",
    ):
        assert said in text


def test_a_letter_of_breach_that_leaves_late_gives_the_same_days():
    story = signed()
    story.pays(date(2025, 9, 12), "216.50")
    desk = story.until(date(2025, 10, 6))
    letter, case = asked(desk, "L14")
    late = replace(letter, requested_on=date(2025, 10, 20), amount=Money("433.00"))
    case = replace(case, instalments=case.instalments)
    document = compose(replace(late, amount=letter.amount), case, people(letter, PARTIES), writing_desk(desk))
    assert document.lapses_on.replace("\u00a0", " ") == "27 octobre 2025"


def test_paid_in_time_the_breach_is_never_told():
    story = signed()
    story.pays(date(2025, 9, 12), "216.50")
    story.pays(date(2025, 9, 29), "72.16")
    assert left(story.until(date(2025, 10, 10)), "L14") == []


def test_without_a_plan_neither_letter_can_be_written():
    desk = offered().until(NEXT)
    letter, case = asked(desk, "L09")
    for code in ("L09", "L14"):
        with pytest.raises(InvalidMessage, match="plan"):
            compose(replace(letter, code=code), replace(case, plans=()), people(letter, PARTIES), writing_desk(desk))


def erased(party: str) -> Freeze:
    return Freeze(PartyId(party), FreezeReason.OVER_INDEBTEDNESS, Stage.DISCHARGED, date(2025, 9, 3))


def test_whose_debt_is_erased_is_told_so_once_and_the_other_goes_on():
    story = Story(PARTIES)
    story.until(SEPTEMBER)
    story.desk.play(NotifyStage(erased("P-2")))
    desk = story.until(date(2025, 10, 20))
    assert left(desk, "L15c") == [("P-2", NEXT)]
    assert ("P-1", date(2025, 10, 16)) in left(desk, "L10")
    assert "Elle ne libère pas Madame Léa Martin" in printed(desk, PARTIES, "L15c", "P-2")


def test_the_only_borrower_is_told_though_his_case_closes_with_it():
    story = Story()
    story.until(SEPTEMBER)
    story.desk.play(NotifyStage(erased("P-1")))
    assert story.desk.case.close_reason is CloseReason.DISCHARGED
    assert left(story.until(date(2025, 9, 8)), "L15c") == [("P-1", NEXT)]


def test_a_claim_that_is_assigned_is_told_to_everybody_who_owes_it():
    parties = (LEA, ZOE)
    story = Story(parties)
    desk = story.until(SEPTEMBER)
    desk.play(CloseCase(CloseReason.ASSIGNED, SEPTEMBER, ANNE, PAUL, ASSIGNEE))
    story.until(date(2025, 9, 8))
    assert left(desk, "L15d") == [("P-1", NEXT), ("P-3", NEXT)]
    text = printed(desk, parties, "L15d")
    for said in ("Cessionnaire SA", "1 place de la Bourse", "IBAN FR76", "216,50 €", "1324 du code civil"):
        assert said in text
    assert "avec effet au 3 septembre 2025" in text


def test_an_institution_that_paid_is_named_as_the_new_creditor_to_the_borrower_alone():
    parties = (LEA, CAUTION)
    story = Story(parties)
    desk = story.until(SEPTEMBER)
    paid = Receipt(ReceiptId("T-caution"), SEPTEMBER, Money("216.50"), CAUTION.party_id)
    desk.play(RecordPayment(paid))
    story.receipts.append(paid)
    assert desk.case.close_reason is CloseReason.SUBROGATED
    story.until(date(2025, 9, 8))
    assert left(desk, "L15d") == [("P-1", NEXT)]
    text = printed(desk, parties, "L15d")
    for said in ("Caution Exemple est désormais votre créancier", "216,50 €", "2309 du code civil", "caution.example"):
        assert said in text


def test_said_afterwards_it_takes_the_place_of_the_last_payment():
    parties = (LEA, CAUTION)
    story = Story(parties)
    desk = story.until(SEPTEMBER)
    desk.play(CloseCase(CloseReason.ASSIGNED, SEPTEMBER, ANNE, PAUL, ASSIGNEE))
    story.until(NEXT)
    letter, case = asked(desk, "L15d")
    subrogated = replace(case, close_reason=CloseReason.SUBROGATED)
    document = compose(letter, subrogated, people(letter, parties), writing_desk(desk))
    assert document.creditor.name == "Caution Exemple"
    nobody = replace(case, close_reason=CloseReason.PAID)
    with pytest.raises(InvalidMessage, match="nobody has taken"):
        compose(letter, nobody, people(letter, parties), writing_desk(desk))
    alone = replace(subrogated, debtors=subrogated.debtors[:1])
    with pytest.raises(InvalidMessage, match="no institution"):
        compose(letter, alone, people(letter, parties), writing_desk(desk))
    unpaid = replace(subrogated, receipts=())
    with pytest.raises(InvalidMessage):
        compose(letter, unpaid, people(letter, parties), writing_desk(desk))
