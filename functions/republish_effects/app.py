"""Every quarter of an hour: the effects that the stream did not carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools import Logger

from recouvrement.adapters.events_bus import AlertsOnBus
from recouvrement.adapters.outbox import DynamoOutbox
from recouvrement.adapters.sqs import QueueSender
from recouvrement.adapters.table import Table
from recouvrement.clock import clock_named
from recouvrement.domain.errors import Outage
from recouvrement.messages.schedules import read_scheduled_call
from recouvrement.settings import from_environment
from recouvrement.usecases.publish_effects import Dispatch, republish_effects

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

STREAM_TIME: Final = timedelta(minutes=15)  # what is younger, the stream may still carry
TIME_FOR_AN_EFFECT_MS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Settings:
    letters_queue_url: str
    notices_queue_url: str
    handovers_queue_url: str
    event_bus_name: str
    table_name: str
    clock: str


settings = from_environment(Settings)
clock = clock_named(settings.clock)
logger = Logger()
dispatch = Dispatch(
    letters=QueueSender.to(settings.letters_queue_url),
    notices=QueueSender.to(settings.notices_queue_url),
    handovers=QueueSender.to(settings.handovers_queue_url),
    alerts=AlertsOnBus.of(settings.event_bus_name),
    outbox=DynamoOutbox(Table(settings.table_name)),
)


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Publish what waits. In a calendar run the stream has been read to its end by then, so nothing is too young."""
    call = read_scheduled_call(event)
    now = clock.now(call.businessday, call.scheduled_time)
    before = now - STREAM_TIME if call.businessday is None else now
    done = republish_effects(before, dispatch, lambda: context.get_remaining_time_in_millis() > TIME_FOR_AN_EFFECT_MS)
    if done.sent or done.failed:
        logger.warning("the stream had not carried these", published=done.sent, failed=list(done.failed))
    if done.failed:
        raise Outage(f"{len(done.failed)} effects could not be published")
    return {"published": done.sent}
