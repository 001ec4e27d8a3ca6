"""The tests bite: each guard is taken out in turn, and at least one of its tests fails."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from faults.extent import extent, tell
from faults.mutants.guards import GUARDS
from faults.mutants.mutant import CHECKOUT, VARIABLE

if TYPE_CHECKING:
    from faults.mutants.mutant import Mutant

TESTS_FAILED = 1  # of pytest; anything else says nothing about the guard
TRIED = extent(GUARDS[40:41], GUARDS)


@pytest.mark.parametrize("mutant", GUARDS, ids=lambda mutant: mutant.guard)
def test_each_guard_stands_where_the_list_says(mutant: Mutant):
    compile(mutant.mutated(), mutant.file, "exec", dont_inherit=True)


def test_no_guard_is_listed_twice():
    names = [mutant.guard for mutant in GUARDS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("mutant", TRIED, ids=lambda mutant: mutant.guard)
def test_the_loss_of_a_guard_is_noticed(mutant: Mutant):
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=line", "-p", "faults.mutants.mutant"]
    environment = {**os.environ, "PYTHONPATH": "tests", VARIABLE: mutant.guard, "FAULTS": "part"}
    ended = subprocess.run(  # noqa: S603 - our own tests
        [*command, *mutant.killers.split()], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False
    )
    killed_by = next((line for line in ended.stdout.splitlines() if line.startswith("FAILED")), None)
    tell("mutants", {"guard": mutant.guard, "where": mutant.file, "killed_by": killed_by})
    assert ended.returncode == TESTS_FAILED, ended.stdout[-1500:] + ended.stderr[-500:]
    assert killed_by is not None
