"""What a run leaves: the table's items as JSON lines and the buckets' objects as files; both can be put back.

OUT/state/table.jsonl              one item per line, in DynamoDB's own JSON
OUT/state/buckets/NAME/...         the newest version of each object, under its key
OUT/state/buckets/NAME.jsonl       one line per object: key, file, content type, metadata, retention
OUT/state/queues/NAME.jsonl        what was still in a queue, dead letters first of all; for people, not put back
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from infra.local import emulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from infra.local.template import Properties
    from infra.local.world import World

BATCH = 25  # DynamoDB's limit of one BatchWriteItem


def save_state(world: World, folder: Path) -> None:
    """Write the state of the world. The folder is made; what it already holds of the same names is replaced."""
    (folder / "buckets").mkdir(parents=True, exist_ok=True)
    (folder / "queues").mkdir(exist_ok=True)
    lines = (json.dumps(_portable(item), ensure_ascii=False) for item in items_of(world))
    _write_lines(folder / "table.jsonl", lines)
    for resource in world.blueprint.resources:
        if resource.kind == "AWS::S3::Bucket":
            _save_bucket(world, resource.identity.name, folder / "buckets")
        elif resource.kind == "AWS::SQS::Queue" and emulator.depth(resource.identity.name):
            bodies = world.take(resource.identity.name)
            _write_lines(folder / "queues" / f"{resource.logical_id}.jsonl", (json.dumps(body) for body in bodies))


def load_state(world: World, folder: Path) -> None:
    """Put a saved state into a world just made: what it stores looks as it did, and nobody's stream is told."""
    items = [_restored(json.loads(line)) for line in (folder / "table.jsonl").read_text(encoding="utf-8").splitlines()]
    name = world.table_name()
    for start in range(0, len(items), BATCH):
        requests: Any = [{"PutRequest": {"Item": item}} for item in items[start : start + BATCH]]
        world.clients.dynamodb.batch_write_item(RequestItems={name: requests})
    for index in sorted((folder / "buckets").glob("*.jsonl")):
        for line in index.read_text(encoding="utf-8").splitlines():
            _load_object(world, index.with_suffix(""), json.loads(line))
    world.skip_streams()


def items_of(world: World) -> Iterator[Properties]:
    """Every item of the table, in DynamoDB's own JSON."""
    pages = world.clients.dynamodb.get_paginator("scan").paginate(TableName=world.table_name())
    for page in pages:
        yield from page["Items"]


def _save_bucket(world: World, bucket: str, folder: Path) -> None:
    lines = []
    for page in world.clients.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for listed in page.get("Contents", []):
            answer = world.clients.s3.get_object(Bucket=bucket, Key=listed["Key"])
            file = folder / bucket / _file_of(listed["Key"])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(answer["Body"].read())
            lines.append(json.dumps(_described(listed["Key"], answer)))
    _write_lines(folder / f"{bucket}.jsonl", iter(lines))


def _described(key: str, answer: Any) -> Properties:  # noqa: ANN401 - boto3's answer
    described = {"key": key, "file": _file_of(key), "content_type": answer.get("ContentType")}
    described["metadata"] = answer.get("Metadata", {})
    if "ObjectLockRetainUntilDate" in answer:
        described["retention"] = {
            "mode": answer["ObjectLockMode"],
            "until": answer["ObjectLockRetainUntilDate"].isoformat(),
        }
    return described


def _load_object(world: World, folder: Path, described: Properties) -> None:
    more: dict[str, Any] = {}
    if "retention" in described:
        more["ObjectLockMode"] = described["retention"]["mode"]
        more["ObjectLockRetainUntilDate"] = described["retention"]["until"]
    world.clients.s3.put_object(
        Bucket=folder.name,
        Key=described["key"],
        Body=(folder / described["file"]).read_bytes(),
        ContentType=described["content_type"] or "binary/octet-stream",
        Metadata=described["metadata"],
        **more,
    )


def _file_of(key: str) -> str:
    """Give a path that stays inside the folder and reads like the key."""
    return "/".join(quote(part, safe="") if part.strip(".") else "%2E" * len(part) for part in key.split("/"))


def _portable(value: Any) -> Any:  # noqa: ANN401 - a DynamoDB value
    match value:
        case dict():
            return {key: _portable(item) for key, item in value.items()}
        case list():
            return [_portable(item) for item in value]
        case bytes():
            return {"base64": base64.b64encode(value).decode()}
        case _:
            return value


def _restored(value: Any) -> Any:  # noqa: ANN401
    match value:
        case {"base64": str() as text}:
            return base64.b64decode(text)
        case dict():
            return {key: _restored(item) for key, item in value.items()}
        case list():
            return [_restored(item) for item in value]
        case _:
            return value


def _write_lines(path: Path, lines: Iterator[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
