"""The runner's own AWS clients. They speak to moto: made-up credentials, no account in any address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import boto3
import moto  # noqa: F401 - imported first, so that no client of this process ever reaches a network
from botocore.config import Config

from infra.local.stacks import REGION

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodbstreams import DynamoDBStreamsClient
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_kms import KMSClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sqs import SQSClient

CREDENTIALS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_SESSION_TOKEN": "testing"}


@dataclass(frozen=True, slots=True)
class Clients:
    dynamodb: DynamoDBClient
    streams: DynamoDBStreamsClient
    sqs: SQSClient
    s3: S3Client
    kms: KMSClient
    sns: SNSClient
    events: EventBridgeClient
    ses: SESV2Client


@cache
def clients() -> Clients:
    """One set for the process: making a client costs far more than calling it."""
    session = boto3.session.Session(
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        region_name=REGION,
    )
    config = Config(account_id_endpoint_mode="disabled", retries={"total_max_attempts": 1})
    return Clients(
        dynamodb=session.client("dynamodb", config=config),
        streams=session.client("dynamodbstreams", config=config),
        sqs=session.client("sqs", config=config),
        s3=session.client("s3", config=config),
        kms=session.client("kms", config=config),
        sns=session.client("sns", config=config),
        events=session.client("events", config=config),
        ses=session.client("sesv2", config=config),
    )
