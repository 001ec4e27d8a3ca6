"""Each product from its first unpaid instalment to its file, and the letters that it never gets (domain §2 to §7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from recouvrement.domain.case.commands.stops import PlaceHold
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.enforcement.choice import procedure_of
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.handover.exhibits import required_exhibits
from recouvrement.domain.case.state import AccelerationRoute, Phase
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.case.steps.ladder import applicable
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.case.view import View
from recouvrement.domain.judiciary.pieces import exhibit_title
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.position import DebtorKind, Product
from recouvrement.domain.strategy import Guard
from support.contracts import LEA, NOE, ZOE
from support.correspondence import printed
from support.desk import ANNE, PAUL, Desk, procedure
from support.products import (
    BAKERY,
    BILL,
    INSTITUTION,
    MORTGAGE,
    OTHER_CREDIT,
    PROFESSIONAL,
    REVOLVING,
    ProductStory,
)

if TYPE_CHECKING:
    from recouvrement.domain.position import Party, Terms

CONSUMER_ARTICLES = ("312-", "313-", "314-", "du code de la consommation", "FICP")


def letters(desk: Desk, party_id: str = "P-1") -> list[str]:
    return [code for code, party, _ in desk.sent() if party == party_id and code != "M01"]


def day_of(desk: Desk, code: str) -> date:
    return next(on for known, _, on in desk.sent() if known == code)


def view(desk: Desk) -> View:
    return View(desk.case, desk.procedure, desk.situation)


def codes(desk: Desk, guard: Guard) -> set[str]:
    return {blocker.code for blocker in blockers(guard, view(desk))}


def test_every_product_has_a_procedure_and_every_step_of_it_can_be_reached():
    for product in Product:
        strategy = procedure(product).strategy
        named = {name for step in strategy.ladder for name in step.segments}
        assert named <= {segment.name for segment in strategy.segments}


# A mortgage


def test_a_mortgage_is_told_noticed_for_sixty_days_accelerated_and_its_deed_enforced():
    desk = ProductStory(MORTGAGE).until(date(2026, 1, 15))
    assert letters(desk) == ["L01-M", "L02", "L04", "L10", "L11", "L13"]
    notice = desk.case.debtors[0].notice
    assert notice is not None
    assert notice.cure_days == 60
    assert notice.presented_on is not None
    assert day_of(desk, "L11") > date(2025, 12, 17)  # presented on 18 October, and sixty days
    assert desk.case.phase is Phase.ENFORCEMENT  # the deed is the order
    assert procedure_of(view(desk)).procedure is JudicialProcedure.NOTARIAL_DEED
    assert {"J02", "J03", "J08", "J09"} <= set(required_exhibits(desk.case))
    assert not {"J04", "J05", "J11"} & set(required_exhibits(desk.case))
    assert exhibit_title("J02", Product.MORTGAGE) == "Acte notarié de prêt, copie exécutoire"


def test_a_clause_of_thirty_days_does_not_shorten_the_sixty_of_a_mortgage():
    desk = ProductStory(replace(MORTGAGE, clause_cure_days=30)).until(date(2025, 12, 10))
    assert desk.case.debtors[0].notice is not None
    assert desk.case.debtors[0].notice.cure_days == 60
    assert "L11" not in letters(desk)


def test_a_mortgage_whose_clause_is_void_goes_to_the_judge_without_acceleration():
    desk = ProductStory(replace(MORTGAGE, clause_cure_days=15)).until(date(2026, 1, 20))
    assert desk.case.route is AccelerationRoute.JUDICIAL_TERMINATION
    assert letters(desk) == ["L01-M", "L02", "L04", "L10-T", "L13"]
    assert procedure_of(view(desk)).procedure is JudicialProcedure.SUMMONS


def test_the_letters_of_a_mortgage_cite_its_own_law():
    desk = ProductStory(MORTGAGE).until(date(2026, 1, 15))
    for code in ("L01-M", "L10", "L11"):
        text = printed(desk, (LEA,), code)
        assert "313-51" in text
        assert "312-" not in text
    assert "7,00 %" in printed(desk, (LEA,), "L10")
    assert "60 jours à compter de la première présentation" in printed(desk, (LEA,), "L10")
    assert "312-" not in printed(desk, (LEA,), "L02")


def guaranteed() -> ProductStory:
    return ProductStory(MORTGAGE, (LEA, INSTITUTION))


def test_the_file_goes_to_the_institution_only_once_the_borrower_was_warned():
    story = guaranteed()
    desk = story.until(date(2026, 2, 10))
    assert letters(desk)[-1] == "L11"
    assert desk.case.handover is None
    assert "borrower_not_warned" in codes(desk, Guard.HANDOVER)
    [task] = [task for task in desk.case.tasks if task.kind == "warn_of_institution"]
    desk.play(FinishTask(task.task_id, desk.today, PAUL, "written today"))
    desk = story.until(date(2026, 2, 20))
    assert desk.case.handover is not None
    assert desk.case.handover.bailiff == "caution-exemple"
    assert procedure_of(view(desk)).procedure is JudicialProcedure.INSTITUTION_CLAIM
    assert "L13" not in letters(desk)  # no bailiff has the file
    assert view(desk).required is None
    assert letters(desk, INSTITUTION.party_id) == []


def test_without_a_named_partner_for_the_institution_nothing_leaves():
    desk = ProductStory(MORTGAGE, (LEA, replace(INSTITUTION, party_id="UNKNOWN"))).until(date(2026, 1, 20))
    assert "no_bailiff" in codes(desk, Guard.HANDOVER)


ABROAD = replace(LEA.address, country="BE", postcode="1000", city="Bruxelles")


def test_no_bailiff_of_a_department_gets_a_file_against_people_abroad():
    desk = ProductStory(REVOLVING, (replace(LEA, address=ABROAD),)).until(date(2026, 3, 20))
    assert desk.case.handover is None
    assert "debtor_abroad" in codes(desk, Guard.HANDOVER)


def test_the_bailiff_is_that_of_the_first_borrower_who_lives_in_france():
    desk = ProductStory(REVOLVING, (replace(LEA, address=ABROAD), NOE)).until(date(2026, 3, 20))
    assert "debtor_abroad" not in codes(desk, Guard.HANDOVER)


def test_the_judge_is_asked_for_a_guaranteed_mortgage_that_only_he_can_end():
    desk = ProductStory(replace(MORTGAGE, clause_cure_days=8), (LEA, INSTITUTION)).until(date(2026, 1, 20))
    assert letters(desk)[-2:] == ["L10-T", "L13"]
    assert desk.case.handover is not None
    assert desk.case.handover.bailiff == "etude-lumiere"


# A professional


def test_a_professional_goes_straight_to_the_reminder_and_has_fifteen_days():
    desk = ProductStory(PROFESSIONAL, (BAKERY,)).until(date(2025, 12, 15))
    assert desk.case.regime is LegalRegime.PROFESSIONAL
    assert letters(desk) == ["L02", "L10-P", "L11", "L13"]
    assert desk.case.debtors[0].notice is not None
    assert desk.case.debtors[0].notice.cure_days == 15
    assert desk.case.phase is Phase.LITIGATION
    assert not {"J03", "J04", "J05", "J06", "J12", "J13", "J20"} & set(required_exhibits(desk.case))


def test_a_contract_that_grants_more_days_is_followed():
    terms = replace(PROFESSIONAL, clause_cure_days=30)
    desk = ProductStory(terms, (BAKERY,)).until(date(2025, 10, 20))
    assert desk.case.debtors[0].notice is not None
    assert desk.case.debtors[0].notice.cure_days == 30


def test_a_sole_trader_who_borrowed_for_his_business_is_a_professional():
    trader = replace(LEA, kind=DebtorKind.SOLE_TRADER)
    desk = ProductStory(PROFESSIONAL, (trader,)).until(date(2025, 10, 6))
    assert letters(desk) == ["L02", "L10-P"]
    assert desk.case.debtors[0].notice is not None
    assert desk.case.debtors[0].notice.cure_days == 15


def test_no_article_of_consumer_law_reaches_a_professional():
    desk = ProductStory(PROFESSIONAL, (BAKERY,)).until(date(2025, 12, 15))
    for code in letters(desk):
        text = printed(desk, (BAKERY,), code)
        assert [article for article in CONSUMER_ARTICLES if article in text] == []
    assert "tribunal de commerce" in printed(desk, (BAKERY,), "L10-P")


def test_a_professional_has_five_years_and_no_file_of_the_banque_de_france():
    desk = ProductStory(PROFESSIONAL, (BAKERY,)).until(date(2025, 12, 15))
    assert view(desk).last_day_to_sue == date(2030, 8, 12)
    assert not {"ficp_information", "ficp_transmission"} & {duty.name for duty in desk.procedure.strategy.duties}
    assert all(debtor.ficp is None for debtor in desk.case.debtors)


def test_a_professional_contract_without_a_clause_is_ended_by_the_judge_alone():
    terms = replace(PROFESSIONAL, clause_reference=None, clause_cure_days=None)
    desk = ProductStory(terms, (BAKERY,)).until(date(2025, 12, 15))
    assert letters(desk) == ["L02", "L10-T", "L13"]
    text = printed(desk, (BAKERY,), "L10-T")
    assert "tribunal de commerce" in text
    assert [article for article in CONSUMER_ARTICLES if article in text] == []


def test_the_person_who_guarantees_a_professional_keeps_his_own_days_and_letters():
    desk = ProductStory(PROFESSIONAL, (BAKERY, ZOE)).until(date(2026, 1, 15))
    assert letters(desk, "P-3") == ["L03", "L10-C", "L11-C", "L13", "L16"]
    assert desk.case.debtor(ZOE.party_id).notice is not None
    notice = desk.case.debtor(ZOE.party_id).notice
    assert notice is not None
    assert notice.cure_days == 30


# A revolving credit


def test_a_revolving_credit_goes_by_consumer_law_and_ends_its_reserve():
    desk = ProductStory(REVOLVING).until(date(2026, 1, 15))
    assert letters(desk) == ["L01", "L02", "L10", "L04", "L11", "L13"]
    assert "votre réserve de crédit" in printed(desk, (LEA,), "L10")
    assert "J11" in required_exhibits(desk.case)
    assert "J09" not in required_exhibits(desk.case)


def test_its_incident_is_the_notice_without_effect_and_not_two_instalments():
    before_the_notice = date(2025, 10, 15)
    assert "L04" not in letters(ProductStory(REVOLVING).until(before_the_notice))
    consumer_loan = replace(REVOLVING, product=Product.CONSUMER_LOAN)
    assert "L04" in letters(ProductStory(consumer_loan).until(before_the_notice))


# Anything else


def test_another_credit_has_the_whole_procedure():
    desk = ProductStory(OTHER_CREDIT).until(date(2026, 1, 15))
    assert letters(desk) == ["L01", "L02", "L04", "L10", "L11", "L13"]


def test_another_credit_of_a_professional_is_under_his_law():
    desk = ProductStory(OTHER_CREDIT, (BAKERY,)).until(date(2026, 1, 15))
    assert desk.case.regime is LegalRegime.PROFESSIONAL
    assert letters(desk) == ["L02", "L02", "L10-P", "L11", "L13"]


def test_a_hold_stops_even_the_first_letter_to_a_professional_whom_no_law_says_to_inform():
    story = ProductStory(OTHER_CREDIT, (BAKERY,))
    story.desk.tell(PlaceHold(Hold("H-1", HoldReason.OTHER, story.desk.today, None), ANNE.name))
    assert letters(story.until(date(2025, 9, 20))) == []


@pytest.mark.parametrize(("owes", "days"), [(LEA, 30), (BAKERY, 15)])
def test_a_bill_is_reminded_twice_then_put_on_notice_and_handed_over_without_an_acceleration(owes: Party, days: int):
    story = ProductStory(BILL, (owes,))
    desk = story.until(date(2025, 10, 14))
    assert any(task.task_id.startswith("call:bill_call") for task in desk.case.tasks)
    desk = story.until(date(2026, 2, 15))
    assert letters(desk) == ["L02", "L02", "L10-F", "L13"]
    assert "acceleration" not in [step.name for step in applicable(view(desk))]
    presented = day_of(desk, "L10-F") + timedelta(days=2)
    assert day_of(desk, "L13") > presented + timedelta(days=days)
    assert procedure_of(view(desk)).procedure is JudicialProcedure.PAYMENT_ORDER
    assert not {"J03", "J06", "J08", "J12", "J15", "J18"} & set(required_exhibits(desk.case))


def test_a_notice_for_a_bill_cites_no_article_of_credit_and_speaks_of_no_loan():
    text = printed(ProductStory(BILL).until(date(2025, 10, 17)), (LEA,), "L10-F")
    assert not [word for word in ("312-", "313-", "FICP", "déchéance", "prêt", "échéances à venir") if word in text]
    assert "1231-6 du code civil" in text


def test_the_guarantor_of_a_bill_is_not_sued_by_a_file_that_never_put_him_on_notice():
    desk = ProductStory(BILL, (LEA, ZOE)).until(date(2026, 2, 15))
    assert desk.case.handover is not None
    assert desk.case.handover.parties == ("P-1",)
    assert "L10-C" not in letters(desk, "P-3")


def test_a_bill_that_is_paid_after_its_reminders_is_settled_for_good():
    story = ProductStory(BILL)
    story.until(date(2025, 9, 10))
    story.pays(date(2025, 9, 10), "216.50")
    assert story.until(date(2025, 9, 12)).case.close_reason == "paid"


@pytest.mark.parametrize("terms", [MORTGAGE, REVOLVING, PROFESSIONAL, OTHER_CREDIT])
def test_whoever_pays_after_the_first_letter_hears_no_more_of_it(terms: Terms):
    story = ProductStory(terms, (BAKERY if terms is PROFESSIONAL else LEA,))
    story.until(date(2025, 8, 21))
    story.pays(date(2025, 8, 21), "216.50")
    desk = story.until(date(2025, 9, 5))
    assert letters(desk)[1:] == ["L15a"]
    assert not desk.case.is_open
