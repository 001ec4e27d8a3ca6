"""What `recouvrement compute` refuses, and how: by name, one case at a time."""

import json
import sys
from io import StringIO
from pathlib import Path

import pytest

from infra.local.compute.program import main

LEGAL = {"principal": "8400.00", "from_excl": "2025-11-10", "to_incl": "2026-08-20", "creditor_category": "other"}
STATEMENT = {
    "principal_not_yet_due": "7315.42",
    "overdue_instalments": [{"due": "2026-05-05", "interest": "31.20", "insurance": "4.50", "principal": "164.30"}],
    "loan_rate_pct": "5.90",
    "acceleration_notified_on": "2026-08-17",
    "statement_date": "2026-11-23",
    "payments_after_acceleration": [{"date": "2026-10-02", "amount": "300.00"}],
    "recoverable_costs": "0.00",
}
PLAN = {"total": "1000.00", "count": 7, "first_due": "2026-12-31", "interest": "none", "anchor_day": 31}
WAGE = {"monthly_net": "1450.00", "dependants": 0, "scale": "2026", "protected_minimum": "651.69"}
TWELVE = {"principal": "1500.00", "rate_pct": "7.20", "count": 12}
INPUTS = {
    "legal_interest": LEGAL,
    "statement_of_claim": STATEMENT,
    "repayment_plan": PLAN,
    "wage_attachment": WAGE,
    "overdraft_twelve_instalments": TWELVE,
    "default_indemnity": {"kind": "acceleration_consumer", "outstanding_principal": "7315.42"},
    "deadline": {"kind": "cure_period", "first_presentation": "2026-11-26", "days": 30},
    "time_bar": {"kind": "overdraft_overrun", "overrun_since": "2025-11-30"},
    "ficp_trigger": {
        "kind": "no_schedule",
        "formal_notice_on": "2026-08-31",
        "amount_due": "1.00",
        "as_of": "2026-09-01",
    },
    "payment_allocation": {"instalments": [], "payments": []},
    "working_day": {"dates": ["2026-12-25"], "alsace_moselle": False},
    "public_holidays": {"year": 2026},
    "incident_fee_cap": {
        "profile": "fragile",
        "overrun_operations": 3,
        "rejected_direct_debits": ["12.40"],
        "year_to_date_fees": "0.00",
    },
}
REFUSED = json.loads((Path(__file__).parents[1] / "golden" / "refused.json").read_text("utf-8"))["refused"]


@pytest.fixture
def compute(tmp_path, capsys):
    def run(*cases, options=()):
        file = tmp_path / "cases.json"
        file.write_text(json.dumps({"cases": list(cases)}), encoding="utf-8")
        assert main([str(file), *options]) == 0
        return json.loads(capsys.readouterr().out)["results"]

    return run


def case(family, **changes):
    return {"id": "X", "family": family, "inputs": INPUTS[family] | changes}


@pytest.mark.parametrize("family", INPUTS)
def test_the_cases_that_are_spoilt_below_are_right_before(compute, family):
    (item,) = compute(case(family))
    assert "error" not in item


@pytest.mark.parametrize("refused", REFUSED, ids=lambda one: f"{one['family']}: {one['error']}"[:80])
def test_a_refused_input_is_named(compute, refused):
    spoilt = case(refused["family"], **refused["with"])
    for key in refused.get("without", ()):
        del spoilt["inputs"][key]
    assert compute(spoilt) == [{"id": "X", "error": refused["error"]}]


@pytest.mark.parametrize(
    ("spoilt", "error"),
    [
        ({"id": "X", "family": "pension", "inputs": {}}, {"id": "X", "error": "unknown family 'pension'"}),
        ({"id": "X", "inputs": {}}, {"id": "X", "error": "unknown family None"}),
        ({"id": "X", "family": ["deadline"], "inputs": {}}, {"id": "X", "error": "unknown family ['deadline']"}),
        ({"id": "X", "family": "deadline"}, {"id": "X", "error": "inputs: an object is due, not None"}),
        ("X", {"id": None, "error": "a case is an object with id, family and inputs, not 'X'"}),
    ],
)
def test_a_case_that_cannot_be_computed_stops_no_other(compute, spoilt, error):
    before, wrong, after = compute(case("public_holidays"), spoilt, case("public_holidays"))
    assert wrong == error
    assert before["result"] == after["result"]


def test_negative_zero_is_zero(compute):
    (item,) = compute(case("payment_allocation", payments=["-0.00"]))
    assert item["result"]["unallocated"] == "0.00"


def test_an_absent_option_may_be_written_null(compute):
    (item,) = compute(case("legal_interest", decision_enforceable_on=None))
    assert "increase_applies_after" not in item["result"]


def test_a_dash_reads_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", StringIO(json.dumps({"cases": [case("public_holidays")]})))
    assert main(["-"]) == 0
    assert json.loads(capsys.readouterr().out)["results"][0]["result"]["easter_sunday"] == "2026-04-05"


@pytest.mark.parametrize("text", ["", "[]", '{"cases": {}}', "{"])
def test_a_file_without_cases_fails_as_a_whole(tmp_path, capsys, text):
    file = tmp_path / "cases.json"
    file.write_text(text, encoding="utf-8")
    assert main([str(file)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("recouvrement compute: the file ")


def test_a_file_that_is_not_there_fails_as_a_whole(tmp_path, capsys):
    assert main([str(tmp_path / "absent.json")]) == 2
    assert "absent.json" in capsys.readouterr().err
