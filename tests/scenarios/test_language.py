"""A scenario that announces something wrong fails, and says where and what happened instead."""

from pathlib import Path

import pytest

from support.scenario_runner import run
from support.scenario_sentences import SENTENCES, read_line, reference_page

ROOT = Path(__file__).resolve().parents[2]
TRUE = """Prêt à la consommation, 36 mensualités de 216,50 € le 12 à partir de juillet 2025, clause de 30 jours.
Emprunteur : Mme Léa Martin.
Le 12/07/2025, Mme Léa Martin paie 216,50 €.
Le 16/08/2025, la lettre M01 part à Mme Léa Martin.
Le 18/08/2025, la lettre L01 part à Mme Léa Martin.
Le 19/08/2025 au soir, arriéré : 216,50 €.
Le 19/08/2025 au soir, le dossier est en phase amiable.
Aucune autre lettre ne part jusqu’au 19/08/2025.
"""


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "Le 18/08/2025, la",
            "Le 19/08/2025, la",
            "ligne 5 : attendu : L01 à Mme Léa Martin le 19/08/2025 ; parti : L01",
        ),
        ("lettre L01", "lettre L02", "ligne 5 : attendu : L02 à Mme Léa Martin le 18/08/2025 ; parti : "),
        (
            "Le 18/08/2025, la lettre L01 part à Mme Léa Martin.",
            "",
            "ligne 8 : une lettre de trop : L01 à Mme Léa Martin",
        ),
        ("arriéré : 216,50", "arriéré : 216,49", "ligne 6 : attendu : 216.49 ; trouvé : 216.50"),
        ("phase amiable", "phase contentieux", "ligne 7 : attendu : contentieux ; trouvé : amiable"),
        ("phase amiable", "phase aimable", "ligne 7 : phase inconnue : « aimable »"),
        ("Emprunteur :", "Emprunteuse :", "Voulez-vous dire : « Emprunteur : Mme Léa Martin. » ?"),
        ("M01 part à Mme Léa", "M01 part à Mme Lea", "ligne 4 : personne inconnue : « Mme Lea Martin »"),
        ("12/07/2025", "31/06/2025", "ligne 3 : ce jour n’existe pas : 31/06/2025"),
    ],
)
def test_a_wrong_announcement_is_told_with_its_line(right, wrong, told):
    assert right in TRUE
    assert any(told in fault for fault in run("essai.txt", TRUE.replace(right, wrong)))


@pytest.mark.parametrize(
    ("name", "right", "wrong", "told"),
    [
        ("01b", "7 461,56", "7 461,57", "attendu : 7461.57 ; trouvé : 7461.56"),
        ("03", "réclame 649,50", "réclame 649,51", "attendu : 649.51 ; trouvé : 649.50"),
        ("07-", "Le 18/11/2025, la directrice", "Le 17/11/2025, la directrice", "refusé : "),
        ("09", "finit le 17/11/2025", "finit le 18/11/2025", "attendu : 18/11/2025 ; trouvé : 17/11/2025"),
        ("10", "Le 06/11/2025 au soir, à faire", "Le 05/11/2025 au soir, à faire", "attendu : interroger La Poste"),
        ("21", "c’est fait : vérifier l’assurance", "c’est fait : rechercher l’adresse", "il n’y avait rien de tel"),
        (
            "23",
            "Le 16/10/2025, inscription",
            "Le 17/10/2025, inscription",
            "attendu : 17/10/2025 ; trouvé : 16/",
        ),
    ],
)
def test_a_wrong_figure_day_task_or_decision_is_told(name, right, wrong, told):
    [path] = Path(__file__).parent.glob(f"{name}*.txt")
    text = path.read_text("utf-8")
    assert right in text
    assert any(told in fault for fault in run(path.name, text.replace(right, wrong)))


def test_the_same_scenario_without_mistake_passes():
    assert run("essai.txt", TRUE) == []


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.name)
def test_the_example_of_a_sentence_is_read_as_that_sentence(sentence):
    assert read_line(1, sentence.example).name == sentence.name


def test_the_reference_page_shows_the_language_as_it_is():
    assert (ROOT / "infra" / "reference" / "scenarios.md").read_text("utf-8") == reference_page()
