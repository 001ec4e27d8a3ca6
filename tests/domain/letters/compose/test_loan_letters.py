from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.letters.compose.by_code import compose
from recouvrement.domain.letters.compose.notices import days_of
from recouvrement.domain.money import Money
from support.contracts import LEA, NOE
from support.correspondence import asked, composed, people, printed, writing_desk
from support.desk import Desk
from support.stories import Story

COUPLE = (LEA, NOE)


@pytest.fixture(scope="module")
def couple() -> Desk:
    """Two borrowers, a clause of thirty days, nothing paid since August 2025."""
    return Story(COUPLE).until(date(2026, 1, 15))


@pytest.fixture(scope="module")
def judicial() -> Desk:
    """The same loan with a clause of eight days: only the judge ends it."""
    return Story((LEA,), 8).until(date(2026, 1, 15))


def test_the_first_letter_warns_of_every_risk_and_asks_for_the_instalment(couple: Desk) -> None:
    text = printed(couple, COUPLE, "L01")

    assert "Madame Léa MARTIN\n3 rue du Marché\n75002 PARIS" in text
    assert "prêt personnel n° LOAN-1 du 5 juin 2025" in text
    assert "À la date du 17 août 2025" in text
    assert "12/08/2025\n15,00 €\n4,50 €\n197,00 €\n216,50 €" in text
    assert "au taux du prêt, soit 5,90 % par an" in text
    assert "une indemnité de 8,00 % du capital restant dû" in text
    assert "Le prélèvement ne sera pas présenté à nouveau : merci de payer vous-même la somme de 216,50 €." in text
    assert "Ce contrat vous engage avec Monsieur Noé Martin" in text


def test_each_borrower_has_his_own_letter_at_his_own_name(couple: Desk) -> None:
    text = printed(couple, COUPLE, "L01", "P-2")

    assert "Monsieur Noé MARTIN" in text
    assert "Monsieur,\n" in text
    assert "Ce contrat vous engage avec Madame Léa Martin" in text


def test_a_borrower_alone_is_told_of_no_joint_debtor(judicial: Desk) -> None:
    assert "Engagement solidaire" not in printed(judicial, (LEA,), "L01")


def test_the_second_reminder_proposes_measures_and_a_date_to_answer(couple: Desk) -> None:
    text = printed(couple, COUPLE, "L02")

    assert "Par notre courrier du 18 août 2025" in text
    assert "Depuis, nous n’avons pas reçu de paiement." in text
    assert "une réduction du taux débiteur ;" in text
    assert "avant le 22 septembre 2025" in text
    assert "ne tenez pas compte de ce courrier si vous avez payé le 31 août 2025 ou depuis" in text


def test_the_second_reminder_lists_what_was_paid_since_the_first() -> None:
    story = Story()
    story.until(date(2025, 8, 22))
    story.pays(date(2025, 8, 22), "50.00")
    text = printed(story.until(date(2025, 9, 3)), (LEA,), "L02")

    assert "votre versement suivant" in text
    assert "22/08/2025\n50,00 €" in text
    assert "12/07/2025" not in text, "the instalment paid before is no payment since"
    assert "La somme de 166,50 € met votre contrat à jour" in text


def test_the_formal_notice_asks_for_the_arrears_to_the_cent_and_quotes_the_clause(couple: Desk) -> None:
    letter, _ = asked(couple, "L10")
    text = printed(couple, COUPLE, "L10")

    assert letter.amount == Money("649.50")
    assert "mise en demeure (article 1344 du code civil) de nous payer la somme de 649,50 €" in text
    assert "Somme à payer\n45,00 €\n13,50 €\n591,00 €\n649,50 €" in text
    assert "nos courriers des 18 août et 1er septembre 2025" in text
    assert "30 jours à compter de la première présentation de cette lettre" in text
    assert "L’article 8 de votre contrat prévoit" in text
    assert "trente jours après une mise en demeure restée sans effet" in text
    assert "Ce contrat vous engage solidairement avec Monsieur Noé Martin" in text


def test_the_formal_notice_estimates_an_acceleration_as_not_due(couple: Desk) -> None:
    text = printed(couple, COUPLE, "L10")

    # 32 instalments of 197 € ahead; 8 % of them; plus the arrears.
    assert "Capital non encore échu\n6 304,00 €" in text
    assert "Indemnité (8,00 %)\n504,32 €" in text
    assert "Total estimé, non exigible à ce jour\n7 457,82 €" in text


def test_a_contract_with_less_than_thirty_days_gets_the_judicial_notice(judicial: Desk) -> None:
    text = printed(judicial, (LEA,), "L10-T")

    assert "de nous payer la somme de 649,50 €" in text
    assert "résolution judiciaire" in text
    assert "éché" in text
    assert "déchéance du terme" not in text.lower()


def test_the_ficp_letter_compares_two_instalments_and_dates_its_window(couple: Desk) -> None:
    text = printed(couple, COUPLE, "L04")

    assert "constaté le 12 septembre 2025" in text
    assert "12/08/2025\n216,50 €\n12/09/2025\n216,50 €\nSeuil (total des deux)\n433,00 €" in text
    assert "les sommes impayées s’élèvent à 433,00 €" in text
    assert "s’achève le 15 octobre 2025 inclus" in text
    assert "déclaré à partir du 16 octobre 2025" in text
    assert "Léa Martin, né(e) le 2 avril 1988 à Lyon" in text


