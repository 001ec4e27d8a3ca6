"""A portfolio of our own to try the procedure on: nobody in it exists."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from infra.local.sample.accounts import account_position
from infra.local.sample.bailiff import Bailiff
from infra.local.sample.feed_writer import days, write_night
from infra.local.sample.loans import SampleLoan
from infra.local.sample.portfolio import read_portfolio
from infra.local.sample.records_office import RecordsOffice

if TYPE_CHECKING:
    from collections.abc import Callable

    from infra.local.actors import Actor
    from infra.local.sample.portfolio import Portfolio
    from recouvrement.domain.position import Position

SCENARIO: Final = Path(__file__).with_name("scenario.jsonl")


@dataclass(frozen=True, slots=True)
class Sample:
    """All that a run of the sample needs. Folder D of the feed holds the positions at the close of D.

    `actors` are played beside the post and the one who approves.
    """

    feed: Path
    scenario: Path
    first: date
    last: date
    post_days: int
    approver: str
    actors: tuple[Actor, ...]


def write_feed(directory: Path) -> Sample:
    """Write every night that the run will look at; what an earlier call left in `directory` is replaced."""
    portfolio = read_portfolio()
    run = portfolio.run
    feed = directory / "feed"
    shutil.rmtree(feed, ignore_errors=True)
    contracts = contracts_of(portfolio)
    for as_of in days(run.first - timedelta(days=1), run.last - timedelta(days=1)):
        write_night(feed, as_of, (position(as_of) for position in contracts))
    actors = (RecordsOffice(portfolio, run.approver), Bailiff(run.bailiff))
    return Sample(feed, SCENARIO, run.first, run.last, run.post_days, run.approver, actors)


def contracts_of(portfolio: Portfolio) -> list[Callable[[date], Position]]:
    """Each contract as what gives its position on a day."""
    loans: list[Callable[[date], Position]] = [SampleLoan(entry).position for entry in portfolio.loans]
    accounts = [partial(account_position, entry) for entry in portfolio.accounts]
    return [*loans, *accounts]
