from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.letters.compose.by_code import compose
from recouvrement.domain.money import Money
from recouvrement.domain.position import Overdraft, Position
from support.contracts import LEA, account
from support.correspondence import asked, people, printed, writing_desk
from support.desk import Desk

SINCE = date(2026, 2, 12)


def night(as_of: date, balance: str = "-735.20") -> Position:
    return account(as_of, balance, SINCE if balance.startswith("-") else None)


def lived(until: date) -> Desk:
    desk = Desk(night(date(2026, 2, 16)))
    while desk.today < until:
        desk.day(night(desk.today))
    return desk


@pytest.fixture(scope="module")
def overdrawn() -> Desk:
    """An account of -735.20 € since 12 February 2026, no limit granted, at 14 %."""
    return lived(date(2026, 10, 1))


def test_the_first_letter_on_an_account_tells_its_balance_and_what_it_costs(overdrawn: Desk) -> None:
    text = printed(overdrawn, (LEA,), "L02-D")

    assert "compte courant n° ACCOUNT-1\n" in text, "no position dates its opening"
    assert "Solde du compte au 22 février 2026\n−735,20 €" in text
    assert "Découvert autorisé\n0,00 €" in text
    assert "Dépassement depuis le\n12 février 2026" in text
    assert "Un versement de 735,20 €" in text
    # Ten days of 735.20 € at 14 %.
    assert "2,82 € (estimation sur le solde du 22 février 2026)" in text
    assert "L. 312-36" not in text


def test_the_month_of_overrun_is_told_with_rate_and_costs(overdrawn: Desk) -> None:
    text = printed(overdrawn, (LEA,), "L05")

    assert "article L. 312-92" in text
    assert "sans interruption depuis le 12 février 2026" in text
    assert "14,00 % par an" in text


def test_another_credit_is_offered_with_its_cost_after_three_months(overdrawn: Desk) -> None:
    text = printed(overdrawn, (LEA,), "L06")

    assert "ils se sont achevés le 12 mai 2026" in text
    # 735.20 € over twelve months at 6.50 % nominal.
    assert "Mensualité\n63,45 €" in text
    assert "(TAEG)\n6,70 %" in text
    assert "Montant total dû\n761,33 €" in text


def test_the_end_of_the_tolerance_offers_twelve_instalments(overdrawn: Desk) -> None:
    text = printed(overdrawn, (LEA,), "L07")

    assert "préavis de 30 jours" in text
    assert "s’achève le 15 juin 2026" in text, "the thirtieth day is a Sunday"
    assert "soit 735,20 €, en douze mensualités égales" in text
    assert "1\n15/07/2026\n8,58 €\n57,43 €\n66,01 €\n677,77 €" in text
    assert "12\n15/06/2027\n0,76 €\n65,27 €\n66,03 €\n0,00 €" in text
    assert "jusqu’au 15 juillet 2026 inclus" in text


def test_the_formal_notice_on_an_account_recalls_the_offer_and_asks_for_the_excess(overdrawn: Desk) -> None:
    letter, _ = asked(overdrawn, "L10-D")
    text = printed(overdrawn, (LEA,), "L10-D")

    assert letter.amount == Money("735.20")
    assert "de nous payer la somme de 735,20 €" in text
    assert "Par notre lettre du 15 mai 2026" in text
    assert "vous n’y avez pas répondu dans le délai" in text
    assert "30 jours à compter de la première présentation" in text


def test_sixty_days_after_the_notice_the_ficp_letter_compares_no_instalment(overdrawn: Desk) -> None:
    text = printed(overdrawn, (LEA,), "L04")

    assert "soixante jours après une mise en demeure" in text
    assert "Échéance comparée" not in text


def test_an_account_back_within_its_limit_is_told_so() -> None:
    desk = lived(date(2026, 3, 1))
    desk.day(night(desk.today, "12.00"))
    desk.day(night(desk.today, "12.00"))
    text = printed(desk, (LEA,), "L15a")

    assert "le compte est revenu dans sa limite" in text
    assert "à hauteur de 735,20 €" in text
    assert "prochaine échéance" not in text


def test_beyond_a_limit_only_the_excess_is_asked_for(overdrawn: Desk) -> None:
    letter, case = asked(overdrawn, "L02-D")
    limited = replace(case, overdraft=Overdraft(Money("500.00"), Money("-735.20"), SINCE))
    asking = replace(letter, amount=Money("235.20"))

    document = compose(asking, limited, people(letter, (LEA,)), writing_desk(overdrawn))

    assert document.account.excess == "235,20\u00a0€"  # type: ignore[attr-defined]
    assert document.account.limit == "500,00\u00a0€"  # type: ignore[attr-defined]


def test_a_bank_that_charges_fees_prints_none_of_these_letters_without_them(overdrawn: Desk) -> None:
    letter, case = asked(overdrawn, "L05")
    desk = writing_desk(overdrawn)
    charging = replace(desk, bank=replace(desk.bank, account=replace(desk.bank.account, charges_overrun_fees=True)))

    with pytest.raises(InvalidProcedure, match="the positions do not tell the fees charged"):
        compose(letter, case, people(letter, (LEA,)), charging)
