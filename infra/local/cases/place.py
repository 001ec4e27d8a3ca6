"""Which cases: a run's, or a deployed stack's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", type=Path, default=Path("out/state"), help="what a run left (default: out/state)")
    parser.add_argument("--table", help="table of a deployed stack, instead of a run's state")
    parser.add_argument("--evidence", help="evidence bucket of that stack")
