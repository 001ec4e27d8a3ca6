"""Arrows go inward: the domain computes, the use cases order, the adapters touch."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "layers/recouvrement/recouvrement"
OUTSIDE = {"os", "logging", "random", "uuid", "time", "secrets", "socket", "subprocess", "threading"}
TOUCHING = {"boto3", "botocore", "pynamodb", "docxtpl", "jinja2", "aws_lambda_powertools"}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module


def modules(folder):
    return sorted((PACKAGE / folder).rglob("*.py"))


def name(path):
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", modules("domain"), ids=name)
def test_the_domain_imports_the_standard_library_and_itself(path):
    for module in imported(path):
        root = module.split(".")[0]
        assert module.startswith("recouvrement.domain") or root in sys.stdlib_module_names, module
        assert root not in OUTSIDE, f"{module}: the outside world is an argument"


@pytest.mark.parametrize("path", modules("domain"), ids=name)
def test_the_domain_never_asks_what_time_it_is(path):
    asked = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert not asked & {"date.today", "datetime.today", "datetime.now", "datetime.utcnow"}


@pytest.mark.parametrize("path", modules("usecases") + modules("messages"), ids=name)
def test_use_cases_and_messages_touch_nothing(path):
    for module in imported(path):
        assert module.split(".")[0] not in TOUCHING, module
        assert not module.startswith("recouvrement.adapters"), module


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=name)
def test_no_module_reads_the_environment_when_imported(path):
    if path.name == "settings.py":
        return
    assert "os.environ" not in path.read_text("utf-8")
    assert "getenv" not in path.read_text("utf-8")
