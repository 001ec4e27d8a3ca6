"""L15b at the end of a loan whose last instalment came late: nothing was ever accelerated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.money import Money
from support.contracts import LEA, NOE, ZOE
from support.correspondence import printed
from support.desk import Desk
from support.stories import Story

TRIO = (LEA, NOE, ZOE)


def until_the_end(desk: Desk, story: Story, today: date) -> None:
    """Days of a loan whose last instalment is that of September 2025."""
    while desk.today < today:
        told = story.position(desk.today)
        fallen = tuple(one for one in told.instalments if one.due_on <= date(2025, 9, 12))
        desk.day(replace(told, instalments=fallen, principal_not_yet_due=Money("197.00").times(3 - len(fallen))))


@pytest.fixture(scope="module")
def ended() -> Desk:
    story = Story(TRIO)
    until_the_end(story.desk, story, date(2025, 9, 17))
    story.pays(date(2025, 9, 17), "433.00")
    until_the_end(story.desk, story, date(2025, 9, 25))
    return story.desk


def test_the_last_instalment_paid_ends_the_loan_with_a_discharge(ended: Desk) -> None:
    text = printed(ended, TRIO, "L15b")

    assert ended.case.close_reason is CloseReason.PAID
    assert ended.case.accelerated_on is None
    assert "pour solde de votre prêt personnel n° LOAN-1, la somme totale de 649,50 €" in text
    assert "dont le dernier versement le 17 septembre 2025" in text
    assert "dette soldée le 17 septembre 2025. La présente vaut quittance." in text
    assert "L’extinction de la dette libère la caution : Madame Zoé Martin." in text
    assert "mainlevée" not in text
    assert "FICP" not in text


def test_the_guarantor_is_told_that_he_is_freed_of_a_debt_that_was_never_his_own(ended: Desk) -> None:
    text = printed(ended, TRIO, "L15b", "P-3")

    assert (
        "pour solde du prêt personnel n° LOAN-1, que vous avez cautionné pour "
        "Madame Léa Martin et Monsieur Noé Martin, la somme totale de 649,50 €" in text
    )
    assert "La dette est entièrement payée" in text
    assert "L’extinction de la dette vous libère de votre engagement de caution." in text
    assert "libère la caution :" not in text
