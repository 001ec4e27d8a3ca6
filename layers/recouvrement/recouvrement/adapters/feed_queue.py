"""The queue of slices to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.messages.feed_slice import slice_message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recouvrement.adapters.sqs import QueueSender
    from recouvrement.messages.feed_slice import FeedSlice


@dataclass(frozen=True, slots=True)
class SliceQueueOnSqs:
    sender: QueueSender

    def send(self, slices: Iterable[FeedSlice], businessday: date | None) -> None:
        self.sender.send(slice_message(piece, businessday) for piece in slices)
