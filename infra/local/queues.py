"""SQS as an event source: batches, partial answers, receive counts, dead letters.

A failed message is not waited for: it comes back when nothing else remains to be done, which is what its visibility
timeout amounts to on a calendar. SQS itself moves it to the dead-letter queue once it was received often enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infra.local import emulator
from infra.local.blueprint import Answers
from infra.local.functions import FunctionFailed
from infra.local.identities import name_in, queue_url
from infra.local.stacks import REGION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from infra.local.blueprint import QueueTrigger
    from infra.local.clients import Clients
    from infra.local.template import Properties

RECEIVE_LIMIT = 10  # SQS's own, whatever the batch size
HIDDEN_SECONDS = 43_200  # the longest that SQS allows: the runner decides when a message comes back


class QueueSource:
    """Polls one queue for one function. `invoke` raises FunctionFailed."""

    def __init__(self, trigger: QueueTrigger, clients: Clients, invoke: Callable[[str, Properties], Any]) -> None:
        self._trigger = trigger
        self._sqs = clients.sqs
        self._invoke = invoke
        self._queue = name_in(trigger.queue_arn)
        self._url = queue_url(REGION, self._queue)
        self._failed: list[str] = []  # receipt handles of messages that will come back

    def poll(self) -> bool:
        """Deliver one batch. False when nothing was waiting."""
        if not emulator.waiting(self._queue):
            return False
        messages = self._receive()
        if messages:
            self._deliver(messages)
        return True  # even without messages: they have just gone to the dead-letter queue

    def bring_back(self) -> bool:
        """Make failed and delayed messages visible again. False when there were none."""
        emulator.end_delays(self._queue)
        for receipt in self._failed:
            self._sqs.change_message_visibility(QueueUrl=self._url, ReceiptHandle=receipt, VisibilityTimeout=0)
        self._failed.clear()
        return emulator.waiting(self._queue)

    def _receive(self) -> list[Mapping[str, Any]]:
        messages: list[Mapping[str, Any]] = []
        while len(messages) < self._trigger.batch_size:
            answer = self._sqs.receive_message(
                QueueUrl=self._url,
                MaxNumberOfMessages=min(RECEIVE_LIMIT, self._trigger.batch_size - len(messages)),
                VisibilityTimeout=HIDDEN_SECONDS,
                AttributeNames=["All"],
                MessageAttributeNames=["All"],
            )
            received = answer.get("Messages", [])
            messages.extend(received)
            if not received or not emulator.waiting(self._queue):
                break
        return messages

    def _deliver(self, messages: Sequence[Mapping[str, Any]]) -> None:
        failed = self._failed_identifiers(messages)
        done = [message for message in messages if message["MessageId"] not in failed]
        self._failed += [message["ReceiptHandle"] for message in messages if message["MessageId"] in failed]
        for start in range(0, len(done), RECEIVE_LIMIT):
            self._sqs.delete_message_batch(
                QueueUrl=self._url,
                Entries=[
                    {"Id": str(index), "ReceiptHandle": message["ReceiptHandle"]}
                    for index, message in enumerate(done[start : start + RECEIVE_LIMIT])
                ],
            )

    def _failed_identifiers(self, messages: Sequence[Mapping[str, Any]]) -> set[str]:
        everything = {message["MessageId"] for message in messages}
        event = {"Records": [_record(message, self._trigger.queue_arn) for message in messages]}
        try:
            answer = self._invoke(self._trigger.function, event)
        except FunctionFailed:
            return everything
        if self._trigger.answers is Answers.WHOLE or not answer:
            return set()
        named = {failure.get("itemIdentifier") for failure in answer.get("batchItemFailures") or []}
        unknown = named - everything  # Lambda: an answer that names nobody it was given fails the batch
        return everything if unknown else named


def _record(message: Mapping[str, Any], queue_arn: str) -> Properties:
    attributes = {
        name: message["Attributes"][name]
        for name in ("ApproximateReceiveCount", "SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp")
        if name in message["Attributes"]
    }
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": attributes,
        "messageAttributes": {
            name: {"stringValue": value.get("StringValue"), "dataType": value["DataType"]}
            for name, value in message.get("MessageAttributes", {}).items()
        },
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": REGION,
    }
