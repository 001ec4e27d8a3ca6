"""A small world that has lived some days, and what of it a refused message must not have changed."""

from __future__ import annotations

import copy
import json
from contextlib import contextmanager
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends
from moto.ses.models import ses_backends

from infra.local import emulator
from infra.local.approver import Approver
from infra.local.calendar_run import Plan, run_day
from infra.local.checkout import TEMPLATE
from infra.local.identities import ACCOUNT
from infra.local.post import Post
from infra.local.reading import read_blueprint
from infra.local.stacks import REGION
from infra.local.world import Options, World
from recouvrement.messages.feed_position import position_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from infra.local.actors import Actor
    from recouvrement.domain.position import Position

ONE_DAY: Final = timedelta(days=1)
CALM: Final = {"CLOCK": "messages", "POWERTOOLS_LOG_LEVEL": "CRITICAL"}


class Feed:
    """The same contracts every night, written as the bank writes them."""

    def __init__(self, positions: Any) -> None:  # a function of the day
        self.positions = positions

    def drop(self, as_of: date, world: World) -> int:
        drop(self.positions(as_of), as_of, world)
        return 1


def drop(positions: Iterable[Position], as_of: date, world: World) -> None:
    lines = [json.dumps(position_data(one), ensure_ascii=False) for one in positions]
    drop_bytes("".join(f"{line}\n" for line in lines).encode(), len(lines), as_of, world)


def drop_bytes(content: bytes, lines: int, as_of: date, world: World) -> None:
    announced = {"name": "positions.jsonl", "lines": lines, "sha256": sha256(content).hexdigest()}
    manifest = json.dumps({"as_of": as_of.isoformat(), "files": [announced]}).encode()
    put(world, f"{as_of}/positions.jsonl", content)
    put(world, f"{as_of}/manifest.json", manifest)


def put(world: World, key: str, content: bytes) -> None:
    world.clients.s3.put_object(Bucket=world.bucket_name("feed"), Key=key, Body=content)


@contextmanager
def town(positions: Any, days: Sequence[date]) -> Iterator[World]:
    """Live these days, jumping over the others; the post presents letters, and what waits for a person is approved."""
    actors: tuple[Actor, ...] = (Post(2), Approver("Anne Supervision"))
    with World(read_blueprint(TEMPLATE), Options(CALM)) as world:
        for day in days:
            run_day(day, Plan(day, day, feed=Feed(positions), actors=actors), world)  # type: ignore[arg-type]
        yield world


class Keepsake:
    """The table and the queues as they were: looked at after a message, and put back."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.table: Any = dynamodb_backends[ACCOUNT][REGION].get_table(world.table_name())
        self._items = copy.deepcopy(self.table.items)
        self._records = emulator.stream_length(world.table_name())
        self._seen = self.look()

    def look(self) -> dict[str, Any]:
        """Give all that may be told or kept: rows, objects, e-mails, messages that wait."""
        rows = {
            f"{pk.value} {sk.value}": json.dumps(item.to_json(), sort_keys=True)
            for pk, ranged in self.table.items.items()
            for sk, item in ranged.items()
        }
        waiting = {name: emulator.depth(name) for name in self._queues()}
        sent = len(ses_backends[ACCOUNT][REGION].sent_messages)
        objects = {
            f"{bucket}/{key}": stored.etag
            for bucket in (self.world.bucket_name("evidence"), self.world.bucket_name("feed"))
            for key, stored in s3_backends[ACCOUNT]["aws"].buckets[bucket].keys.items()
        }
        return {**rows, **waiting, **objects, "e-mails": sent}

    def changes(self) -> set[str]:
        """Name what is not as it was."""
        now = self.look()
        return {name for name in now.keys() | self._seen.keys() if now.get(name) != self._seen.get(name)}

    def put_back(self) -> None:
        """Objects and e-mails stay: they are counted anew."""
        self.table.items = copy.deepcopy(self._items)
        shard: Any = self.table.stream_shard
        del shard.items[self._records :]
        for name in self._queues():
            if emulator.depth(name):
                self.world.take(name)
        self._seen = self.look()

    def _queues(self) -> list[str]:
        return [each.identity.name for each in self.world.blueprint.resources if each.kind == "AWS::SQS::Queue"]