def test_the_acceleration_states_the_claim_of_its_day(couple: Desk) -> None:
    text = printed(couple, COUPLE, "L11")

    assert "Par lettre recommandée du 16 octobre 2025, présentée pour la première fois le 18 octobre 2025" in text
    assert "s’est achevé le 17 novembre 2025" in text
    assert "à l’égard de : Madame Léa Martin et Monsieur Noé Martin" in text
    assert "prise le 18 novembre 2025 par Anne Supervision, responsable du recouvrement" in text
    # Four instalments and 31 to come: 4 × 197, 31 × 197, 4 × 15, 8 % of 6 107, 4 × 4.50.
    for label, amount in (
        ("A – Capital des échéances impayées", "788,00 €"),
        ("B – Capital non encore échu", "6 107,00 €"),
        ("C – Intérêts échus des échéances impayées", "60,00 €"),
        ("D – Intérêts de retard", "0,00 €"),
        ("E – Indemnité", "488,56 €"),
        ("F – Assurance", "18,00 €"),
        ("G – Frais récupérables", "0,00 €"),
        ("Total à payer", "7 461,56 €"),
    ):
        assert f"{label}\n{amount}" in text
    assert "1,11 € par jour" in text, "6 895 € at 5.90 %, over 365 days"
    assert "le délai pour l’éviter s’est achevé le 15 octobre 2025" in text
    assert "au plus tôt le 4 décembre 2025" in text


def test_the_hand_over_letter_names_the_bailiff_and_runs_the_interest_to_its_day(couple: Desk) -> None:
    letter, _ = asked(couple, "L13")
    text = printed(couple, COUPLE, "L13")

    assert "SELARL Lumière & Vasseur, commissaires de justice associés" in text
    assert "nous avons confié votre dossier, le 8 décembre 2025" in text
    # Presented on the 21st: 18 days on 6 895 € at 5.90 % = 20.06; on 488.56 € at 2.76 % = 0.66.
    assert "D – Intérêts de retard\n20,72 €" in text
    assert letter.amount == Money("7482.28")
    assert "Total\n7 482,28 €" in text


def test_on_the_judicial_route_the_hand_over_letter_asks_for_what_has_fallen_due_only(judicial: Desk) -> None:
    text = printed(judicial, (LEA,), "L13")

    assert "Total\n866,00 €" in text
    assert "B – Capital" not in text
    assert "Indemnité" not in text


def test_a_case_paid_up_ends_with_a_letter_that_is_no_discharge() -> None:
    story = Story()
    story.until(date(2025, 9, 10))
    story.pays(date(2025, 9, 11), "216.50")
    text = printed(story.until(date(2025, 9, 20)), (LEA,), "L15a")

    assert "Nous avons reçu la somme de 216,50 €, le 11 septembre 2025" in text
    assert "La prochaine échéance, de 216,50 €, sera due le 12 septembre 2025" in text
    assert "quittance" not in text.lower()
    assert "sold" not in text.lower()


def test_an_accelerated_claim_paid_in_full_ends_with_a_discharge() -> None:
    story = Story()
    story.until(date(2025, 12, 20))
    story.pays(date(2025, 12, 20), "7600.00")
    text = printed(story.until(date(2026, 1, 5)), (LEA,), "L15b")

    assert "dette soldée le 20 décembre 2025" in text
    assert "la somme totale de 7 816,50 €" in text


def test_a_letter_whose_sum_is_not_the_one_asked_for_is_not_composed(couple: Desk) -> None:
    letter, case = asked(couple, "L10")
    other = replace(letter, amount=Money("649.51"))

    with pytest.raises(InvalidMessage, match=r"asks for 649\.51 €, the case owes 649\.50 €"):
        compose(other, case, people(letter, COUPLE), writing_desk(couple))


def test_a_formal_notice_is_not_composed_without_the_words_of_its_clause(couple: Desk) -> None:
    letter, case = asked(couple, "L10")
    desk = writing_desk(couple)
    without = replace(desk, bank=replace(desk.bank, clauses=()))

    with pytest.raises(InvalidProcedure, match=r"bank\.toml: clauses: none for a period of 30 days"):
        compose(letter, case, people(letter, COUPLE), without)


def test_a_ficp_letter_is_not_composed_without_the_place_of_birth(couple: Desk) -> None:
    letter, case = asked(couple, "L04")
    nowhere = people(letter, (replace(LEA, birth_place=None), NOE))

    with pytest.raises(InvalidMessage, match="place of birth"):
        compose(letter, case, nowhere, writing_desk(couple))


def test_a_message_has_no_document(couple: Desk) -> None:
    letter, case = asked(couple, "L01")

    with pytest.raises(InvalidProcedure, match="M01 is no document"):
        compose(replace(letter, code="M01"), case, people(letter, COUPLE), writing_desk(couple))


def test_the_same_case_gives_the_same_letter(couple: Desk) -> None:
    assert composed(couple, COUPLE, "L11") == composed(couple, COUPLE, "L11")


@pytest.mark.parametrize(
    ("dates", "written"),
    [
        ([date(2026, 9, 1)], "du 1er septembre 2026"),
        ([date(2026, 9, 17), date(2026, 10, 2)], "des 17 septembre et 2 octobre 2026"),
        ([date(2025, 12, 17), date(2026, 1, 2)], "des 17 décembre 2025 et 2 janvier 2026"),
    ],
)
def test_dates_of_earlier_letters_are_listed_as_french_does(dates: list[date], written: str) -> None:
    assert days_of(dates).replace("\u00a0", " ") == written
