"""A DynamoDB stream as an event source: filter, batches in order, retries, bisection, failure destination."""

from __future__ import annotations

import base64
import json
import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from infra.local import emulator
from infra.local.blueprint import Answers, OnError
from infra.local.event_patterns import matches
from infra.local.functions import FunctionFailed
from infra.local.identities import name_in, queue_url
from infra.local.stacks import REGION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from infra.local.blueprint import StreamTrigger
    from infra.local.clients import Clients
    from infra.local.template import Properties

READ_LIMIT = 1000
BLOCKED_AFTER = 20  # tries of a batch that the template would repeat until it expires


class ShardBlocked(Exception):  # noqa: N818
    """The template sets no limit to the tries of this batch: on AWS the shard would stand still for a day."""


class StreamSource:
    """Reads one table's stream for one function, from where the stream stands when this is made."""

    def __init__(self, trigger: StreamTrigger, clients: Clients, invoke: Callable[[str, Properties], Any]) -> None:
        self._trigger = trigger
        self._clients = clients
        self._invoke = invoke
        self._table = trigger.stream_arn.split("/")[1]
        description = clients.dynamodb.describe_table(TableName=self._table)["Table"]
        self._arn = description["LatestStreamArn"]
        shards = clients.streams.describe_stream(StreamArn=self._arn)["StreamDescription"]["Shards"]
        self._shard = shards[0]["ShardId"]
        self.skip()

    def skip(self) -> None:
        """Forget what the stream holds: it was written by nobody's work (a state that is loaded)."""
        self._read = emulator.stream_length(self._table)
        self._iterator = self._clients.streams.get_shard_iterator(
            StreamArn=self._arn, ShardId=self._shard, ShardIteratorType="LATEST"
        )["ShardIterator"]

    def poll(self) -> bool:
        """Deliver what is new, batch by batch. False when nothing was."""
        if emulator.stream_length(self._table) == self._read:
            return False
        answer = self._clients.streams.get_records(ShardIterator=self._iterator, Limit=READ_LIMIT)
        self._iterator = answer["NextShardIterator"]
        self._read += len(answer["Records"])
        records = [_record(record, self._trigger.stream_arn) for record in answer["Records"]]
        wanted = [record for record in records if self._passes(record)]
        for start in range(0, len(wanted), self._trigger.batch_size):
            self._deliver(wanted[start : start + self._trigger.batch_size])
        return True

    def bring_back(self) -> bool:
        """Do nothing: a stream retries at once, before it goes on."""
        return False

    def _passes(self, record: Properties) -> bool:
        patterns = self._trigger.patterns
        return not patterns or any(matches(record, pattern) for pattern in patterns)

    def _deliver(self, records: Sequence[Properties], tried: int = 0) -> None:
        """Try a batch until it passes or its tries are used up. A bisection is not counted as a try."""
        while records:
            try:
                records = self._left_over(records)
                if not records:
                    return
            except FunctionFailed as error:
                if len(records) > 1 and self._trigger.on_error is OnError.BISECT:
                    middle = len(records) // 2
                    self._deliver(records[:middle], tried)
                    self._deliver(records[middle:], tried)
                    return
                reason = str(error)
            else:
                reason = "the function named it among its batchItemFailures"
            tried += 1
            if self._trigger.retries >= 0 and tried > self._trigger.retries:
                self._give_up(records, reason)
                return
            if tried >= BLOCKED_AFTER:
                raise ShardBlocked(reason)

    def _left_over(self, records: Sequence[Properties]) -> Sequence[Properties]:
        """Give what must be tried again: from the first record that the function names as failed."""
        answer = self._invoke(self._trigger.function, {"Records": list(records)})
        if self._trigger.answers is Answers.WHOLE or not answer or not answer.get("batchItemFailures"):
            return []
        named = {failure.get("itemIdentifier") for failure in answer["batchItemFailures"]}
        numbers = [record["dynamodb"]["SequenceNumber"] for record in records]
        failed = [index for index, number in enumerate(numbers) if number in named]
        return records[failed[0] :] if failed else records

    def _give_up(self, records: Sequence[Properties], reason: str) -> None:
        """Send what Lambda sends to the failure destination: where the records are, not what they hold."""
        if self._trigger.failure_arn is None:
            return
        numbers = [record["dynamodb"]["SequenceNumber"] for record in records]
        body = {
            "requestContext": {
                "requestId": str(uuid.uuid4()),
                "functionArn": self._trigger.function,
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": self._trigger.retries + 1,
            },
            "responseContext": {"statusCode": 200, "functionError": reason},
            "version": "1.0",
            "DDBStreamBatchInfo": {
                "shardId": self._shard,
                "startSequenceNumber": numbers[0],
                "endSequenceNumber": numbers[-1],
                "batchSize": len(numbers),
                "streamArn": self._trigger.stream_arn,
            },
        }
        url = queue_url(REGION, name_in(self._trigger.failure_arn))
        self._clients.sqs.send_message(QueueUrl=url, MessageBody=json.dumps(body))


def _record(record: Mapping[str, Any], stream_arn: str) -> Properties:
    return {**_as_json(record), "awsRegion": REGION, "eventSourceARN": stream_arn}


def _as_json(value: Any) -> Any:  # noqa: ANN401 - a DynamoDB value
    match value:
        case dict():
            return {key: _as_json(item) for key, item in value.items()}
        case list():
            return [_as_json(item) for item in value]
        case bytes():
            return base64.b64encode(value).decode()
        case datetime():
            return value.timestamp()
        case _:
            return value
