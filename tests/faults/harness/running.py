"""The campaign, run by a test in a process of its own: a fork of pytest would copy all that pytest holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from infra.local.checkout import CHECKOUT


def campaign(*arguments: str) -> dict[str, Any]:
    """Give its figures and its runs; what it printed is in the error when it could not be run."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        command = [sys.executable, "-m", "faults.harness.campaign", *arguments, "--jobs", "2", "--out", str(out)]
        path = os.pathsep.join([str(CHECKOUT / "tests"), str(CHECKOUT)])
        done = subprocess.run(  # noqa: S603 - our own program
            command, cwd=CHECKOUT, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
        )
        assert out.exists(), done.stdout + done.stderr
        figures: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return figures | {"printed": done.stdout}
