"""The AWS that the feed needs, on moto, with the names that the tests use."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import boto3
from moto import mock_aws

from feed_material import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import pytest

REGION: Final = "eu-west-3"
BUCKET, TABLE, BUS = "feed", "recouvrement", "recouvrement"


@dataclass
class FeedStack:
    s3: Any
    dynamodb: Any
    sqs: Any
    events: Any
    positions_url: str
    inbox_url: str
    heard_url: str  # whatever the bus carries

    def drop(self, folder: Mapping[str, bytes], as_of: date = AS_OF) -> None:
        for name, content in folder.items():
            self.s3.put_object(Bucket=BUCKET, Key=f"{as_of.isoformat()}/{name}", Body=content)

    def open_case(self, case_id: str, shard: int) -> None:
        keys = {"pk": f"CASE#{case_id}", "sk": "CASE", "agenda_shard": str(shard), "next_action_on": "2026-01-10"}
        self.dynamodb.put_item(TableName=TABLE, Item={name: {"S": value} for name, value in keys.items()})

    def take(self, url: str) -> list[dict[str, Any]]:
        """Empty a queue, as the records that Lambda would be given."""
        taken: list[dict[str, Any]] = []
        while messages := self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", []):
            for message in messages:
                self.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
                taken.append({"messageId": message["MessageId"], "body": message["Body"], "eventSource": "aws:sqs"})
        return taken

    def stored(self, prefix: str) -> dict[str, bytes]:
        listed = self.s3.list_objects_v2(Bucket=BUCKET, Prefix=prefix).get("Contents", [])
        return {one["Key"]: self.s3.get_object(Bucket=BUCKET, Key=one["Key"])["Body"].read() for one in listed}


@contextmanager
def feed_stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedStack]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    with mock_aws():
        s3, dynamodb = boto3.client("s3"), boto3.client("dynamodb")
        sqs, events = boto3.client("sqs"), boto3.client("events")
        s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        _create_table(dynamodb)
        urls = [sqs.create_queue(QueueName=name)["QueueUrl"] for name in ("positions", "inbox", "heard")]
        _create_bus(events, sqs.get_queue_attributes(QueueUrl=urls[2], AttributeNames=["QueueArn"]))
        yield FeedStack(s3, dynamodb, sqs, events, *urls)


def _create_bus(events: Any, heard: Any) -> None:
    events.create_event_bus(Name=BUS)
    events.put_rule(Name="all", EventBusName=BUS, EventPattern='{"source": ["fr.recouvrement"]}')
    target = {"Id": "heard", "Arn": heard["Attributes"]["QueueArn"]}
    events.put_targets(Rule="all", EventBusName=BUS, Targets=[target])


def _create_table(dynamodb: Any) -> None:
    named = ("pk", "sk", "agenda_shard", "next_action_on")
    dynamodb.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in named],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "agenda",
                "KeySchema": [
                    {"AttributeName": "agenda_shard", "KeyType": "HASH"},
                    {"AttributeName": "next_action_on", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "KEYS_ONLY"},
            },
        ],
    )
