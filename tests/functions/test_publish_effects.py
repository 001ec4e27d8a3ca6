"""The handlers on moto: from the table's own stream to queues and bus."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from fakes.case_material import CASE_ID, LETTER_ID, NOW, TODAY, case, following, opening, pending
from fakes.cloud import TABLE, cloud, received
from fakes.lambdas import Context, failed, load
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.outbox import DynamoOutbox
from recouvrement.adapters.table import Table
from recouvrement.domain.case.effects import RaiseAlert, RecallFile, SendNotice, WriteLetter
from recouvrement.domain.errors import Outage

if TYPE_CHECKING:
    from collections.abc import Iterator

EFFECTS = (
    WriteLetter(LETTER_ID, 2),
    SendNotice(LETTER_ID, 3, TODAY),
    RecallFile("F-1", 4, "payée"),
    RaiseAlert("case.opened", "k", "é"),
)
CALL = {"scheduled_time": "2026-01-05T22:30:00Z", "businessday": "2026-01-05"}


@pytest.fixture(autouse=True)
def saved(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with cloud(monkeypatch):
        store = DynamoCaseStore(Table(TABLE))
        store.save(opening())
        stored = store.case(CASE_ID)
        assert stored is not None
        effects = tuple(pending(effect, number) for number, effect in enumerate(EFFECTS, start=2))
        store.save(replace(following(stored, case(5)), effects=effects))
        yield


def stream() -> list[dict[str, Any]]:
    """Give the records that pass the template's filter, as Lambda gives them."""
    streams, arn = boto3.client("dynamodbstreams"), _stream_arn()
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON")
    records: Any = streams.get_records(ShardIterator=iterator["ShardIterator"])["Records"]
    return [
        record
        for record in records
        if record["eventName"] == "INSERT" and record["dynamodb"]["Keys"]["sk"]["S"].startswith("EFFECT#")
    ]


def _stream_arn() -> str:
    return str(boto3.client("dynamodb").describe_table(TableName=TABLE)["Table"]["LatestStreamArn"])


def waiting() -> int:
    return len(list(DynamoOutbox(Table(TABLE)).unpublished(NOW.replace(year=2030))))


def test_each_effect_of_the_stream_reaches_its_queue_and_leaves_the_outbox(monkeypatch: pytest.MonkeyPatch):
    app = load("publish_effects", monkeypatch)
    assert failed(app.handler({"Records": stream()}, Context())) == []
    assert [len(received(queue)) for queue in ("letters", "notices", "handovers")] == [1, 1, 1]
    assert waiting() == 0


def test_a_record_that_fails_is_named_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch):
    app = load("publish_effects", monkeypatch, NOTICES_QUEUE_URL="https://sqs.eu-west-3.amazonaws.com/1/absent")
    records = stream()
    assert failed(app.handler({"Records": records}, Context())) == [records[1]["dynamodb"]["SequenceNumber"]]
    assert [len(received(queue)) for queue in ("letters", "handovers")] == [1, 1]
    assert waiting() == 1


def test_a_record_without_its_effect_is_named(monkeypatch: pytest.MonkeyPatch):
    app = load("publish_effects", monkeypatch)
    [record, *_] = stream()
    del record["dynamodb"]["NewImage"]["body"]
    assert failed(app.handler({"Records": [record]}, Context())) == [record["dynamodb"]["SequenceNumber"]]


def test_records_that_time_is_too_short_for_come_back(monkeypatch: pytest.MonkeyPatch):
    app = load("publish_effects", monkeypatch)
    assert len(failed(app.handler({"Records": stream()}, Context(remaining_ms=1_000)))) == len(EFFECTS)
    assert waiting() == len(EFFECTS)


def test_the_quarter_hour_publishes_what_no_record_carried(monkeypatch: pytest.MonkeyPatch):
    app = load("republish_effects", monkeypatch)
    assert app.handler(CALL, Context()) == {"published": 4}
    assert [len(received(queue)) for queue in ("letters", "notices", "handovers")] == [1, 1, 1]
    assert app.handler(CALL, Context()) == {"published": 0}


def test_on_aws_what_is_younger_than_a_quarter_of_an_hour_is_left_to_the_stream(monkeypatch: pytest.MonkeyPatch):
    app = load("republish_effects", monkeypatch, CLOCK="wall")
    monkeypatch.setattr(app, "clock", SimpleNamespace(now=lambda _businessday, time: time))
    young, old = "2026-01-05T08:15:00Z", "2026-01-05T08:15:01Z"  # they were saved at 08:00
    assert app.handler({"scheduled_time": young}, Context()) == {"published": 0}
    assert app.handler({"scheduled_time": old}, Context()) == {"published": 4}


def test_what_cannot_be_published_again_is_told_to_the_schedule(monkeypatch: pytest.MonkeyPatch):
    app = load("republish_effects", monkeypatch, LETTERS_QUEUE_URL="https://sqs.eu-west-3.amazonaws.com/1/absent")
    with pytest.raises(Outage, match="1 effects"):
        app.handler(CALL, Context())
    assert waiting() == 1
