"""The file of each product: it is whole, it goes to whom it is for, and cites the law that it is under."""

from __future__ import annotations

import pytest

from recouvrement.domain.judiciary.mailings import piece_of
from recouvrement.domain.position import Product
from recouvrement.domain.strategy import Period, SendLetters
from support.chambers import world_of
from support.contracts import LEA
from support.correspondence import text_of
from support.desk import procedure
from support.handed_over import released_under
from support.products import BAKERY, INSTITUTION, MORTGAGE, OTHER_CREDIT, PROFESSIONAL, REVOLVING


@pytest.mark.parametrize(
    ("terms", "parties", "partner"),
    [
        (MORTGAGE, (LEA,), "actes@etude-lumiere.example"),
        (MORTGAGE, (LEA, INSTITUTION), "appels@caution.example"),
        (PROFESSIONAL, (BAKERY,), "actes@etude-lumiere.example"),
        (REVOLVING, (LEA,), "actes@etude-lumiere.example"),
        (OTHER_CREDIT, (LEA,), "actes@etude-lumiere.example"),
    ],
    ids=["mortgage", "institution", "professional", "revolving", "other"],
)
def test_the_file_of_every_product_is_made_and_its_partner_told(terms, parties, partner):
    world = world_of(released_under(terms, parties))
    world.carry_out()
    assert world.reported == ["file.handed_over"]
    assert {one.to for one in world.mailer.sent} == {partner}
    assert "J17-decompte-de-creance.docx" in world.files


@pytest.mark.parametrize("product", Product)
def test_every_letter_that_opens_a_period_proves_itself_in_the_file(product):
    pieces = {Period.CURE: "J14", Period.NOTIFICATION: "J15"}
    for step in procedure(product).strategy.ladder:
        if step.opens in pieces and isinstance(step.action, SendLetters):
            for choice in step.action.letters:
                assert piece_of(choice.code) == pieces[step.opens]


def test_the_history_of_a_mortgage_cites_the_limitation_and_not_the_bar_of_consumer_credit():
    world = world_of(released_under(MORTGAGE, (LEA,)))
    world.carry_out()
    [history] = [text_of(content) for name, content in world.files.items() if name.startswith("J10")]
    assert "L. 218-2" in history
    assert "R. 312-35" not in history
