"""What a run leaves, whole: the table, the journals, the evidence, whatever left the bank, whatever still waits."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moto.s3.models import s3_backends
from moto.ses.models import ses_backends

from infra.local import emulator
from infra.local.identities import ACCOUNT
from infra.local.stacks import REGION
from infra.local.state import items_of
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.journal import Entry, broken_at, read
from recouvrement.domain.case.state import Case
from recouvrement.domain.codec import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from faults.harness.scenario import Play
    from faults.harness.stage import Stage
    from infra.local.template import Properties

ENTRY = "EVENT#"
# An attempt's mark is drawn by lot so that no two have the same one; DynamoDB's expiry follows the real clock.
DIFFERENT_IN_EACH_RUN = ("claimed_by", "expires_at")
TELLING_OF_AN_ALERT = ("case_id", "key", "as_of", "reason")


@dataclass(frozen=True, slots=True)
class EndState:
    """`journals` by case, without hashes; `faults` is what no run may show, whatever went wrong."""

    items: dict[str, Any]
    journals: dict[str, list[Any]]
    objects: dict[str, Any]
    emails: Counter[tuple[str, str, str]]
    orders: Counter[str]
    alerts: Counter[tuple[str, str]]
    queues: dict[str, int]
    faults: tuple[str, ...]


def end_of(play: Play) -> EndState:
    stage = play.stage
    items = {f"{item['pk']} {item['sk']}": item for item in map(plain, items_of(stage))}
    bodies = {name: json.loads(item["body"]) for name, item in items.items() if f" {ENTRY}" in name}
    journals: dict[str, list[Any]] = {}
    for name in sorted(bodies):
        journals.setdefault(name.partition(" ")[0].removeprefix("CASE#"), []).append(bodies[name])
    return EndState(
        items={name: item for name, item in items.items() if name not in bodies},
        journals=journals,
        objects=objects_of(stage),
        emails=Counter((str(one.destinations), one.subject, one.body) for one in sent_emails()),
        orders=Counter(play.printing_house.orders),
        alerts=Counter(map(alert, stage.counter.bus_entries)),
        queues=_queues(stage),
        faults=(*_unsound(items), *_ordered_twice(play)),
    )


def plain(item: Properties) -> dict[str, Any]:
    values = {name: next(iter(value.values())) for name, value in item.items() if name not in DIFFERENT_IN_EACH_RUN}
    return {
        name: sorted(value) if isinstance(value, list | set) and name != "file_lines" else value
        for name, value in values.items()
    }


def objects_of(stage: Stage) -> dict[str, Any]:
    """Every object by its key: hash of the content, until when it is locked."""
    buckets = s3_backends[ACCOUNT]["aws"].buckets
    return {
        f"{bucket}/{key}": [stored.etag, stored.lock_until]
        for bucket in (stage.bucket_name("evidence"), stage.bucket_name("feed"))
        for key, stored in buckets[bucket].keys.items()
    }


def sent_emails() -> list[Any]:
    return list(ses_backends[ACCOUNT][REGION].sent_messages)


def alert(entry: Properties) -> tuple[str, str]:
    detail = json.loads(entry["Detail"])
    return entry["DetailType"], json.dumps([detail.get(name) for name in TELLING_OF_AN_ALERT])


def _queues(stage: Stage) -> dict[str, int]:
    names = (each.identity.name for each in stage.blueprint.resources if each.kind == "AWS::SQS::Queue")
    return {name: depth for name in names if (depth := emulator.depth(name))}


def _unsound(items: Mapping[str, Any]) -> Iterator[str]:
    """A journal whose chain is broken, or that does not fold to the case that is stored."""
    for name, item in items.items():
        if name.endswith(" CASE"):
            entries = [_entry(items[key]) for key in sorted(items) if key.startswith(f"{item['pk']} {ENTRY}")]
            number = broken_at(entries)
            if number is not None:
                yield f"{name}: the chain breaks at {number}"
            if item["head"] != entries[-1].hash or fold(map(read, entries)) != decode(Case, json.loads(item["state"])):
                yield f"{name}: the journal does not fold to the stored case"


def _entry(item: Mapping[str, Any]) -> Entry:
    return Entry(int(item["sk"].removeprefix(ENTRY)), item["body"], item["hash"])


def _ordered_twice(play: Play) -> list[str]:
    return [f"{letter}: ordered {count} times" for letter, count in play.printing_house.orders.items() if count > 1]
