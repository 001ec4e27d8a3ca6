"""Who stands around the system in a scenario: the printing house, the records office, a bailiff, the desk."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from infra.local.actors import cloud_event
from infra.local.post import Post
from infra.local.routes import Answer, Request
from infra.local.sample.mailbox import texts_to
from infra.local.sample.specimen import specimen
from recouvrement.messages.visits import BUSINESS_DAY_HEADER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infra.local.template import Properties
    from infra.local.world import World

LINK = re.compile(r"https://\S+/access/\S+")
INSISTS = 3  # times that a browser is made to try again
IN_DOUBT = "send.unknown"


@dataclass(slots=True)
class PrintingHouse(Post):
    """Presents registered letters two days after they left. `orders`: how often each letter was ordered."""

    days: int = 2
    orders: Counter[str] = field(default_factory=Counter)

    def _post(self, order: Properties) -> None:
        self.orders[str(order["letter_id"])] += 1
        Post._post(self, order)


@dataclass(slots=True)
class Settler:
    """Answers for each letter in doubt, once the printing house has been asked."""

    printing_house: PrintingHouse
    _read: int = 0

    def act(self, day: date, world: World) -> Sequence[Properties]:
        entries, self._read = world.counter.bus_entries[self._read :], len(world.counter.bus_entries)
        doubts = [json.loads(entry["Detail"]) for entry in entries if entry["DetailType"] == IN_DOUBT]
        return [self._answer(str(doubt["key"]).partition(":")[2], doubt["case_id"], day) for doubt in doubts]

    def _answer(self, letter: str, case_id: str, day: date) -> Properties:
        outcome = "left" if self.printing_house.orders[letter] else "not_sent"
        data = {"letter_id": letter, "outcome": outcome, "by": "Paul Exemple"}
        return cloud_event("send.settled", case_id, day, data)


@dataclass(frozen=True, slots=True)
class RecordsOffice:
    """Files specimens of these pieces of the judiciary file, on that day."""

    contract_id: str
    on: date
    codes: tuple[str, ...]

    def act(self, day: date, world: World) -> Sequence[Properties]:
        return [self._file(code, world) for code in self.codes] if day == self.on else []

    def _file(self, code: str, world: World) -> Properties:
        content, key = specimen((f"SPÉCIMEN : {code}",)), f"contracts/{self.contract_id}/{code}.pdf"
        world.clients.s3.put_object(Bucket=world.bucket_name("evidence"), Key=key, Body=content)
        data = {"code": code, "key": key, "sha256": sha256(content).hexdigest()}
        return cloud_event("exhibit.filed", self.contract_id, self.on, data)


@dataclass(slots=True)
class Bailiff:
    """Reads his e-mail, looks at the page, asks for the file; a browser that meets an error tries again."""

    address: str
    answers: list[int] = field(default_factory=list)
    _read: int = 0

    def act(self, day: date, world: World) -> Sequence[Properties]:
        texts = texts_to(self.address, self._read)
        self._read += len(texts)
        for link in dict.fromkeys(found for text in texts for found in LINK.findall(text)):
            for method in ("GET", "POST"):
                self.answers.append(_insist(method, link, day, world).status)
        return []


def _insist(method: str, link: str, day: date, world: World) -> Answer:
    noon = datetime.combine(day, time(12), UTC)
    request = Request(method, urlsplit(link).path, {BUSINESS_DAY_HEADER: day.isoformat()}, at=noon)
    answer = world.http(request)
    for _ in range(INSISTS):
        if answer.status != HTTPStatus.INTERNAL_SERVER_ERROR:
            break
        answer = world.http(request)
    return answer
