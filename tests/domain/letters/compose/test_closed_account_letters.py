"""The letters that end an account, as its holder reads them: L19, L13, then L15a, L15b or L18."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind, Overdraft, Party, Position
from support.contracts import LEA, account
from support.correspondence import printed
from support.desk import Desk

SINCE = date(2025, 9, 1)
COMPANY = replace(LEA, kind=DebtorKind.PROFESSIONAL, civility=None, first_name=None, last_name="Atelier Martin SARL")


def night(as_of: date, balance: str, party: Party) -> Position:
    """A limit of 300 €."""
    overdraft = Overdraft(Money("300.00"), Money(balance), SINCE if Money(balance) < Money("-300.00") else None)
    return replace(account(as_of, balance, SINCE), parties=(party,), overdraft=overdraft)


def lived(until: date, party: Party = LEA) -> Desk:
    return on(Desk(night(date(2025, 9, 5), "-1500.00", party)), until, "-1500.00", party)


def on(desk: Desk, until: date, balance: str, party: Party = LEA) -> Desk:
    while desk.today < until:
        desk.day(night(desk.today, balance, party))
    return desk


@pytest.fixture(scope="module")
def handed_over() -> Desk:
    return lived(date(2026, 5, 20))


def test_the_closing_says_when_the_balance_is_due_and_how_to_keep_the_account(handed_over: Desk) -> None:
    text = printed(handed_over, (LEA,), "L19")
    assert "préavis de 2 mois, qui court à compter de l’envoi de cette lettre (article L. 312-1-1" in text
    assert "deviendra exigible le 11 mai 2026" in text
    assert "dans sa limite avant cette date, par le paiement de 1 200,00 €, nous renonçons à le clôturer" in text
    assert "douze mensualités égales" in text


def test_the_formal_notice_announces_the_closing_that_may_follow(handed_over: Desk) -> None:
    text = printed(handed_over, (LEA,), "L10-D")
    assert "nous pourrons clôturer votre compte, au terme d’un préavis de deux mois" in text
    assert "la somme de 1 200,00 €" in text


def test_a_company_is_told_of_its_closing_without_an_article_for_consumers() -> None:
    text = printed(lived(date(2026, 5, 1), COMPANY), (COMPANY,), "L19")
    assert "312-1-1" not in text
    assert "code de la consommation" not in text


def test_the_bailiff_asks_for_the_balance_of_the_closed_account(handed_over: Desk) -> None:
    text = printed(handed_over, (LEA,), "L13")
    assert "Solde débiteur du compte clos le 11/05/2026, intérêts compris" in text
    assert "1 500,00 €" in text


def test_who_comes_back_in_time_is_told_that_his_account_stays_open() -> None:
    text = printed(on(lived(date(2026, 4, 1)), date(2026, 4, 8), "20.00"), (LEA,), "L15a")
    assert "La clôture de votre compte, que notre lettre du 10 mars 2026 annonçait, n’aura pas lieu" in text


def test_who_was_told_of_no_closing_hears_of_none() -> None:
    text = printed(on(lived(date(2025, 12, 10)), date(2025, 12, 17), "20.00"), (LEA,), "L15a")
    assert "clôture" not in text


def test_a_closed_account_that_is_paid_has_its_receipt() -> None:
    text = printed(on(lived(date(2026, 5, 20)), date(2026, 5, 27), "0.00"), (LEA,), "L15b")
    assert "pour solde de votre compte courant n° ACCOUNT-1, la somme totale de 1 500,00 €" in text
    assert "dette soldée le 20 mai 2026" in text


def test_a_notice_that_a_payment_crossed_is_taken_back_and_says_why() -> None:
    text = printed(on(lived(date(2026, 2, 3)), date(2026, 2, 6), "0.00"), (LEA,), "L18")
    assert "Votre versement et notre lettre se sont croisés : le compte est revenu dans sa limite" in text
    assert "Vous n’avez rien à payer" in text
