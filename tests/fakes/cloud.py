"""The table, buckets and queues of the templates, on moto."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import boto3
import yaml
from moto import mock_aws

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

REGION: Final = "eu-west-3"
TABLE = "cases"
EVIDENCE = "evidence"
BUS = "recouvrement-test"
QUEUES = ("inbox", "ticks", "letters", "notices", "handovers", "post")
_DATA = Path(__file__).parents[2] / "infra" / "data.yaml"


class _Template(yaml.SafeLoader):
    """CloudFormation's tags, read as plain values."""


_Template.add_multi_constructor("!", lambda loader, _, node: _plain(loader, node))


def _plain(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    match node:
        case yaml.ScalarNode():
            return loader.construct_scalar(node)
        case yaml.SequenceNode():
            return loader.construct_sequence(node, deep=True)
        case yaml.MappingNode():
            return loader.construct_mapping(node, deep=True)
        case _:
            raise TypeError(type(node).__name__)


@contextmanager
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make what the functions of these tests use, as infra/data.yaml declares the table."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("AWS_ACCOUNT_ID_ENDPOINT_MODE", "disabled")
    with mock_aws():
        boto3.DEFAULT_SESSION = None
        make_table(boto3.client("dynamodb"))
        _make_bucket()
        sqs = boto3.client("sqs")
        for queue in QUEUES:
            sqs.create_queue(QueueName=queue)
        boto3.client("events").create_event_bus(Name=BUS)
        yield
    boto3.DEFAULT_SESSION = None


def make_table(dynamodb: Any) -> None:
    """Make the table as infra/data.yaml declares it, on whatever engine the client speaks to."""
    properties = _declared()["Resources"]["Table"]["Properties"]
    passed = ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode")
    stream: Any = {**properties["StreamSpecification"], "StreamEnabled": True}
    dynamodb.create_table(TableName=TABLE, StreamSpecification=stream, **{name: properties[name] for name in passed})


@cache
def _declared() -> Any:
    return yaml.load(_DATA.read_text(encoding="utf-8"), Loader=_Template)  # noqa: S506 - a SafeLoader


def _make_bucket() -> None:
    s3 = boto3.client("s3")
    s3.create_bucket(
        Bucket=EVIDENCE,
        CreateBucketConfiguration={"LocationConstraint": REGION},
        ObjectLockEnabledForBucket=True,
    )


def queue_url(name: str, sqs: Any = None) -> str:
    return str((sqs or boto3.client("sqs")).get_queue_url(QueueName=name)["QueueUrl"])


def received(name: str) -> list[str]:
    """Take everything that waits in a queue."""
    sqs, bodies = boto3.client("sqs"), []
    url = queue_url(name, sqs)
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", []):
        for message in messages:
            bodies.append(message["Body"])
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return bodies
