"""`recouvrement`: the command line. A sub-command is a module with `add_parser(subparsers)`, which sets `run`.

`run(arguments)` gives the exit status. Modules keep what is heavy (moto, boto3) out of their own import.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from infra.local import run_command, worklist_command
from infra.local.cases import program as cases_command
from infra.local.compute import program as compute_command
from infra.local.letters import program as letters_command
from infra.local.strategies import program as strategies_command

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (run_command, compute_command, letters_command, strategies_command, cases_command, worklist_command)


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="recouvrement", description="A debt-collection procedure on one machine.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    parsed = build_parser().parse_args(arguments)
    status: int = parsed.run(parsed)
    return status


if __name__ == "__main__":
    sys.exit(main())
