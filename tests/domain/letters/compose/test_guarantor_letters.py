from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.case.state import Case
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.letters.accelerations import GuarantorAccelerationLetter, HandoverLetter
from recouvrement.domain.letters.compose.by_code import compose
from recouvrement.domain.money import Money
from recouvrement.domain.position import Guarantee
from support.contracts import LEA, NOE, ZOE
from support.correspondence import asked, people, printed, writing_desk
from support.desk import Desk
from support.stories import Story

PAIR = (LEA, ZOE)


@pytest.fixture(scope="module")
def guaranteed() -> Desk:
    """A borrower and her guarantor, whose deed extends an acceleration to him, up to 12 000 €."""
    return Story(PAIR).until(date(2026, 1, 15))


def accelerated(desk: Desk, case: Case) -> GuarantorAccelerationLetter:
    letter, _ = asked(desk, "L11-C", "P-3")
    document = compose(letter, case, people(letter, PAIR), writing_desk(desk))
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
    assert "Votre acte de cautionnement (article 4) prévoit" in text
    assert "Une mise en demeure distincte est adressée à Madame Léa Martin." in text


def test_the_notice_to_the_guarantor_names_each_of_the_borrowers() -> None:
    trio = (LEA, NOE, ZOE)
    text = printed(Story(trio).until(date(2025, 10, 20)), trio, "L10-C", "P-3")

    assert "Une mise en demeure distincte est adressée à Madame Léa Martin et à Monsieur Noé Martin." in text


def test_on_the_judicial_route_the_hand_over_letter_stops_at_the_cap() -> None:
    desk = Story(PAIR, 8).until(date(2026, 1, 15))
    letter, case = asked(desk, "L13", "P-3")
    small = with_guarantee(case, Guarantee(Money("700.00"), extends_acceleration=True, joint=True))
    document = compose(letter, small, people(letter, PAIR), writing_desk(desk))

    assert isinstance(document, HandoverLetter)
    assert document.total == "700,00\u00a0€"
    assert document.lines[-1].amount == "\u2212166,00\u00a0€"


def test_arrears_above_the_cap_are_not_asked_of_the_guarantor(guaranteed: Desk) -> None:
    letter, case = asked(guaranteed, "L10-C", "P-3")
    small = with_guarantee(case, Guarantee(Money("600.00"), extends_acceleration=True, joint=True))

    with pytest.raises(InvalidMessage, match="exceed what the guarantor answers for"):
        compose(letter, small, people(letter, PAIR), writing_desk(guaranteed))


def test_an_acceleration_extended_to_the_guarantor_asks_for_the_whole_claim(guaranteed: Desk) -> None:
    text = printed(guaranteed, PAIR, "L11-C", "P-3")

    assert "avec effet au jour de la première présentation de notre lettre du 19 novembre 2025" in text
    assert "Somme qui vous est demandée\n7 461,56 €" in text
    assert "aucune déchéance d’intérêts n’est encourue à votre égard" in text


def test_without_the_clause_only_instalments_fallen_due_are_asked_of_him(guaranteed: Desk) -> None:
    _, case = asked(guaranteed, "L11-C", "P-3")
    bound = with_guarantee(case, Guarantee(Money("12000.00"), extends_acceleration=False, joint=True))

    document = accelerated(guaranteed, bound)

    assert document.extension_clause is None
    assert document.due == "866,00\u00a0€"
    assert [line.amount for line in document.lines] == ["788,00\u00a0€", "60,00\u00a0€", "18,00\u00a0€"]


def test_his_claim_stops_at_the_cap_and_a_line_says_so(guaranteed: Desk) -> None:
    _, case = asked(guaranteed, "L11-C", "P-3")
    capped = with_guarantee(case, Guarantee(Money("5000.00"), extends_acceleration=True, joint=True))

    document = accelerated(guaranteed, capped)

    assert document.due == "5\u00a0000,00\u00a0€"
    assert document.lines[-1].label == "Limite de votre engagement"
    assert document.lines[-1].amount == "\u22122\u00a0461,56\u00a0€"


def test_informed_late_he_is_not_asked_for_the_interest_fallen_due_meanwhile(guaranteed: Desk) -> None:
    _, case = asked(guaranteed, "L11-C", "P-3")

    document = accelerated(guaranteed, informed(case, date(2025, 9, 15)))

    # The instalments of 12 August and 12 September: 15 € of interest each.
    assert document.due == "7\u00a0431,56\u00a0€"
    assert document.interest_lost == "du 12 août 2025 au 15 septembre 2025, soit 30,00\u00a0€"


def test_informed_within_the_month_he_loses_no_right_to_interest(guaranteed: Desk) -> None:
    _, case = asked(guaranteed, "L11-C", "P-3")

    assert accelerated(guaranteed, informed(case, date(2025, 9, 12))).interest_lost is None
