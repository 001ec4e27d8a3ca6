"""The README says what is there: variables, alarms, commands and files."""

import re

import pytest

from support.desk import ROOT
from support.templates import functions, nested, of_type

README = (ROOT / "README.md").read_text("utf-8")


def table_after(mark):
    rows = [row for row in README.split(mark, 1)[1].split("\n\n", 1)[0].splitlines() if row.startswith("|")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {row[0]: row[1] for row in cells[2:]}


def test_each_alarm_has_its_line():
    alarms = of_type(nested("observability"), "AWS::CloudWatch::Alarm")
    assert set(table_after("<!-- alarms")) == {name.removesuffix("Alarm") for name in alarms}


def test_each_function_has_its_variables():
    told = {name: set(re.findall(r"`(\w+)`", cell)) for name, cell in table_after("<!-- environment").items()}
    assert told == {name: own(each["Environment"]["Variables"]) for name, each in functions().items()}


def own(variables):
    return {name for name in variables if not name.startswith("POWERTOOLS_") and name != "CLOCK"}


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:infra|templates|tests|functions)/[\w./]*)`", README))))
def test_each_place_it_names_is_there(path):
    assert (ROOT / path).exists() or list((ROOT / path).parent.glob(f"{(ROOT / path).name}*"))


@pytest.mark.parametrize("target", ["run", "test", "build", "check", "bench", "lock"])
def test_each_target_it_names_is_made(target):
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
