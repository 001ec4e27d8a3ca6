from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.case.commands.people import InvalidateAddress
from recouvrement.domain.case.state import Case
from recouvrement.domain.letters.accelerations import GuarantorAccelerationLetter, HandoverLetter
from recouvrement.domain.letters.compose.by_code import compose
from recouvrement.domain.letters.notices import GuarantorFormalNoticeLetter
from recouvrement.domain.money import Money
from recouvrement.domain.position import Guarantee
from support.contracts import LEA, NOE, ZOE
from support.correspondence import asked, composed, people, printed, writing_desk
from support.desk import Desk
from support.stories import Story

PAIR = (LEA, ZOE)
CAP = Guarantee(Money("500.00"), extends_acceleration=True, joint=True)
CAPPED = replace(ZOE, guarantee=CAP)
MOVED = replace(ZOE, address=replace(LEA.address, line1="9 rue Neuve"))
LOST = "Intérêts non réclamés à la caution (articles 2302 et 2303 du code civil)"


@pytest.fixture(scope="module")
def guaranteed() -> Desk:
    """A borrower and her guarantor, whose deed extends an acceleration to him, up to 12 000 €."""
    return Story(PAIR).until(date(2026, 1, 15))


@pytest.fixture(scope="module")
def told_late() -> Desk:
    """His address was wrong on 12 September, when L03 was to leave; it left on 6 October: 30 € of interest are lost."""
    return told_late_story(30).until(date(2026, 1, 15))


def told_late_story(clause_cure_days: int) -> Story:
    story = Story(PAIR, clause_cure_days)
    desk = story.until(date(2025, 9, 1))
    desk.tell(InvalidateAddress(ZOE.party_id, desk.today))
    story.until(date(2025, 10, 3))
    story.parties = (LEA, MOVED)
    return story


def accelerated(desk: Desk, case: Case, amount: str) -> GuarantorAccelerationLetter:
    """The letter of the story, had that case asked for it; `amount`: what he owed before the acceleration came."""
    letter, _ = asked(desk, "L11-C", "P-3")
    document = compose(replace(letter, amount=Money(amount)), case, people(letter, PAIR), writing_desk(desk))
    assert isinstance(document, GuarantorAccelerationLetter)
    return document


def with_guarantee(case: Case, guarantee: Guarantee) -> Case:
    return replace(
        case, debtors=tuple(replace(one, guarantee=guarantee) if one.is_guarantor else one for one in case.debtors)
    )


def informed(case: Case, on: date) -> Case:
    return replace(case, letters=tuple(replace(one, sent_on=on) if one.code == "L03" else one for one in case.letters))


def test_the_guarantor_is_told_of_the_incident_and_asked_for_nothing(guaranteed: Desk) -> None:
    text = printed(guaranteed, PAIR, "L03", "P-3")

    assert "Madame Zoé MARTIN" in text
    assert (
        "vous avez cautionné Madame Léa Martin pour le contrat cité en référence, dans la limite de 12 000,00 €" in text
    )
    assert "L’échéance du 12 août 2025 n’a pas été entièrement payée" in text
    assert "à la fin de ce mois, le 12 septembre 2025" in text
    assert "IBAN" not in text


def test_the_notice_to_the_guarantor_recalls_his_information_and_his_clause(guaranteed: Desk) -> None:
    text = printed(guaranteed, PAIR, "L10-C", "P-3")

    assert "Par notre lettre du 12 septembre 2025" in text
    assert "de nous payer la somme de 649,50 €" in text
    assert "Somme à payer\n45,00 €\n13,50 €\n591,00 €\n649,50 €" in text
    assert "Limite de votre engagement" not in text
    assert "Votre acte de cautionnement (article 4) prévoit" in text
    assert "Une mise en demeure distincte est adressée à Madame Léa Martin." in text


def test_the_notice_to_the_guarantor_names_each_of_the_borrowers() -> None:
    trio = (LEA, NOE, ZOE)
    text = printed(Story(trio).until(date(2025, 10, 20)), trio, "L10-C", "P-3")

    assert "Une mise en demeure distincte est adressée à Madame Léa Martin et à Monsieur Noé Martin." in text


def test_told_late_he_is_given_notice_of_the_arrears_less_the_interest_lost(told_late: Desk) -> None:
    letter, _ = asked(told_late, "L10-C", "P-3")
    text = printed(told_late, (LEA, MOVED), "L10-C", "P-3")

    assert letter.amount == Money("619.50")
    assert "Par notre lettre du 6 octobre 2025" in text
    assert "de nous payer la somme de 619,50 €" in text
    assert "Total échu\n45,00 €\n13,50 €\n591,00 €\n649,50 €" in text
    assert f"Échéances impayées\n649,50 €\n{LOST}\n−30,00 €\nSomme à payer\n619,50 €" in text


