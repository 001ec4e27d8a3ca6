"""`recouvrement strategies lint [FILE ...]`: 0 when nothing is wrong, 1 with findings, 2 for what cannot be read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from infra.local.checkout import PROCEDURE
from recouvrement.domain.errors import InvalidProcedure

if TYPE_CHECKING:
    from infra.local.strategies.finding import Finding

_STRATEGIES: Final = PROCEDURE / "strategies"
WRONG, UNREADABLE = 1, 2


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `strategies` on the command line."""
    parser = subparsers.add_parser("strategies", help="the procedures, one file per product: lint")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    lint = commands.add_parser("lint", help="what is wrong with a procedure, and the shortest way there")
    lint.add_argument("files", type=Path, nargs="*", metavar="FILE.toml", help="all of infra/strategies without it")
    lint.add_argument("--undisturbed", action="store_true", help="days pass and nothing else happens: in seconds")
    lint.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from infra.local.strategies.exploration import Depth  # noqa: PLC0415 - heavy: the whole core, and docxtpl
    from infra.local.strategies.lint import lint  # noqa: PLC0415
    from recouvrement.adapters.procedure_toml import load_procedures, read_procedure  # noqa: PLC0415

    depth = Depth.UNDISTURBED if arguments.undisturbed else Depth.DISTURBED
    files = arguments.files or sorted(_STRATEGIES.glob("*.toml"))
    try:
        beside = load_procedures(PROCEDURE)
        procedures = [(file, read_procedure(file, beside)) for file in files]
    except (InvalidProcedure, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return UNREADABLE
    wrong = 0
    for file, procedure in procedures:
        found = lint(procedure, depth)
        wrong += len(found)
        sys.stdout.writelines(f"{file.name}: {_told(finding)}\n" for finding in found)
    sys.stdout.write(f"{len(procedures)} linted, {wrong} findings\n")
    return WRONG if wrong else 0


def _told(finding: Finding) -> str:
    """The sentence, then the facts that lead there, one a line."""
    return "\n".join((f"{finding.place}: {finding.sentence}", *(f"    {fact}" for fact in finding.facts)))
