"""A function is told what its Settings ask for, nothing less and nothing more."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from support.templates import CHECKOUT, functions, root

APPS = sorted((CHECKOUT / "functions").glob("*/app.py"))
FOR_EVERYONE = set(root()["Globals"]["Function"]["Environment"]["Variables"])


def declared(app: Path) -> set[str]:
    """The fields of the app's Settings, upper-cased: read from its source, since importing it would need them set."""
    [settings] = [
        node
        for node in ast.parse(app.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
    ]
    fields = [node.target for node in settings.body if isinstance(node, ast.AnnAssign)]
    return {field.id.upper() for field in fields if isinstance(field, ast.Name)}


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.parent.name)
def test_the_template_tells_a_function_exactly_what_its_settings_ask(app: Path) -> None:
    told = set(functions()[app.parent.name]["Environment"]["Variables"]) - {"POWERTOOLS_SERVICE_NAME"}
    assert told == declared(app) - FOR_EVERYONE
    assert declared(app) <= told | FOR_EVERYONE


def test_every_app_is_a_function_of_the_template() -> None:
    assert {app.parent.name for app in APPS} <= set(functions())


@pytest.mark.parametrize("name", sorted(functions()))
def test_a_function_logs_under_its_own_name(name: str) -> None:
    assert functions()[name]["Environment"]["Variables"]["POWERTOOLS_SERVICE_NAME"] == name
