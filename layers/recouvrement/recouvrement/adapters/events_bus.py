"""Alerts and business events on the EventBridge bus, where rules bring them to people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import boto3

from recouvrement.adapters.feed_aws import PATIENCE, calling
from recouvrement.domain.errors import Outage

if TYPE_CHECKING:
    from mypy_boto3_events import EventBridgeClient

    from recouvrement.domain.case.effects import RaiseAlert
    from recouvrement.messages.effects import EffectMessage

SOURCE: Final = "fr.recouvrement"


@dataclass(frozen=True, slots=True)
class AlertsOnBus:
    client: EventBridgeClient
    bus: str

    @classmethod
    def of(cls, bus: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("events", config=PATIENCE), bus)

    def raise_alert(self, message: EffectMessage, alert: RaiseAlert) -> None:
        """Publish it under its kind; subscribers know a copy by `id`. Raises Outage."""
        detail: dict[str, Any] = {
            "id": message.effect_id,
            "case_id": message.case_id,
            "key": alert.key,
            "sentence": alert.sentence,
            "at": message.time.isoformat(),
        }
        if message.businessday is not None:
            detail["businessday"] = message.businessday.isoformat()
        with calling("EventBridge"):
            answer = self.client.put_events(
                Entries=[
                    {
                        "Source": SOURCE,
                        "DetailType": alert.kind,
                        "Detail": json.dumps(detail, ensure_ascii=False),
                        "EventBusName": self.bus,
                    }
                ]
            )
        if answer["FailedEntryCount"]:
            raise Outage(f"EventBridge did not take {alert.kind}")
