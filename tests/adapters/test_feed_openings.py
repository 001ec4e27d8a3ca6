from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recouvrement.adapters.feed_openings import read_openings
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.money import Money
from recouvrement.domain.position import Product
from recouvrement.domain.strategy import Opening

if TYPE_CHECKING:
    from pathlib import Path


def procedure(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / "strategies").mkdir(exist_ok=True)
    (tmp_path / "strategies" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_product_has_the_opening_of_its_file_and_the_rest_is_left_to_others(tmp_path: Path) -> None:
    text = '[opening]\nthreshold = "15.00"\ngrace_days = 3\n[ladder]\nsteps = []\n'
    openings = read_openings(procedure(tmp_path, "consumer_loan.toml", text))
    assert openings == {Product.CONSUMER_LOAN: Opening(Money("15.00"), 3)}


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("lease.toml", "", "lease.toml: a strategy is named after a product"),
        ("mortgage.toml", "", "opening: Field required"),
        ("mortgage.toml", "[opening", "mortgage.toml: "),
        ("mortgage.toml", "[opening]\nthreshold = 15.0\ngrace_days = 3", "opening.threshold"),
        ("mortgage.toml", '[opening]\nthreshold = "15.00"\ngrace_days = 3\nwhy = 1', "opening.why"),
    ],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path: Path, name: str, text: str, fault: str) -> None:
    with pytest.raises(InvalidProcedure) as refused:
        read_openings(procedure(tmp_path, name, text))
    assert fault in str(refused.value)
