"""Stores a greeting for each message; fails as often as the message asks for."""

import json
import os
from typing import Any

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
sqs = boto3.client("sqs")


def handler(event: dict[str, Any], _context: object) -> dict[str, Any] | None:
    if "routeKey" in event:
        return {"statusCode": 200, "headers": {"X-Token": event["pathParameters"]["token"]}, "body": "hello"}
    if "Records" not in event:
        sqs.send_message(QueueUrl=os.environ["OTHER_QUEUE_URL"], MessageBody=json.dumps(event))
        return None
    failed = [{"itemIdentifier": record["messageId"]} for record in event["Records"] if not is_done(record)]
    return {"batchItemFailures": failed}


def is_done(record: dict[str, Any]) -> bool:
    message = json.loads(record["body"])
    received = int(record["attributes"]["ApproximateReceiveCount"])
    if message.get("is_poison") or received <= message.get("fails", 0):
        return False
    table.put_item(Item={"pk": message["name"], "sk": "EFFECT#1", "received": received})
    table.put_item(Item={"pk": message["name"], "sk": "DONE"})
    return True
