from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from recouvrement.domain.case.events.letters import LetterRequested
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.money.claim import statement
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.letters.accelerations import AccelerationLetter, HandoverLetter
from recouvrement.domain.letters.compose.by_code import code_of, compose
from recouvrement.domain.letters.compose.figures import claim_amounts
from recouvrement.domain.letters.compose.people import People, full_name, recipient
from recouvrement.domain.letters.notices import JudicialFormalNoticeLetter
from recouvrement.domain.money import Money, total
from recouvrement.domain.position import Address, Party
from support.contracts import LEA, NOE, ZOE
from support.correspondence import RENDERER, asked, people, text_of, writing_desk
from support.stories import Story

if TYPE_CHECKING:
    from support.desk import Desk

ALL = (LEA, NOE, ZOE)


def amount(written: str) -> Money:
    return Money(written.removesuffix("\u00a0€").replace("\u00a0", "").replace(",", ".").replace("\u2212", "-"))


@pytest.fixture(scope="module")
def long_story() -> Desk:
    return Story(ALL).until(date(2026, 1, 15))


def test_every_letter_of_a_long_story_is_composed_and_rendered(long_story: Desk) -> None:
    written = []
    for number, event in enumerate(long_story.events, start=1):
        if not isinstance(event, LetterRequested) or event.code == "M01":
            continue
        case = fold(long_story.events[:number])
        letter = case.letter(event.letter_id)
        assert letter is not None
        document = compose(letter, case, people(letter, ALL), writing_desk(long_story))
        assert event.party_id in {party.party_id for party in ALL}
        assert "None" not in text_of(RENDERER.render(code_of(letter), document))
        written.append(event.code)
    assert sorted(set(written)) == ["L01", "L02", "L03", "L04", "L10", "L10-C", "L11", "L11-C", "L13", "L16"]


def test_the_lines_of_a_claim_add_up_to_its_total(long_story: Desk) -> None:
    for code in ("L11", "L13"):
        letter, case = asked(long_story, code)
        document = compose(letter, case, people(letter, ALL), writing_desk(long_story))
        if isinstance(document, AccelerationLetter):
            assert total(amount(line.amount) for line in document.claim.lines) == amount(document.claim.total)
        else:
            assert isinstance(document, HandoverLetter)
            assert total(amount(line.amount) for line in document.lines) == amount(document.total)


def test_payments_since_the_acceleration_are_taken_off_and_money_to_give_back_is_not() -> None:
    story = Story()
    story.until(date(2025, 12, 1))
    story.pays(date(2025, 12, 1), "300.00")
    desk = story.until(date(2025, 12, 15))
    letter, case = asked(desk, "L13")
    document = compose(letter, case, people(letter, (LEA,)), writing_desk(desk))

    assert isinstance(document, HandoverLetter)
    assert amount(document.lines[-1].amount) == Money("-300.00")
    assert amount(document.total) == letter.amount


def test_a_debtor_whom_the_decision_does_not_name_stays_on_instalments(long_story: Desk) -> None:
    letter, case = asked(long_story, "L11")
    only_lea = tuple(
        replace(one, parties=(LEA.party_id,)) if one.act == "acceleration" else one for one in case.approvals
    )
    document = compose(letter, replace(case, approvals=only_lea), people(letter, ALL), writing_desk(long_story))

    assert isinstance(document, AccelerationLetter)
    assert document.accelerated_debtors == "Madame Léa Martin"
    assert document.other_debtors == "Monsieur Noé Martin"


def test_an_acceleration_needs_a_proven_notice_and_a_named_decision(long_story: Desk) -> None:
    letter, case = asked(long_story, "L11")
    unproven = replace(case, debtors=tuple(replace(one, notice=None) for one in case.debtors))
    undecided = replace(case, approvals=())

    with pytest.raises(InvalidMessage, match="not proven"):
        compose(letter, unproven, people(letter, ALL), writing_desk(long_story))
    with pytest.raises(InvalidMessage, match="no named person"):
        compose(letter, undecided, people(letter, ALL), writing_desk(long_story))


def test_a_dead_co_borrower_is_named_in_no_letter(long_story: Desk) -> None:
    letter, case = asked(long_story, "L10")
    dead = tuple(
        replace(one, deceased_on=date(2025, 10, 1)) if one.party_id == NOE.party_id else one for one in case.debtors
    )
    document = compose(letter, replace(case, debtors=dead), people(letter, ALL), writing_desk(long_story))

    assert isinstance(document, JudicialFormalNoticeLetter)
    assert document.co_debtors is None


def test_an_erased_co_borrower_is_not_guessed(long_story: Desk) -> None:
    letter, case = asked(long_story, "L10")

    with pytest.raises(InvalidMessage, match="the name of P-2 is not kept any more"):
        compose(letter, case, People(LEA, ()), writing_desk(long_story))


def test_someone_without_address_gets_no_letter() -> None:
    with pytest.raises(InvalidMessage, match="no address is known"):
        recipient(replace(LEA, address=None))


@pytest.mark.parametrize(
    ("party", "lines", "salutation"),
    [
        (LEA, ("Madame Léa MARTIN", "3 rue du Marché", "75002 PARIS"), "Madame"),
        (
            replace(LEA, civility=None, first_name=None, last_name="Dupont & Fils <SARL> d'Été"),
            ("Dupont & Fils <SARL> d'Été", "3 rue du Marché", "75002 PARIS"),
            "Madame, Monsieur",
        ),
        (
            replace(
                LEA,
                civility="M.",
                last_name="de la Tour du Pin Chambly de La Charce",
                address=Address("12 rue de l'Église", "Bâtiment B", "67000", "Strasbourg", "DE"),
            ),
            (
                "Monsieur Léa DE LA TOUR DU PIN CHAMBLY",
                "DE LA CHARCE",
                "12 rue de l'Église",
                "Bâtiment B",
                "67000 STRASBOURG",
                "DE",
            ),
            "Monsieur",
        ),
    ],
)
def test_addresses_fit_the_window(party: Party, lines: tuple[str, ...], salutation: str) -> None:
    written = recipient(party)

    assert written.lines == lines
    assert written.salutation == salutation
    assert all(len(line) <= 38 for line in written.lines)


def test_names_are_written_with_their_civility() -> None:
    assert full_name(NOE) == "Monsieur Noé Martin"
    assert full_name(replace(NOE, civility=None)) == "Noé Martin"


def test_the_claim_of_a_letter_is_the_statements_of_the_law(long_story: Desk) -> None:
    _, case = asked(long_story, "L13")
    stated = statement(case, date(2025, 12, 9), long_story.procedure.parameters)
    assert total(one for _, one in claim_amounts(stated)) == stated.total_due
