"""What reading the nightly feed asks of the world, and the values that pass between the scan and its slices."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from recouvrement.domain.identifiers import ContractId
    from recouvrement.messages.feed_slice import FeedSlice
    from recouvrement.usecases.feed_progress import FeedProgress, SliceOutcome


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a feed's folder as it is stored. `etag` changes with the content."""

    size: int  # bytes
    etag: str


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """A feed found in order, and how it is cut. `file_lines`: what the manifest promises of each file."""

    as_of: date
    feed: str
    file_lines: tuple[int, ...]
    slices: tuple[FeedSlice, ...]


@dataclass(frozen=True, slots=True)
class RawLine:
    """`offset`: where it starts in the file, in bytes, unpacked. `number`: in the slice, from 1."""

    offset: int
    number: int
    content: bytes


@dataclass(frozen=True, slots=True)
class SetAsideLine:
    """A line that nobody acts upon. `line` is None until the lines before its slice are counted."""

    file: str
    line: int | None
    line_in_slice: int
    offset: int
    reason: str
    content: str


class AlarmKind(StrEnum):
    FEED_MISSING = "feed.missing"
    FEED_STALE = "feed.stale"
    FEED_EMPTY = "feed.empty"
    FEED_PARTIAL = "feed.partial"
    LINES_SET_ASIDE = "feed.lines_set_aside"
    WITHOUT_STRATEGY = "incident.without_strategy"


@dataclass(frozen=True, slots=True)
class FeedAlarm:
    """What a person must look at. No personal data: alarms are mailed."""

    kind: AlarmKind
    as_of: date
    reason: str
    contract_ids: tuple[ContractId, ...] = field(default=())


class FeedFiles(Protocol):
    """The bucket in which the core banking system drops its nightly folder."""

    def listing(self, as_of: date) -> Mapping[str, StoredFile]:
        """Every file of the folder by name; empty when there is no folder."""

    def manifest(self, as_of: date) -> bytes: ...

    def sha256(self, piece: FeedSlice) -> str:
        """Of the whole file, in hexadecimal. Raises InvalidMessage when it changed since the scan."""

    def lines(self, piece: FeedSlice) -> Iterator[RawLine]:
        """Give each line that starts in the slice. Raises InvalidMessage when the file is not readable."""


class SetAsideSheet(Protocol):
    """The lines that one slice sets aside. Reading the slice again writes the same sheet again."""

    def add(self, line: SetAsideLine) -> None: ...

    def close(self) -> None:
        """Write what is left; nothing where no line was added."""


class SetAsideShelf(Protocol):
    """Where lines that nobody acts upon wait for a person."""

    def sheet(self, piece: FeedSlice) -> SetAsideSheet: ...

    def number(self, as_of: date, feed: str, slice_id: str, lines_before: int) -> None:
        """Give each line of the sheet of that slice its number in the file."""


class KnownContracts(Protocol):
    def __contains__(self, contract_id: object) -> bool:
        """Tell a contract with an open case or reported lately; a stranger passes for known once in 10^13."""


class KnownShelf(Protocol):
    """The compact set of contracts that must be told that they are healthy again (design §11)."""

    def current(self) -> KnownContracts: ...

    def rewrite(self, open_cases: Iterable[ContractId], as_of: date) -> int:
        """Take the open cases, and the incidents of the last three nights. Returns how many contracts are known."""

    def add_incidents(self, piece: FeedSlice, contracts: Iterable[ContractId]) -> None: ...


class OpenContracts(Protocol):
    def with_open_case(self) -> Iterator[ContractId]: ...


class FeedRegister(Protocol):
    """How far each night's feed was read, and which is the newest complete one (design §6, freshness)."""

    def expect(self, plan: FeedPlan) -> None:
        """Begin a feed; the same drop again keeps its progress, another drop of that night starts anew."""

    def slice_done(self, piece: FeedSlice, outcome: SliceOutcome) -> FeedProgress | None:
        """Record a slice once, however often it comes. None: a later drop of that night took its place."""

    def complete(self, as_of: date) -> None:
        """Make it the newest complete feed, unless a newer one is."""

    def newest_complete(self) -> date | None: ...


class Alarms(Protocol):
    def sound(self, alarm: FeedAlarm, businessday: date | None) -> None: ...


class SliceQueue(Protocol):
    def send(self, slices: Iterable[FeedSlice], businessday: date | None) -> None: ...
