"""The tests bite: each guard is taken out in turn, and at least one of its tests fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faults.extent import extent, tell
from faults.mutants.guards import GUARDS
from faults.mutants.mutant import CHECKOUT, VARIABLE
from faults.mutants.run import TESTS_FAILED, pytest_in_a_fork

if TYPE_CHECKING:
    from pathlib import Path

    from faults.mutants.mutant import Mutant

TRIED = extent(GUARDS[40:41], GUARDS)
QUICKLY = ["-x", "-q", "--tb=line", "-p", "faults.mutants.mutant", "-W", "ignore::pytest.PytestAssertRewriteWarning"]


@pytest.mark.parametrize("mutant", GUARDS, ids=lambda mutant: mutant.guard)
def test_each_guard_stands_where_the_list_says(mutant: Mutant):
    compile(mutant.mutated(), mutant.file, "exec", dont_inherit=True)


def test_no_guard_is_listed_twice():
    names = [mutant.guard for mutant in GUARDS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("mutant", TRIED, ids=lambda mutant: mutant.guard)
def test_the_loss_of_a_guard_is_noticed(mutant: Mutant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(CHECKOUT)
    variables, output = {VARIABLE: mutant.guard, "FAULTS": "part"}, tmp_path / "output"
    code = pytest_in_a_fork([*QUICKLY, *mutant.killers.split()], variables, output)
    told = output.read_text(encoding="utf-8")
    killed_by = next((line for line in told.splitlines() if line.startswith(("FAILED", "ERROR tests"))), None)
    tell("mutants", {"guard": mutant.guard, "where": mutant.file, "killed_by": killed_by})
    assert code == TESTS_FAILED, told[-1500:]
    assert killed_by is not None
