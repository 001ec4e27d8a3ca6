"""From the table's stream: effects go to whoever carries them out, as soon as they are saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

from recouvrement.adapters.events_bus import AlertsOnBus
from recouvrement.adapters.outbox import DynamoOutbox
from recouvrement.adapters.sqs import QueueSender
from recouvrement.adapters.table import Table
from recouvrement.domain.errors import InvalidMessage, Outage, RecouvrementError
from recouvrement.settings import from_environment
from recouvrement.usecases.publish_effects import Dispatch, publish_effect

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext

TIME_FOR_AN_EFFECT_MS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Settings:
    letters_queue_url: str
    notices_queue_url: str
    handovers_queue_url: str
    event_bus_name: str
    table_name: str


settings = from_environment(Settings)
logger = Logger()
dispatch = Dispatch(
    letters=QueueSender.to(settings.letters_queue_url),
    notices=QueueSender.to(settings.notices_queue_url),
    handovers=QueueSender.to(settings.handovers_queue_url),
    alerts=AlertsOnBus.of(settings.event_bus_name),
    outbox=DynamoOutbox(Table(settings.table_name)),
)


def handler(event: dict[str, Any], context: LambdaContext) -> Any:  # noqa: ANN401 - powertools' own answer
    """Answer which records failed; the stream begins again at the first of them."""
    processor = BatchProcessor(EventType.DynamoDBStreams, raise_on_entire_batch_failure=False)
    return process_partial_response(event, publish, processor, context)


def publish(record: DynamoDBRecord, lambda_context: LambdaContext) -> None:
    """Whatever this raises brings the record back; the outbox keeps the effect in any case."""
    if lambda_context.get_remaining_time_in_millis() < TIME_FOR_AN_EFFECT_MS:
        raise Outage("too little time is left: the record comes back")
    try:
        image = record.dynamodb.new_image if record.dynamodb else None
        if not image or "body" not in image:
            raise InvalidMessage("a stream record without the effect's body")
        publish_effect(image["body"], dispatch)
    except RecouvrementError as error:
        logger.warning("not published", reason=str(error), sequence_number=_number(record))
        raise


def _number(record: DynamoDBRecord) -> str | None:
    return record.dynamodb.sequence_number if record.dynamodb else None
