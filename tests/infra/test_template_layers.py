"""What the layers hold: the procedure's files where the setting says, and locked libraries without an address."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from recouvrement.adapters.compiled_letter import FOLDER, file_name
from support.templates import CHECKOUT, root

DEVELOPMENT = CHECKOUT / "requirements-dev.txt"
LAYER = CHECKOUT / "layers" / "dependencies" / "requirements.txt"
MAKE = shutil.which("make")


def built(layer: str, folder: Path) -> Path:
    assert MAKE, "make is how sam builds the layers"
    source = CHECKOUT / root()["Resources"][layer]["Properties"]["ContentUri"]
    environment = os.environ | {"ARTIFACTS_DIR": str(folder)}
    command = [MAKE, "--silent", f"build-{layer}"]
    subprocess.run(command, cwd=source, env=environment, check=True)  # noqa: S603 - our own Makefile
    return folder


def pins(requirements: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)(?:\[.*\])?==(\S+)", requirements.read_text("utf-8"), re.MULTILINE))


def test_the_procedure_layer_holds_every_data_file_as_the_checkout_has_it(tmp_path: Path) -> None:
    procedure = built("ProcedureLayer", tmp_path) / "procedure"
    sources = {
        "templates": "templates",
        "strategies": "infra/strategies",
        "partners": "infra/partners",
        "parameters": "infra/parameters",
    }
    for placed, source in sources.items():
        files = [path for path in (CHECKOUT / source).rglob("*") if path.is_file()]
        assert files
        for path in files:
            copy = procedure / placed / path.relative_to(CHECKOUT / source)
            assert not copy.is_symlink()
            assert copy.read_bytes() == path.read_bytes()
    assert (procedure / "bank.toml").read_bytes() == (CHECKOUT / "infra" / "bank.toml").read_bytes()


def test_the_procedure_layer_holds_each_template_compiled_as_it_stands(tmp_path: Path) -> None:
    templates = built("ProcedureLayer", tmp_path) / "procedure" / "templates"
    for template in templates.glob("*.docx"):
        assert (templates / FOLDER / file_name(template.name, template.read_bytes())).exists(), template.name


def test_no_library_of_word_nor_of_templates_is_deployed() -> None:
    assert not {"docxtpl", "python-docx", "lxml", "jinja2", "markupsafe"} & set(pins(LAYER))


def test_the_code_layer_holds_the_package_and_no_byte_code(tmp_path: Path) -> None:
    package = built("RecouvrementLayer", tmp_path) / "python" / "recouvrement"
    assert (package / "py.typed").exists()
    assert not list(package.rglob("__pycache__"))


@pytest.mark.parametrize("requirements", [DEVELOPMENT, LAYER], ids=["development", "layer"])
def test_every_locked_library_has_hashes_and_none_an_address(requirements: Path) -> None:
    text = requirements.read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "index-url" not in text


def test_the_layer_runs_what_the_tests_ran() -> None:
    development = pins(DEVELOPMENT)
    layer = pins(LAYER)
    assert "boto3" in layer, "or the Runtime's own would meet the layer's botocore"
    assert layer == {name: development[name] for name in layer}


def test_layers_are_built_for_the_processor_that_the_functions_run_on() -> None:
    [architecture] = root()["Globals"]["Function"]["Architectures"]
    for name, resource in root()["Resources"].items():
        if resource["Type"] == "AWS::Serverless::LayerVersion":
            assert resource["Properties"]["CompatibleArchitectures"] == [architecture], name
            assert resource["Metadata"] == {"BuildMethod": "makefile", "BuildArchitecture": architecture}, name
