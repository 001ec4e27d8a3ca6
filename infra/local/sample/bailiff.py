"""The bailiff, played: he reads his e-mail, looks at the page it leads to, asks for the file and downloads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from infra.local.routes import Request
from infra.local.sample.mailbox import texts_to
from recouvrement.messages.visits import BUSINESS_DAY_HEADER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infra.local.template import Properties
    from infra.local.world import World

_LINK: Final = re.compile(r"https://\S+/access/\S+")


@dataclass(frozen=True, slots=True)
class Visit:
    """`key` and `content`: the file that the signed link led to."""

    on: date
    page_status: int
    asked_status: int
    key: str
    content: bytes


@dataclass(slots=True)
class Bailiff:
    """`visits` tells afterwards what he saw."""

    address: str
    visits: list[Visit] = field(default_factory=list)
    _read: int = 0

    def act(self, day: date, world: World) -> Sequence[Properties]:
        texts = texts_to(self.address, self._read)
        self._read += len(texts)
        for text in texts:
            self.visits += [_visit(link, day, world) for link in _LINK.findall(text)]
        return []


def _visit(link: str, day: date, world: World) -> Visit:
    path, headers = urlsplit(link).path, {BUSINESS_DAY_HEADER: day.isoformat()}
    noon = datetime.combine(day, time(12), UTC)
    page = world.http(Request("GET", path, headers, at=noon))
    asked = world.http(Request("POST", path, headers, at=noon))
    if asked.status != HTTPStatus.SEE_OTHER:
        return Visit(day, page.status, asked.status, "", b"")
    key, content = _followed(asked.headers["location"], world)
    return Visit(day, page.status, asked.status, key, content)


def _followed(location: str, world: World) -> tuple[str, bytes]:
    """Download as his browser would: the emulated S3 checks no signature, so this reads the object it names."""
    key = unquote(urlsplit(location).path).removeprefix("/")
    bucket = world.bucket_name("evidence")
    return key, world.clients.s3.get_object(Bucket=bucket, Key=key.removeprefix(f"{bucket}/"))["Body"].read()