def test_arrears_above_the_cap_are_asked_of_him_up_to_the_cap() -> None:
    pair = (LEA, CAPPED)
    text = printed(Story(pair).until(date(2025, 10, 20)), pair, "L10-C", "P-3")

    assert "de nous payer la somme de 500,00 €" in text
    assert "Échéances impayées\n649,50 €\nLimite de votre engagement\n−149,50 €\nSomme à payer\n500,00 €" in text


def test_told_late_and_capped_both_deductions_are_printed(told_late: Desk) -> None:
    letter, case = asked(told_late, "L10-C", "P-3")
    capped = with_guarantee(case, CAP)
    written = replace(letter, amount=Money("500.00"))
    document = compose(written, capped, people(letter, (LEA, MOVED)), writing_desk(told_late))

    assert isinstance(document, GuarantorFormalNoticeLetter)
    assert [(line.label, line.amount) for line in document.deductions] == [
        (LOST, "−30,00\u00a0€"),
        ("Limite de votre engagement", "−119,50\u00a0€"),
    ]
    assert document.due == "500,00\u00a0€"


def test_on_the_judicial_route_the_hand_over_letter_stops_at_the_cap() -> None:
    pair = (LEA, CAPPED)
    document = composed(Story(pair, 8).until(date(2026, 1, 15)), pair, "L13", "P-3")

    assert isinstance(document, HandoverLetter)
    assert document.total == "500,00\u00a0€"
    assert document.lines[-1].amount == "−366,00\u00a0€"


def test_on_the_judicial_route_the_hand_over_letter_leaves_out_the_interest_lost() -> None:
    document = composed(told_late_story(8).until(date(2026, 1, 15)), (LEA, MOVED), "L13", "P-3")

    assert isinstance(document, HandoverLetter)
    assert document.total == "836,00\u00a0€"
    assert (document.lines[-1].label, document.lines[-1].amount) == (LOST, "−30,00\u00a0€")


def test_the_hand_over_letter_after_an_acceleration_asks_for_what_the_case_asks_of_him(told_late: Desk) -> None:
    letter, _ = asked(told_late, "L13", "P-3")
    borrowers, _ = asked(told_late, "L13", "P-1")
    document = composed(told_late, (LEA, MOVED), "L13", "P-3")

    assert isinstance(document, HandoverLetter)
    assert letter.amount == borrowers.amount - Money("30.00")
    assert document.total.replace("\u00a0", "").replace(",", ".") == f"{letter.amount}€"


def test_an_acceleration_extended_to_the_guarantor_asks_for_the_whole_claim(guaranteed: Desk) -> None:
    text = printed(guaranteed, PAIR, "L11-C", "P-3")

    assert "avec effet au jour de la première présentation de notre lettre du 19 novembre 2025" in text
    assert "Somme qui vous est demandée\n7 461,56 €" in text


def test_nothing_lost_he_is_told_of_his_right_and_of_no_fact_that_nobody_proved(guaranteed: Desk) -> None:
    text = printed(guaranteed, PAIR, "L11-C", "P-3")

    assert "qui ne vous aurait pas été donnée à temps ne pourraient pas vous être réclamés" in text
    assert "articles 2302 et 2303 du code civil" in text
    assert "vous ont été données à temps" not in text


def test_without_the_clause_only_instalments_fallen_due_are_asked_of_him(guaranteed: Desk) -> None:
    _, case = asked(guaranteed, "L11-C", "P-3")
    bound = with_guarantee(case, Guarantee(Money("12000.00"), extends_acceleration=False, joint=True))

    document = accelerated(guaranteed, bound, "866.00")

    assert document.extension_clause is None
    assert document.due == "866,00\u00a0€"
    assert [line.amount for line in document.lines] == ["788,00\u00a0€", "60,00\u00a0€", "18,00\u00a0€"]


def test_his_claim_stops_at_the_cap_and_a_line_says_so(guaranteed: Desk) -> None:
    _, case = asked(guaranteed, "L11-C", "P-3")
    capped = with_guarantee(case, Guarantee(Money("5000.00"), extends_acceleration=True, joint=True))

    document = accelerated(guaranteed, capped, "866.00")

    assert document.due == "5\u00a0000,00\u00a0€"
    assert document.lines[-1].label == "Limite de votre engagement"
    assert document.lines[-1].amount == "\u22122\u00a0461,56\u00a0€"


def test_informed_late_he_is_not_asked_for_the_interest_fallen_due_meanwhile(guaranteed: Desk) -> None:
    _, case = asked(guaranteed, "L11-C", "P-3")

    document = accelerated(guaranteed, informed(case, date(2025, 9, 15)), "836.00")

    # The instalments of 12 August and 12 September: 15 € of interest each.
    assert document.due == "7\u00a0431,56\u00a0€"
    assert document.interest_lost == "du 12\u00a0août 2025 au 15\u00a0septembre 2025, soit 30,00\u00a0€"


def test_informed_within_the_month_he_loses_no_right_to_interest(guaranteed: Desk) -> None:
    _, case = asked(guaranteed, "L11-C", "P-3")

    assert accelerated(guaranteed, informed(case, date(2025, 9, 12)), "866.00").interest_lost is None
