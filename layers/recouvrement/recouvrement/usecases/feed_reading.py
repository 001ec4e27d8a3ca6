"""One slice, line by line: what each line gives. Memory does not grow with the slice, but for what it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import ContractId
from recouvrement.messages.feed import read_checked
from recouvrement.messages.feed_position import position_from
from recouvrement.messages.feed_slice import position_reported
from recouvrement.usecases.feed_ports import SetAsideLine
from recouvrement.usecases.feed_progress import SliceOutcome
from recouvrement.usecases.feed_weighing import WITHOUT_STRATEGY, is_incident

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from recouvrement.domain.position import Product
    from recouvrement.domain.strategy import Opening
    from recouvrement.messages.envelope import Envelope
    from recouvrement.messages.feed_line import FeedLine
    from recouvrement.messages.feed_slice import FeedSlice
    from recouvrement.usecases.feed_ports import KnownContracts, RawLine, SetAsideSheet


class SliceReading:
    """Counts while it reads: ask for the outcome when the messages are exhausted.

    `incidents` will be known tomorrow; a contract reported because it was known is not, or it would be for ever.
    """

    def __init__(
        self,
        piece: FeedSlice,
        known: KnownContracts,
        openings: Mapping[Product, Opening],
        sheet: SetAsideSheet,
    ) -> None:
        self._piece = piece
        self._known = known
        self._openings = openings
        self._sheet = sheet
        self._lines = self._blank_lines = self._set_aside = 0
        self.reported = 0
        self.incidents: list[ContractId] = []
        self.without_strategy: list[ContractId] = []

    def messages(self, lines: Iterable[RawLine], businessday: date | None) -> Iterator[Envelope]:
        """Give a position.reported for each contract that matters, as its line is read."""
        for raw in lines:
            line = self._checked(raw)
            if line is not None and self._matters(line):
                self.reported += 1
                yield position_reported(position_from(line), businessday)

    def close(self) -> SliceOutcome:
        """End the sheet of what was set aside, and say what was counted."""
        self._sheet.close()
        return SliceOutcome(self._piece.slice_id, self._lines, self._blank_lines, self._set_aside)

    def _checked(self, raw: RawLine) -> FeedLine | None:
        if not raw.content.strip():
            self._blank_lines += 1
            return None
        self._lines += 1
        try:
            line = read_checked(raw.content)
            if line["as_of"] != self._piece.as_of:
                raise InvalidMessage("as_of: not that of the feed")  # noqa: TRY301 - one way to set a line aside
        except InvalidMessage as fault:
            self._put_aside(raw, str(fault))
            return None
        return line

    def _matters(self, line: FeedLine) -> bool:
        """Tell an incident, and a contract that must be told that it is healthy again."""
        contract_id = ContractId(line["contract_id"])
        is_known = contract_id in self._known
        opening = self._openings.get(line["product"])
        if not is_incident(line, opening or WITHOUT_STRATEGY):
            return is_known
        if opening is not None:
            self.incidents.append(contract_id)
        elif not is_known:
            self.without_strategy.append(contract_id)
        return opening is not None or is_known

    def _put_aside(self, raw: RawLine, reason: str) -> None:
        self._set_aside += 1
        self._sheet.add(
            SetAsideLine(
                file=self._piece.file,
                line=None if self._piece.part else raw.number,
                line_in_slice=raw.number,
                offset=raw.offset,
                reason=reason,
                content=raw.content.decode("utf-8", "backslashreplace"),
            ),
        )
