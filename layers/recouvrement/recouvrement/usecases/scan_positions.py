"""Find last night's feed, and hand it out in slices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from recouvrement.usecases.feed_plan import plan_feed
from recouvrement.usecases.feed_ports import FeedAlarm, FeedPlan

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.usecases.feed_ports import Alarms, FeedFiles, FeedRegister, KnownShelf, OpenContracts, SliceQueue


@dataclass(frozen=True, slots=True)
class Scan:
    """Whom the scan works with."""

    files: FeedFiles
    open_contracts: OpenContracts
    known: KnownShelf
    register: FeedRegister
    queue: SliceQueue
    alarms: Alarms


def expected_day(today: date) -> date:
    """Give the feed that a morning's scan expects: the close of the day before."""
    return today - timedelta(days=1)


def scan_positions(as_of: date, businessday: date | None, scan: Scan) -> FeedPlan | FeedAlarm:
    """Hand out the feed of that day, or sound the alarm that says why not. Doing it again is harmless."""
    found = plan_feed(as_of, scan.files)
    if isinstance(found, FeedAlarm):
        scan.alarms.sound(found, businessday)
        return found
    # In this order: a slice must find the set of known contracts, and the register must know what to expect.
    scan.known.rewrite(scan.open_contracts.with_open_case(), as_of)
    scan.register.expect(found)
    scan.queue.send(found.slices, businessday)
    return found
