"""Worked figures of the law, recomputed through `recouvrement compute`: one test a case."""

import json
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from infra.local.compute.program import FAMILIES, main

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))["cases"]
CLOSED_OBJECTS = ("allocated", "working", "rolled")


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Run the program once on every case, without the expected values."""
    file = tmp_path_factory.mktemp("compute") / "cases.json"
    asked = [{key: case[key] for key in ("id", "family", "inputs")} for case in CASES]
    file.write_text(json.dumps({"cases": asked}), encoding="utf-8")
    with redirect_stdout(StringIO()) as printed:
        assert main([str(file)]) == 0
    return {item["id"]: item for item in json.loads(printed.getvalue())["results"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_figures_are_those_worked_by_hand(case, results):
    result = results[case["id"]]["result"]
    for key, expected in case["expected"].items():
        assert result[key] == expected, key
        assert type(result[key]) is type(expected), key


def test_every_family_has_a_worked_case():
    assert {case["family"] for case in CASES} == set(FAMILIES)


def test_every_result_names_the_version_of_the_parameters(results):
    assert {bool(item["result"]["parameters_version"]) for item in results.values()} == {True}
