"""The figures of a whole run, told at its end."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    file = Path(os.environ.get("FAULTS_FIGURES", ""))
    if not file.is_file():
        return
    kinds: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        figures = json.loads(line)
        kinds[figures.pop("kind")].append(figures)
    terminalreporter.section("figures of the faults")
    for kind, lines in sorted(kinds.items()):
        terminalreporter.write_line(f"{kind}: {_totals(lines)}")
        for one in lines:
            terminalreporter.write_line(f"    {', '.join(f'{name} {value}' for name, value in one.items())}")


def _totals(lines: list[dict[str, Any]]) -> str:
    """Add up what can be added; a mutant counts as killed when a test is named."""
    sums: dict[str, int] = defaultdict(int)
    for one in lines:
        for name, value in one.items():
            if name == "killed_by":
                sums["killed"] += value is not None
            elif isinstance(value, int):
                sums[name] += value
    return ", ".join([f"{len(lines)} lines", *(f"{name} {total}" for name, total in sums.items())])
