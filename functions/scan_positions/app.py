"""06:00 in Paris: find last night's feed and hand it out in slices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools import Logger

from recouvrement.adapters.feed_alarms import AlarmsOnBus
from recouvrement.adapters.feed_metrics import tell_feed_age
from recouvrement.adapters.feed_queue import SliceQueueOnSqs
from recouvrement.adapters.feed_register import FeedRegisterOnDynamoDB, OpenContractsInAgenda
from recouvrement.adapters.feed_s3 import FeedOnS3
from recouvrement.adapters.known_contracts import KnownContractsOnS3
from recouvrement.adapters.sqs import QueueSender
from recouvrement.clock import clock_named
from recouvrement.messages.feed_schedule import read_scan_request
from recouvrement.settings import from_environment
from recouvrement.usecases.feed_ports import FeedAlarm
from recouvrement.usecases.scan_positions import Scan, expected_day, scan_positions

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@dataclass(frozen=True, slots=True)
class Settings:
    feed_bucket: str
    positions_queue_url: str
    table_name: str
    event_bus_name: str
    clock: str


settings = from_environment(Settings)
clock = clock_named(settings.clock)
logger = Logger()
scan = Scan(
    files=FeedOnS3.of(settings.feed_bucket),
    open_contracts=OpenContractsInAgenda.of(settings.table_name),
    known=KnownContractsOnS3.of(settings.feed_bucket),
    register=FeedRegisterOnDynamoDB.of(settings.table_name),
    queue=SliceQueueOnSqs(QueueSender.to(settings.positions_queue_url)),
    alarms=AlarmsOnBus.of(settings.event_bus_name),
)


def handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    """Scan the day before, or the day that an operator names: {"as_of": "2026-01-05"}."""
    request = read_scan_request(event)
    today = clock.today(request.businessday)
    newest = scan.register.newest_complete()
    if newest is not None:
        tell_feed_age((today - newest).days)
    as_of = request.as_of or expected_day(today)
    found = scan_positions(as_of, request.businessday, scan)
    if isinstance(found, FeedAlarm):
        logger.warning("feed refused", as_of=as_of, kind=found.kind, reason=found.reason)
        return {"as_of": as_of.isoformat(), "alarm": found.kind.value}
    logger.info("feed handed out", as_of=as_of, drop=found.feed, slices=len(found.slices))
    return {"as_of": as_of.isoformat(), "slices": len(found.slices)}
