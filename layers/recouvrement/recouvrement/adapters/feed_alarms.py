"""Alarms of the feed on the EventBridge bus, where rules mail them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import boto3

from recouvrement.adapters.feed_aws import PATIENCE, calling
from recouvrement.domain.errors import Outage

if TYPE_CHECKING:
    from datetime import date

    from mypy_boto3_events import EventBridgeClient

    from recouvrement.usecases.feed_ports import FeedAlarm

SOURCE: Final = "fr.recouvrement"


@dataclass(frozen=True, slots=True)
class AlarmsOnBus:
    client: EventBridgeClient
    bus: str

    @classmethod
    def of(cls, bus: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("events", config=PATIENCE), bus)

    def sound(self, alarm: FeedAlarm, businessday: date | None) -> None:
        """Publish it. Raises Outage: an alarm that is lost helps nobody, so the caller tries again."""
        detail: dict[str, Any] = {"as_of": alarm.as_of.isoformat(), "reason": alarm.reason}
        if alarm.contract_ids:
            detail["contract_ids"] = list(alarm.contract_ids)
        if businessday is not None:
            detail["businessday"] = businessday.isoformat()
        with calling("EventBridge"):
            answer = self.client.put_events(
                Entries=[
                    {
                        "Source": SOURCE,
                        "DetailType": alarm.kind.value,
                        "Detail": json.dumps(detail, ensure_ascii=False),
                        "EventBusName": self.bus,
                    },
                ],
            )
        if answer["FailedEntryCount"]:
            raise Outage(f"EventBridge did not take the alarm {alarm.kind.value}")
