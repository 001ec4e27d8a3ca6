"""Read a slice of the feed: report the contracts that matter, set aside what cannot be trusted, count the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage
from recouvrement.usecases.feed_ports import AlarmKind, FeedAlarm
from recouvrement.usecases.feed_reading import SliceReading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from recouvrement.domain.identifiers import ContractId
    from recouvrement.domain.position import Product
    from recouvrement.domain.strategy import Opening
    from recouvrement.messages.feed_slice import FeedSlice
    from recouvrement.usecases.feed_ports import Alarms, FeedFiles, FeedRegister, KnownShelf, SetAsideShelf
    from recouvrement.usecases.feed_progress import FeedProgress, SliceOutcome
    from recouvrement.usecases.ports import Inbox

CONTRACTS_IN_AN_ALARM = 100


@dataclass(frozen=True, slots=True)
class Detection:
    """Whom the detection works with. `openings`: from when on a contract of that product is an incident."""

    files: FeedFiles
    known: KnownShelf
    inbox: Inbox
    shelf: SetAsideShelf
    register: FeedRegister
    alarms: Alarms
    openings: Mapping[Product, Opening]


@dataclass(frozen=True, slots=True)
class DetectionReport:
    """What a slice gave, for the log and the metrics. `completed`: the whole feed is read and may be relied upon."""

    outcome: SliceOutcome
    reported: int
    completed: bool


def detect_incidents(piece: FeedSlice, businessday: date | None, detection: Detection) -> DetectionReport:
    """Read a slice to its end, then say so on the register. A slice read twice reports and counts the same.

    Raises Outage when a neighbour is away. A file that is not what the scan saw is an alarm: no retry mends it.
    """
    reading = SliceReading(piece, detection.known.current(), detection.openings, detection.shelf.sheet(piece))
    try:
        _verify(piece, detection.files)
        detection.inbox.send(reading.messages(detection.files.lines(piece), businessday))
    except InvalidMessage as fault:
        alarm = FeedAlarm(AlarmKind.FEED_PARTIAL, piece.as_of, f"{piece.file}: {fault}")
        detection.alarms.sound(alarm, businessday)
        return DetectionReport(reading.close(), reading.reported, completed=False)
    outcome = reading.close()
    detection.known.add_incidents(piece, reading.incidents)
    for alarm in _without_strategy(piece.as_of, reading.without_strategy):
        detection.alarms.sound(alarm, businessday)
    progress = detection.register.slice_done(piece, outcome)
    completed = progress is not None and progress.is_finished and _finish(piece, progress, businessday, detection)
    return DetectionReport(outcome, reading.reported, completed)


def _verify(piece: FeedSlice, files: FeedFiles) -> None:
    """Check the whole file before one line of it is believed; a file cut into slices is checked by its count."""
    if piece.sha256 is not None and files.sha256(piece) != piece.sha256:
        raise InvalidMessage("its SHA-256 is not the one of the manifest")


def _without_strategy(as_of: date, contracts: list[ContractId]) -> Iterator[FeedAlarm]:
    for first in range(0, len(contracts), CONTRACTS_IN_AN_ALARM):
        some = tuple(contracts[first : first + CONTRACTS_IN_AN_ALARM])
        reason = f"{len(some)} incidents on products that no strategy speaks of"
        yield FeedAlarm(AlarmKind.WITHOUT_STRATEGY, as_of, reason, some)


def _finish(piece: FeedSlice, progress: FeedProgress, businessday: date | None, detection: Detection) -> bool:
    """Compare with the manifest, now that every slice is read; mark the feed complete if they agree."""
    _number_set_aside(piece, progress, detection.shelf)
    if progress.set_aside:
        reason = f"{progress.set_aside} lines were set aside"
        detection.alarms.sound(FeedAlarm(AlarmKind.LINES_SET_ASIDE, piece.as_of, reason), businessday)
    if wrong := progress.miscounted_files:
        reason = f"files number {', '.join(map(str, wrong))} do not hold as many lines as the manifest says"
        detection.alarms.sound(FeedAlarm(AlarmKind.FEED_PARTIAL, piece.as_of, reason), businessday)
        return False
    detection.register.complete(piece.as_of)
    return True


def _number_set_aside(piece: FeedSlice, progress: FeedProgress, shelf: SetAsideShelf) -> None:
    """Only now is it known how many lines stand before each slice."""
    for outcome in progress.outcomes:
        if outcome.set_aside and outcome.part:
            shelf.number(piece.as_of, piece.feed, outcome.slice_id, progress.lines_before(outcome.slice_id))
