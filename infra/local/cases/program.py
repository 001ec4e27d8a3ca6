"""`recouvrement case show ID` and `recouvrement case audit [ID]`, on a run's state or on a deployed stack."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from infra.local.cases.place import add_place
from recouvrement.domain.identifiers import CaseId

if TYPE_CHECKING:
    from collections.abc import Callable

    from infra.local.cases.archive import Archive


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `case` on the command line."""
    parser = subparsers.add_parser("case", help="one case, told; or its journal, folded and checked again")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    shown = actions.add_parser("show", help="who, what is owed, what comes next and why, what has happened")
    shown.add_argument("case_id", type=CaseId)
    shown.add_argument("--on", type=date.fromisoformat, help="day to look at it from (default: its last facts)")
    shown.set_defaults(run=run_show)
    audited = actions.add_parser("audit", help="hashes, ledger, state, documents; every case when none is named")
    audited.add_argument("case_id", type=CaseId, nargs="?")
    audited.set_defaults(run=run_audit)
    for action in (shown, audited):
        add_place(action)


def run_show(arguments: argparse.Namespace) -> int:
    return _with_archive(arguments, _show)


def run_audit(arguments: argparse.Namespace) -> int:
    return _with_archive(arguments, _audit)


def _with_archive(arguments: argparse.Namespace, work: Callable[[argparse.Namespace, Archive], int]) -> int:
    from infra.local.cases.archive import open_archive  # noqa: PLC0415 - heavy: moto and boto3

    try:
        with open_archive(arguments) as archive:
            return work(arguments, archive)
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
    except KeyError as error:
        sys.stderr.write(f"there is no case {error.args[0]}\n")
    return 2


def _show(arguments: argparse.Namespace, archive: Archive) -> int:
    from infra.local.cases.show import show  # noqa: PLC0415

    stored = archive.store.case(arguments.case_id)
    if stored is None:
        raise KeyError(arguments.case_id)
    on = arguments.on or stored.as_of or stored.case.opened_on
    sys.stdout.write(show(arguments.case_id, on, archive))
    return 0


def _audit(arguments: argparse.Namespace, archive: Archive) -> int:
    from infra.local.cases.audit import audit  # noqa: PLC0415

    named = archive.case_ids() if arguments.case_id is None else (arguments.case_id,)
    audited = [audit(case_id, archive) for case_id in named]
    for one in audited:
        counted = f"{one.entries} entries, {one.documents} documents"
        sys.stdout.write(f"{one.case_id}: {'; '.join(one.faults) or f'whole ({counted})'}\n")
    broken = sum(1 for one in audited if one.faults)
    sys.stdout.write(f"{len(audited)} cases, {broken} at fault\n")
    return 1 if broken else 0
