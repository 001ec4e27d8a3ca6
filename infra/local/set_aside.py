"""What the run could not take in: lines of the feed set aside, messages that died. Said at its end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from infra.local.identities import queue_url
from infra.local.stacks import REGION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.world import World

PREFIX = "set-aside/"
DEAD = "-dead"


def lines_set_aside(world: World) -> list[dict[str, object]]:
    """Give each line with its file, its number and the reason, in the order of the nights."""
    return [json.loads(line) for text in _objects(world) for line in text.splitlines() if line]


def dead_letters(world: World) -> dict[str, int]:
    """Give the number of messages in each dead-letter queue that holds any."""
    names = (each.identity.name for each in world.blueprint.resources if each.kind == "AWS::SQS::Queue")
    counts = {name: _waiting(world, name) for name in sorted(names) if name.endswith(DEAD)}
    return {name: count for name, count in counts.items() if count}


def _objects(world: World) -> Iterator[str]:
    bucket, s3 = world.bucket_name("feed"), world.clients.s3
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=PREFIX):
        for listed in page.get("Contents", []):
            yield s3.get_object(Bucket=bucket, Key=listed["Key"])["Body"].read().decode()


def _waiting(world: World, name: str) -> int:
    answer = world.clients.sqs.get_queue_attributes(
        QueueUrl=queue_url(REGION, name), AttributeNames=["ApproximateNumberOfMessages"]
    )
    return int(answer["Attributes"]["ApproximateNumberOfMessages"])
