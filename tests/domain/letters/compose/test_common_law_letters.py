"""A consumer's loan above the cap of consumer credit is told no article of consumer credit (domain §2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.compose.by_code import code_of, compose
from recouvrement.domain.letters.notices import FormalNoticeLetter
from recouvrement.domain.position import Party
from support.contracts import LEA, ZOE
from support.correspondence import RENDERER, asked, people, printed, text_of, writing_desk
from support.desk import Desk
from support.stories import Story

PAIR = (LEA, ZOE)
LETTERS = [("L02", "P-1"), ("L10", "P-1"), ("L10-T", "P-1"), ("L11", "P-1"), ("L11-C", "P-3")]


@pytest.fixture(scope="module")
def by_route() -> dict[str, Desk]:
    end = date(2026, 1, 15)
    return {"clause": Story(PAIR).until(end), "judge": Story(PAIR, 8).until(end)}


def common_law(desk: Desk, code: str, party_id: str, parties: tuple[Party, ...] = PAIR) -> str:
    letter, case = asked(desk, code, party_id)
    case = replace(case, regime=LegalRegime.COMMON_LAW)
    return text_of(RENDERER.render(code_of(letter), compose(letter, case, people(letter, parties), writing_desk(desk))))


@pytest.mark.parametrize(("code", "party_id"), LETTERS)
def test_no_article_of_consumer_credit_is_cited(by_route: dict[str, Desk], code: str, party_id: str) -> None:
    desk = by_route["judge" if code == "L10-T" else "clause"]
    text = common_law(desk, code, party_id)

    assert not [article for article in ("312-", "314-20", "313-") if article in text]
    assert "juge des contentieux de la protection" not in text
    assert [article for article in ("312-", "314-20") if article in printed(desk, PAIR, code, party_id)]


def test_the_reminder_still_proposes_measures(by_route: dict[str, Desk]) -> None:
    text = common_law(by_route["clause"], "L02", "P-1")

    assert "toute autre démarche. Nous vous proposons d’étudier avec vous :" in text


def test_the_notice_rests_on_the_clause_alone(by_route: dict[str, Desk]) -> None:
    text = common_law(by_route["clause"], "L10", "P-1")

    assert "En application de cette clause, nous pourrons :" in text
    assert "que le juge peut réduire (article 1231-5 du code civil)" in text
    assert "ou toute autre mesure adaptée à votre situation. Appelez" in text
    assert "demander au tribunal judiciaire de suspendre" in text
    assert "dans la limite de deux ans (article 1343-5 du code civil)" in text


def test_the_judicial_notice_announces_the_court_of_common_law(by_route: dict[str, Desk]) -> None:
    text = common_law(by_route["judge"], "L10-T", "P-1")

    assert "une assignation devant le tribunal judiciaire, pour lui demander :" in text


def test_the_acceleration_rests_on_the_clause_alone(by_route: dict[str, Desk]) -> None:
    text = common_law(by_route["clause"], "L11", "P-1")

    assert "en application de l’article 8 de votre contrat, nous prononçons la déchéance du terme" in text
    assert "soit 5,90 % par an, c’est-à-dire 1,11 € par jour" in text
    assert "soit 488,56 €. Le juge peut la réduire" in text


def test_the_estimate_is_the_claim_that_an_acceleration_would_state(by_route: dict[str, Desk]) -> None:
    letter, case = asked(by_route["clause"], "L10")
    above = replace(case, regime=LegalRegime.COMMON_LAW, terms=replace(case.terms, indemnity_rate_pct=Decimal("10.00")))
    document = compose(letter, above, people(letter, PAIR), writing_desk(by_route["clause"]))

    assert isinstance(document, FormalNoticeLetter)
    assert document.estimate.indemnity == "630,40\u00a0€", "10 % of 6 304 €: no cap but the contract's"
