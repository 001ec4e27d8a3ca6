"""Carriers, queues and buckets in memory, which may be told to fail."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recouvrement.domain.case.effects import RaiseAlert
    from recouvrement.messages.effects import EffectMessage
    from recouvrement.messages.envelope import Envelope
    from recouvrement.usecases.sending_ports import Email, PostalOrder


@dataclass
class FakeQueue:
    sent: list[Envelope] = field(default_factory=list)
    fault: Exception | None = None

    def send(self, envelopes: Iterable[Envelope]) -> None:
        for envelope in envelopes:
            if self.fault is not None:
                raise self.fault
            self.sent.append(envelope)

    @property
    def types(self) -> list[str]:
        return [envelope.short_type for envelope in self.sent]


@dataclass
class FakeMailer:
    sent: list[Email] = field(default_factory=list)
    fault: Exception | None = None

    def send(self, email: Email) -> str:
        if self.fault is not None:
            raise self.fault
        self.sent.append(email)
        return f"mail-{len(self.sent)}"


@dataclass
class FakePrintingHouse:
    posted: list[PostalOrder] = field(default_factory=list)
    fault: Exception | None = None

    def post(self, order: PostalOrder) -> str:
        if self.fault is not None:
            raise self.fault
        self.posted.append(order)
        return f"post-{len(self.posted)}"


@dataclass
class FakeEvidence:
    objects: dict[str, bytes] = field(default_factory=dict)
    retained: dict[str, date] = field(default_factory=dict)
    fault: Exception | None = None

    def store(self, key: str, content: bytes) -> str:
        return sha256(self.objects.setdefault(key, content)).hexdigest()

    def has(self, key: str) -> bool:
        return key in self.objects

    def load(self, key: str) -> bytes:
        return self.objects[key]

    def retain(self, key: str, until: date) -> None:
        if self.fault is not None:
            raise self.fault
        self.retained[key] = until

    def link(self, key: str, seconds: int) -> str:
        return f"https://evidence.example/{key}?seconds={seconds}"


@dataclass
class FakeAlerts:
    raised: list[RaiseAlert] = field(default_factory=list)

    def raise_alert(self, message: EffectMessage, alert: RaiseAlert) -> None:
        del message
        self.raised.append(alert)
