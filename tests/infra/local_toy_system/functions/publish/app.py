"""Tells a queue of each new effect, and which variables it saw; one name brings it bad luck."""

import json
import os
from typing import Any

import boto3

sqs = boto3.client("sqs")


def handler(event: dict[str, Any], context: Any) -> None:
    if context.get_remaining_time_in_millis() <= 0:
        raise TimeoutError
    names = [record["dynamodb"]["NewImage"]["pk"]["S"] for record in event["Records"]]
    if "unlucky" in names:
        raise ValueError(names)
    for name in names:
        body = json.dumps({"published": name, "variables": sorted(os.environ)})
        sqs.send_message(QueueUrl=os.environ["OTHER_QUEUE_URL"], MessageBody=body)
