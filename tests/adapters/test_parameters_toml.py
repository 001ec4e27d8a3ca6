import shutil

import pytest

from fakes.law_material import PARAMETERS_FOLDER
from recouvrement.adapters.parameters_toml import load_parameters
from recouvrement.domain.errors import InvalidProcedure


@pytest.fixture
def folder(tmp_path):
    """A copy of the real files, to spoil."""
    return shutil.copytree(PARAMETERS_FOLDER, tmp_path / "parameters")


def spoil(folder, file, before, after):
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_the_version_names_the_edition_and_changes_with_any_figure(folder):
    before = load_parameters(folder).version
    assert before.startswith("2026-11-23.")
    spoil(folder, "ficp.toml", '"500.00"', '"500.01"')
    assert load_parameters(folder).version != before


@pytest.mark.parametrize(
    ("file", "before", "after", "message"),
    [
        ("ficp.toml", '"500.00"', "500.00", r"ficp\.toml: no_schedule_threshold: a string is due, not 500\.0"),
        ("ficp.toml", '"500.00"', '"500"', r"ficp\.toml: no_schedule_threshold: an amount is a string with two"),
        ("ficp.toml", "= 60 ", "= 60.0 ", r"ficp\.toml: no_schedule_days: a whole number is due, not 60\.0"),
        ("ficp.toml", "= 60 ", "= true ", r"ficp\.toml: no_schedule_days: a whole number is due, not True"),
        ("ficp.toml", "2010-11-01", '"2010-11-01"', r"ficp\.toml: since: a date is due, not '2010-11-01'"),
        ("ficp.toml", "2010-11-01", "2010-11-01T00:00:00", r"ficp\.toml: since: a date is due"),
        ("ficp.toml", "window_days", "window_dais", r"ficp\.toml: unknown key 'window_dais'"),
        ("ficp.toml", "window_days = 30", "", r"ficp\.toml: key 'window_days' is missing"),
        ("ficp.toml", "window_days = 30", "window_days =", r"ficp\.toml: "),
        ("version.toml", "edition =", "edtion =", r"version\.toml: unknown key 'edtion'"),
        (
            "legal_interest.toml",
            '"2024-S2"',
            '"2025-S2"',
            r"legal_interest\.toml: rates: gap: nothing between 2024-S1 and",
        ),
        (
            "legal_interest.toml",
            '"2024-S2"',
            '"2024-S1"',
            r"legal_interest\.toml: rates: overlap: 2024-S1 stands twice",
        ),
        (
            "legal_interest.toml",
            '"2024-S2"',
            '"2023-S1"',
            r"legal_interest\.toml: rates: disorder: 2023-S1 comes after",
        ),
        ("legal_interest.toml", '"2024-S2"', '"2024-H2"', r"rates\[4\]: half_year: a half-year is written like"),
        ("legal_interest.toml", '"8.16"', "8.16", r"rates\[4\]: natural_person: a string is due, not 8\.16"),
        ("judicial.toml", "2026-08-31", "2026-08-30", r"judicial\.toml: order_service_months: gap: nothing between"),
        ("judicial.toml", "2026-08-31", "2026-09-01", r"judicial\.toml: order_service_months: overlap"),
        ("judicial.toml", "until", "till", r"judicial\.toml: order_service_months\[1\]: unknown key 'till'"),
        (
            "judicial.toml",
            "value = 3",
            'value = "3"',
            r"order_service_months\[2\]: value: a whole number is due, not '3'",
        ),
        ("attachments.toml", '"1/20", ', "", r"attachments\.toml: scales\[1\]: value: a scale has one fraction more"),
        (
            "attachments.toml",
            '"4440.00"',
            '"9440.00"',
            r"scales\[1\]: value: disorder: the thresholds of a scale ascend",
        ),
        ("attachments.toml", '"1/20"', '"1/0"', r"scales\[1\]: value: fractions\[1\]: "),
        ("delegation.toml", "[plan]", "[[plan]]", r"delegation\.toml: plan: a table is due"),
        ("time_limits.toml", "[180, 120, 90, 60]", "180", r"time_limits\.toml: alarm_days: a list is due, not 180"),
    ],
)
def test_a_wrong_file_is_refused_by_its_name_and_key(folder, file, before, after, message):
    spoil(folder, file, before, after)
    with pytest.raises(InvalidProcedure, match=message):
        load_parameters(folder)


def test_a_file_too_many_or_too_few_is_refused(folder):
    (folder / "wages.toml").write_text("", "utf-8")
    with pytest.raises(InvalidProcedure, match="unknown key 'wages'"):
        load_parameters(folder)
    (folder / "wages.toml").unlink()
    (folder / "ficp.toml").unlink()
    with pytest.raises(InvalidProcedure, match="key 'ficp' is missing"):
        load_parameters(folder)


def test_every_figure_has_its_source_beside_it():
    for path in PARAMETERS_FOLDER.glob("*.toml"):
        assert path.read_text("utf-8").startswith("#"), path.name
