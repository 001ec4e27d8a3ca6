import shutil

import pytest

from recouvrement.adapters.procedure_toml import load_procedures
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.position import Product
from support.desk import ROOT


@pytest.fixture
def directory(tmp_path):
    for name in ("strategies", "partners", "parameters"):
        shutil.copytree(ROOT / "infra" / name, tmp_path / name)
    return tmp_path


def test_every_data_file_of_the_project_is_read():
    procedures = load_procedures(ROOT / "infra")
    assert set(procedures.strategies) == set(Product)
    assert procedures.partners


def test_a_product_without_a_strategy_has_no_procedure(directory):
    (directory / "strategies" / "mortgage.toml").unlink()
    assert load_procedures(directory).of(Product.MORTGAGE) is None


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('guard = "formal_notice"', 'guard = "none"', "consumer_loan.toml: ladder.2.guard"),
        ("day = 65", "day = -1", "consumer_loan.toml: ladder.2.day"),
        ("gap_days = 30", "gap_weeks = 4", "consumer_loan.toml: ladder.2.gap_weeks"),
        ('code = "L10"', 'code = "L99"', "consumer_loan.toml: ladder.2.letters.0.code"),
        ('threshold = "15.00"', "threshold = 15.00", "consumer_loan.toml: opening.threshold"),
        ('threshold = "15.00"', 'threshold = "15"', "an amount is a string with two decimals"),
        (
            "hand_over = true",
            'letters = [{ code = "L13", audience = "borrowers" }]\nhand_over = true',
            "a step has either",
        ),
        ('step = "acceleration"', 'step = "formal_notice"', "named twice: formal_notice"),
        ("[opening]", "[opening", "consumer_loan.toml: "),
    ],
)
def test_a_wrong_strategy_is_refused_by_file_and_key(directory, before, after, reason):
    path = directory / "strategies" / "consumer_loan.toml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(InvalidProcedure) as error:
        load_procedures(directory)
    assert reason in str(error.value)


def test_a_partner_without_an_address_is_refused(directory):
    (directory / "partners" / "nobody.toml").write_text('partner_id = "nobody"\nname = "N"\n', "utf-8")
    with pytest.raises(InvalidProcedure, match=r"nobody\.toml: address"):
        load_procedures(directory)
