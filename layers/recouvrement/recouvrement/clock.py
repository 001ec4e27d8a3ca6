"""What day it is: the Paris date on which a function runs (design §4: two dates, never mixed)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from recouvrement.domain.errors import InvalidMessage, InvalidProcedure

PARIS = ZoneInfo("Europe/Paris")


class Clock(Protocol):
    def today(self, businessday: date | None) -> date:
        """The Paris date on which the work is done."""

    def now(self, businessday: date | None, time: datetime) -> datetime:
        """The instant to record, aware, in UTC; `time` is the message's own."""


class WallClock:
    """AWS, always: what a message says of its day changes nothing."""

    def today(self, businessday: date | None) -> date:
        del businessday
        return datetime.now(PARIS).date()

    def now(self, businessday: date | None, time: datetime) -> datetime:
        del businessday, time
        return datetime.now(UTC)


class MessageClock:
    """Calendar runs: the runner stamps `businessday` and every message hands it on to what it causes."""

    def today(self, businessday: date | None) -> date:
        if businessday is None:
            raise InvalidMessage("a calendar run's message must carry businessday")
        return businessday

    def now(self, businessday: date | None, time: datetime) -> datetime:
        """The time of day of the message, on its business day."""
        paris = time.astimezone(PARIS)
        return datetime.combine(self.today(businessday), paris.time(), PARIS).astimezone(UTC)


def clock_named(name: str) -> Clock:
    match name:
        case "wall":
            return WallClock()
        case "messages":
            return MessageClock()
        case _:
            raise InvalidProcedure(f"CLOCK is wall or messages, not {name!r}")
