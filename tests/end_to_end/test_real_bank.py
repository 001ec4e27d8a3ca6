"""A real bank's records through the real handlers (see ../shared/data/pkdd99, which only some machines have).

274 days take as long as a quarter of the suite: `make real-bank` lives them, and the build does.
"""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from infra.local.cli import main

RECORDS = Path(__file__).resolve().parents[3] / "shared/data/pkdd99/to_positions.py"

pytestmark = [
    pytest.mark.skipif(not RECORDS.exists(), reason="the real bank's records are not on this machine"),
    pytest.mark.skipif("REAL_BANK" not in os.environ, reason="274 days: make real-bank"),
]


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real_bank")
    subprocess.run([sys.executable, str(RECORDS), str(folder / "feed")], check=True)  # noqa: S603 - our own file
    arguments = ["run", "--feed", str(folder / "feed"), "--from", "2025-07-02", "--to", "2026-04-01"]
    out = folder / "out"
    assert main([*arguments, "--out", str(out), "--play-post", "2", "--play-approvals", "Anne Directrice"]) == 0
    return {case["case_id"]: case for case in json.loads((out / "cases.json").read_text("utf-8"))}


@pytest.fixture(scope="module")
def loan(cases):
    return cases["LOAN-5314-01"]


def types(case):
    return [entry["type"] for entry in case["journal"]]


def test_eight_missed_instalments_lead_to_the_bailiff(loan):
    assert loan["phase"] == "litigation"
    assert [letter["code"] for letter in loan["letters"]] == ["L01", "L02", "L04", "L10", "L11", "L13"]
    assert "FileHandedOver" in types(loan)


def test_every_letter_of_it_left_once_and_in_order(loan):
    days = [letter["sent_on"] for letter in loan["letters"]]
    assert None not in days
    by_code = {letter["code"]: date.fromisoformat(letter["sent_on"]) for letter in loan["letters"]}
    assert by_code["L01"] < by_code["L02"] < by_code["L10"] < by_code["L11"] < by_code["L13"]
    assert (by_code["L11"] - by_code["L10"]).days > 30


def test_its_later_payment_is_booked(loan):
    handed_over = next(entry["on"] for entry in loan["journal"] if entry["type"] == "FileHandedOver")
    assert any(entry["type"] == "PositionChanged" and entry["on"] > handed_over for entry in loan["journal"])
    assert float(loan["outstanding"]) < 10154.33  # the statement handed over, before the payment


def test_nobody_is_written_to_for_a_few_cents(cases):
    assert {case["contract_id"] for case in cases.values() if case["product"] == "consumer_loan"} == {"LOAN-5314"}


def test_overdrafts_open_and_close_when_the_balance_comes_back(cases):
    accounts = [case for case in cases.values() if case["product"] == "current_account"]
    closed = [case for case in accounts if case["closed_on"]]
    assert len(closed) >= 20
    assert all("CaseClosed" in types(case) for case in closed)


def test_an_account_that_falls_twice_has_two_cases(cases):
    assert {"ACCOUNT-1539-01", "ACCOUNT-1539-02", "ACCOUNT-1539-03"} <= cases.keys()


def test_nobody_hears_of_an_overrun_that_ended_before_its_first_letter(cases):
    assert cases["ACCOUNT-4034-01"]["letters"] == []
