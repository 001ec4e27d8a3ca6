"""The ports of the feed, in memory."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recouvrement.adapters.feed_split import split_lines
from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.feed_manifest import MANIFEST
from recouvrement.usecases.feed_ports import FeedAlarm, RawLine, SetAsideLine, StoredFile
from recouvrement.usecases.feed_progress import FeedProgress, SliceOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from recouvrement.domain.identifiers import ContractId
    from recouvrement.messages.envelope import Envelope
    from recouvrement.messages.feed_slice import FeedSlice
    from recouvrement.usecases.feed_ports import FeedPlan


@dataclass
class FilesInMemory:
    folders: dict[date, dict[str, bytes]] = field(default_factory=dict)

    def listing(self, as_of: date) -> dict[str, StoredFile]:
        return {name: StoredFile(len(body), _etag(body)) for name, body in self.folders.get(as_of, {}).items()}

    def manifest(self, as_of: date) -> bytes:
        return self.folders[as_of][MANIFEST]

    def sha256(self, piece: FeedSlice) -> str:
        return hashlib.sha256(self._body(piece)).hexdigest()

    def lines(self, piece: FeedSlice) -> Iterator[RawLine]:
        body = self._body(piece)
        if piece.is_compressed:
            body = gzip.decompress(body)
        number = 0
        for offset, content in split_lines([body]):
            if piece.is_compressed or piece.start <= offset < piece.end:
                number += 1
                yield RawLine(offset, number, content)

    def _body(self, piece: FeedSlice) -> bytes:
        body = self.folders[piece.as_of][piece.file]
        if _etag(body) != piece.etag:
            raise InvalidMessage("the file changed since it was scanned")
        return body


def _etag(body: bytes) -> str:
    return f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'


@dataclass
class RegisterInMemory:
    latest: date | None = None
    plans: dict[date, FeedPlan] = field(default_factory=dict)
    done: dict[date, set[SliceOutcome]] = field(default_factory=dict)

    def expect(self, plan: FeedPlan) -> None:
        if plan.as_of not in self.plans or self.plans[plan.as_of].feed != plan.feed:
            self.plans[plan.as_of] = plan
            self.done[plan.as_of] = set()

    def slice_done(self, piece: FeedSlice, outcome: SliceOutcome) -> FeedProgress | None:
        plan = self.plans.get(piece.as_of)
        if plan is None or plan.feed != piece.feed:
            return None
        self.done[piece.as_of].add(outcome)
        outcomes = tuple(sorted(self.done[piece.as_of], key=lambda one: one.slice_id))
        return FeedProgress(len(plan.slices), plan.file_lines, outcomes)

    def complete(self, as_of: date) -> None:
        self.latest = as_of if self.latest is None else max(self.latest, as_of)

    def newest_complete(self) -> date | None:
        return self.latest


@dataclass
class KnownInMemory:
    known: set[str] = field(default_factory=set)
    incidents: list[ContractId] = field(default_factory=list)
    rewritten_for: date | None = None

    def current(self) -> set[str]:
        return self.known

    def rewrite(self, open_cases: Iterable[ContractId], as_of: date) -> int:
        self.known = set(open_cases)
        self.rewritten_for = as_of
        return len(self.known)

    def add_incidents(self, piece: FeedSlice, contracts: Iterable[ContractId]) -> None:
        del piece
        self.incidents.extend(contracts)


@dataclass
class ShelfInMemory:
    sheets: dict[str, list[SetAsideLine]] = field(default_factory=dict)
    numbered: dict[str, int] = field(default_factory=dict)

    def sheet(self, piece: FeedSlice) -> SheetInMemory:
        return SheetInMemory(self, piece.slice_id)

    def number(self, as_of: date, feed: str, slice_id: str, lines_before: int) -> None:
        del as_of, feed
        self.numbered[slice_id] = lines_before

    @property
    def lines(self) -> list[SetAsideLine]:
        return [line for sheet in self.sheets.values() for line in sheet]


@dataclass
class SheetInMemory:
    shelf: ShelfInMemory
    slice_id: str
    lines: list[SetAsideLine] = field(default_factory=list)

    def add(self, line: SetAsideLine) -> None:
        self.lines.append(line)

    def close(self) -> None:
        if self.lines:
            self.shelf.sheets[self.slice_id] = self.lines


@dataclass
class AlarmsHeard:
    heard: list[FeedAlarm] = field(default_factory=list)

    def sound(self, alarm: FeedAlarm, businessday: date | None) -> None:
        del businessday
        self.heard.append(alarm)

    @property
    def kinds(self) -> list[str]:
        return [alarm.kind.value for alarm in self.heard]


@dataclass
class InboxInMemory:
    received: list[Envelope] = field(default_factory=list)

    def send(self, envelopes: Iterable[Envelope]) -> None:
        self.received.extend(envelopes)

    @property
    def subjects(self) -> list[str]:
        return [envelope.subject for envelope in self.received]


@dataclass
class SlicesHandedOut:
    slices: list[FeedSlice] = field(default_factory=list)

    def send(self, slices: Iterable[FeedSlice], businessday: date | None) -> None:
        del businessday
        self.slices.extend(slices)


@dataclass
class OpenCasesInMemory:
    contracts: tuple[ContractId, ...] = ()

    def with_open_case(self) -> Iterator[ContractId]:
        return iter(self.contracts)
