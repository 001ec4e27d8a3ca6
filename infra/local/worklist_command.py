"""`recouvrement worklist`: what the people of an agency have to do today, the most urgent first."""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

from infra.local.cases.place import add_place

if TYPE_CHECKING:
    from infra.local.cases.archive import Archive
    from recouvrement.usecases.worklist import Sources


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `worklist` on the command line."""
    parser = subparsers.add_parser("worklist", help="what the people of an agency have to do, the most urgent first")
    parser.add_argument("--agency", required=True, metavar="CODE", help="as the positions feed names it")
    parser.add_argument(
        "--on", type=date.fromisoformat, metavar="DATE", help="(default: the day after the newest complete feed)"
    )
    add_place(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Give 0; 2 when there is nothing to read."""
    from infra.local.cases.archive import open_archive  # noqa: PLC0415 - heavy: moto and boto3
    from infra.local.worklist_page import as_text  # noqa: PLC0415
    from recouvrement.usecases.worklist import worklist  # noqa: PLC0415

    try:
        with open_archive(arguments) as archive:
            sources = _sources(archive)
            today = arguments.on or _day_after_the_feed(sources)
            sys.stdout.write(as_text(arguments.agency, today, worklist(arguments.agency, today, sources)))
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _day_after_the_feed(sources: Sources) -> date:
    newest = sources.feeds.newest_complete()
    if newest is None:
        raise FileNotFoundError("no complete feed was read yet: say --on")
    return newest + timedelta(days=1)


def _sources(archive: Archive) -> Sources:
    from infra.local.stacks import REGION  # noqa: PLC0415
    from recouvrement.adapters.feed_register import FeedRegisterOnDynamoDB  # noqa: PLC0415
    from recouvrement.adapters.table import Table  # noqa: PLC0415
    from recouvrement.adapters.worklists import DynamoWorklists  # noqa: PLC0415
    from recouvrement.usecases.advance_case import FeedsOfABatch  # noqa: PLC0415
    from recouvrement.usecases.worklist import Sources  # noqa: PLC0415

    return Sources(
        cases=archive.store,
        worklists=DynamoWorklists(Table(archive.table, REGION)),
        procedures=archive.procedures,
        feeds=FeedsOfABatch(FeedRegisterOnDynamoDB(archive.client, archive.table)),
    )
