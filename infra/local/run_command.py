"""`recouvrement run`: days of procedure on a feed, on this machine, by the real handlers."""

from __future__ import annotations

import argparse
import importlib
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from infra.local.order import Order

if TYPE_CHECKING:
    from infra.local.actors import Actor


class SampleRun(Protocol):
    """What `infra.local.sample.write_feed(directory)` gives."""

    feed: Path
    scenario: Path
    first: date
    last: date
    post_days: int
    approver: str
    actors: tuple[Actor, ...]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `run` on the command line."""
    parser = subparsers.add_parser("run", help="run days of procedure on a positions feed, on this machine")
    parser.add_argument("--feed", type=Path, metavar="DIR", help="one folder AAAA-MM-JJ per business day")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE", help="first day of the run")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DATE", help="last day of the run")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the run leaves its results")
    parser.add_argument("--scenario", type=Path, metavar="FILE", help="JSON Lines of dated messages")
    parser.add_argument(
        "--play-post", dest="post_days", type=int, metavar="DAYS", help="letters are presented so many days after"
    )
    parser.add_argument(
        "--play-approvals", dest="approver", metavar="NAME", help="this person approves whatever waits for it"
    )
    parser.add_argument("--sample", action="store_true", help="our own sample portfolio instead of --feed")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Give 0; 2 when the arguments or the scenario cannot be used."""
    from infra.local.outcome import carry_out  # noqa: PLC0415 - moto takes half a second: only who runs pays it
    from infra.local.scenario import ScenarioError  # noqa: PLC0415

    try:
        return carry_out(_order(arguments))
    except (ScenarioError, _OrderError) as error:
        print(f"recouvrement run: {error}", file=sys.stderr)
        return 2


class _OrderError(Exception):
    """The arguments contradict each other, or name what is not there."""


def _order(arguments: argparse.Namespace) -> Order:
    if arguments.sample:
        return _sample_order(arguments)
    missing = [
        f"--{name}" for name, key in (("feed", "feed"), ("from", "first"), ("to", "last")) if not vars(arguments)[key]
    ]
    if missing:
        raise _OrderError(f"{', '.join(missing)} missing (or --sample)")
    if not arguments.feed.is_dir():
        raise _OrderError(f"{arguments.feed}: no such folder")
    if arguments.last < arguments.first:
        raise _OrderError("--to is before --from")
    return Order(
        feed=arguments.feed,
        first=arguments.first,
        last=arguments.last,
        out=arguments.out,
        scenario=arguments.scenario,
        post_days=arguments.post_days,
        approver=arguments.approver,
    )


def _sample_order(arguments: argparse.Namespace) -> Order:
    sample: SampleRun = importlib.import_module("infra.local.sample").write_feed(arguments.out / "sample")
    return Order(
        feed=sample.feed,
        first=arguments.first or sample.first,
        last=arguments.last or sample.last,
        out=arguments.out,
        scenario=arguments.scenario or sample.scenario,
        post_days=arguments.post_days if arguments.post_days is not None else sample.post_days,
        approver=arguments.approver or sample.approver,
        actors=sample.actors,
    )
