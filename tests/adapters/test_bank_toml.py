from __future__ import annotations

from pathlib import Path

import pytest

from recouvrement.adapters.bank_toml import load_bank
from recouvrement.domain.errors import InvalidProcedure

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "infra" / "bank.toml").read_text("utf-8")


def written(directory: Path, text: str) -> Path:
    (directory / "bank.toml").write_text(text, "utf-8")
    return directory


def test_the_bank_of_the_checkout_is_read() -> None:
    bank = load_bank(ROOT / "infra")

    assert bank.sender.name == "Banque Exemple"
    assert bank.clause_text(30) is not None
    assert bank.clause_text(8) is None, "a clause of eight days is void: no letter quotes it"
    assert bank.clause_text(None) is None


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('bic = "BEXMFRPP"', "", "payment.bic"),
        ('bic = "BEXMFRPP"', 'bic = "BEXMFRPP"\nbicc = "x"', "payment.bicc"),
        ('bic = "BEXMFRPP"', 'bic = "  "', "payment.bic"),
        ("reply_days = 21", 'reply_days = "soon"', "forbearance.reply_days"),
        ('rate_pct = "6.50"', 'rate_pct = "6,5"', "replacement_credit.rate_pct"),
        ("[sender]", "[sendr]", "sender"),
        ("[sender]", "[sender", "bank.toml"),
    ],
)
def test_a_mistake_is_named_by_its_key(tmp_path: Path, was: str, becomes: str, reason: str) -> None:
    assert was in TEXT

    with pytest.raises(InvalidProcedure, match=reason) as refused:
        load_bank(written(tmp_path, TEXT.replace(was, becomes, 1)))
    assert "BEXM" not in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidProcedure, match=r"bank\.toml: no such file"):
        load_bank(tmp_path)
