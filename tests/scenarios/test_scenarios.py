"""What a collections officer wrote in French, lived by the program. `infra/reference/scenarios.md` is the grammar."""

from pathlib import Path

import pytest

from support.scenario_runner import run

SCENARIOS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_what_is_announced_happens_and_nothing_else(path):
    assert run(path.name, path.read_text("utf-8")) == []
