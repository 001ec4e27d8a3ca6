"""Sending to a queue: as few calls as SQS allows, and nothing lost when a part of a batch fails."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import boto3

from recouvrement.adapters.feed_aws import PATIENCE, calling
from recouvrement.domain.errors import InvalidMessage, Outage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_sqs.type_defs import SendMessageBatchRequestEntryTypeDef

    from recouvrement.messages.envelope import Envelope

BATCH_MESSAGES: Final = 10  # SQS's limit
BATCH_BYTES: Final = 256 * 1024  # SQS takes 1 MiB since 2025, its queues and imitations not all do
ATTEMPTS: Final = 4

# JSON text that SQS refuses (it takes what XML 1.0 takes), and the same text escaped. JSON has them in strings only.
_REFUSED: Final = str.maketrans({"\ufffe": "\\ufffe", "\uffff": "\\uffff"})


@dataclass(frozen=True, slots=True)
class QueueSender:
    """Sends CloudEvents, or any JSON text, to one queue. `pause`: how it waits, in seconds, before another attempt."""

    client: SQSClient
    url: str
    pause: Callable[[float], None] = time.sleep

    @classmethod
    def to(cls, url: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("sqs", config=PATIENCE), url)

    def send(self, envelopes: Iterable[Envelope]) -> None:
        """Send each message, as the iterable gives them. Raises Outage; some may have left by then."""
        self.send_bodies(envelope.to_json() for envelope in envelopes)

    def send_bodies(self, bodies: Iterable[str]) -> None:
        """Send texts in JSON, in batches. Raises InvalidMessage for one that is too large for a queue."""
        for batch in _batches(body.translate(_REFUSED) for body in bodies):
            self._send_batch(batch)

    def _send_batch(self, bodies: list[str]) -> None:
        waiting: list[SendMessageBatchRequestEntryTypeDef] = [
            {"Id": str(index), "MessageBody": body} for index, body in enumerate(bodies)
        ]
        for attempt in range(ATTEMPTS):
            if attempt:
                self.pause(0.1 * 2**attempt)
            with calling("SQS"):
                answer = self.client.send_message_batch(QueueUrl=self.url, Entries=waiting)
            failed = {failure["Id"]: failure for failure in answer.get("Failed", [])}
            if any(failure["SenderFault"] for failure in failed.values()):
                raise InvalidMessage(f"SQS refuses a message: {_codes(failed.values())}")
            waiting = [entry for entry in waiting if entry["Id"] in failed]
            if not waiting:
                return
        raise Outage(f"SQS: {len(waiting)} messages of a batch were not taken")


def _codes(failures: Iterable[object]) -> str:
    return ", ".join(sorted({str(failure["Code"]) for failure in failures if isinstance(failure, dict)}))


def _batches(bodies: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for body in bodies:
        weight = len(body.encode())
        if weight > BATCH_BYTES:
            raise InvalidMessage(f"a message of {weight} bytes is too large for a queue")
        if batch and (len(batch) == BATCH_MESSAGES or size + weight > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(body)
        size += weight
    if batch:
        yield batch
