"""A guard of the design, taken out of the source as Python reads it. Nothing on disk changes.

Loaded as a plugin of pytest (`-p faults.mutants.mutant`), it mutates what FAULTS_MUTANT names. The fragment must stand
exactly once in its file: a guard that moved fails loudly instead of being tested no more.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from types import CodeType

CHECKOUT: Final = Path(__file__).resolve().parents[3]
PROGRAM: Final = CHECKOUT / "layers" / "recouvrement" / "recouvrement"
VARIABLE: Final = "FAULTS_MUTANT"


class MovedGuardError(Exception):
    """The fragment does not stand exactly once in its file."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """`file` under the program or, with `functions/`, under the checkout; `killers`: what pytest is given."""

    guard: str
    file: str
    fragment: str
    instead: str
    killers: str

    @property
    def path(self) -> Path:
        return (CHECKOUT if self.file.startswith("functions/") else PROGRAM) / self.file

    def mutated(self) -> str:
        """Raise MovedGuardError when the guard is not where it was."""
        source = self.path.read_text(encoding="utf-8")
        if source.count(self.fragment) != 1:
            raise MovedGuardError(f"{self.guard}: {source.count(self.fragment)} times in {self.file}")
        return source.replace(self.fragment, self.instead)


def let_loose(mutant: Mutant) -> None:
    """From now on its file is read without the guard, by whoever imports or loads it."""
    source, read = mutant.mutated(), SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        if Path(self.path) == mutant.path:
            code: Any = compile(source, self.path, "exec", dont_inherit=True)
            return code
        return read(self, fullname)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]


if VARIABLE in os.environ:
    from faults.mutants.guards import GUARDS

    let_loose(next(one for one in GUARDS if one.guard == os.environ[VARIABLE]))
