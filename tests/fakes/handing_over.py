"""Everything that handing over takes, in memory, and the means to make it fail at a chosen moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from recouvrement.domain.errors import Outage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recouvrement.messages.envelope import Envelope
    from recouvrement.usecases.sending_ports import Email


class FakeEvidence:
    def __init__(self, kept: dict[str, bytes]) -> None:
        self.kept = kept
        self.retained: dict[str, date] = {}

    def store(self, key: str, content: bytes) -> str:
        self.kept.setdefault(key, content)
        return sha256(self.kept[key]).hexdigest()

    def has(self, key: str) -> bool:
        return key in self.kept

    def load(self, key: str) -> bytes:
        if key not in self.kept:
            raise Outage(f"{key} is not there")
        return self.kept[key]

    def retain(self, key: str, until: date) -> None:
        self.load(key)
        self.retained[key] = until

    def link(self, key: str, seconds: int) -> str:
        raise AssertionError(f"no link is signed at hand-over: {key}, {seconds}")


class FakeTokens:
    def token(self, file_id: str) -> str:
        return f"token-of-{file_id}"


@dataclass
class FakeMailer:
    """`failures`: raised one after the other, before anything is sent."""

    sent: list[Email] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    def send(self, email: Email) -> str:
        assert email.reference in email.text
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(email)
        return f"ses-{len(self.sent)}"


class FakeInbox:
    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    def send(self, envelopes: Iterable[Envelope]) -> None:
        self.envelopes.extend(envelopes)


class Death(Exception):  # noqa: N818 - what happens to the process
    """The process ends here: nothing after it is done, nothing before it is undone."""


class Dying:
    """Stands before a collaborator and dies just before, or just after, one of its methods does its work."""

    def __init__(self, target: object, method: str, moment: str) -> None:
        self.target, self.method, self.moment, self.is_dead = target, method, moment, False

    @property
    def death(self) -> tuple[str, str]:
        return self.method, self.moment

    def __getattr__(self, name: str) -> object:
        found = getattr(self.target, name)
        if name != self.method or self.is_dead:
            return found

        def call(*arguments: object) -> object:
            self.is_dead = True
            if self.moment == "after":
                found(*arguments)
            raise Death(f"{self.moment} {name}")

        return call
