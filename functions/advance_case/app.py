"""The one function that decides: facts from the inbox, days from the ticks."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.feed_register import FeedRegisterOnDynamoDB
from recouvrement.adapters.procedure_toml import load_procedures
from recouvrement.adapters.table import Table
from recouvrement.clock import clock_named
from recouvrement.domain.errors import Outage, RecouvrementError
from recouvrement.messages.reader import read_message
from recouvrement.settings import from_environment
from recouvrement.usecases.advance_case import FeedsOfABatch, Office, advance

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext

TIME_FOR_A_MESSAGE_MS: Final = 5_000
FIRST_PAUSE_SECONDS: Final = 0.02


@dataclass(frozen=True, slots=True)
class Settings:
    table_name: str
    procedure_dir: str
    clock: str


def pause(attempt: int) -> None:
    """Wait longer each time, and never as long as the other writer."""
    time.sleep(random.uniform(0, FIRST_PAUSE_SECONDS * 2**attempt))  # noqa: S311 - no secret is made here


settings = from_environment(Settings)
logger = Logger()
office = Office(
    store=DynamoCaseStore(Table(settings.table_name)),
    feeds=FeedRegisterOnDynamoDB.of(settings.table_name),
    procedures=load_procedures(Path(settings.procedure_dir)),
    clock=clock_named(settings.clock),
    pause=pause,
)


def handler(event: dict[str, Any], context: LambdaContext) -> Any:  # noqa: ANN401 - powertools' own answer
    """Answer which messages are to come back."""
    processor = BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False)
    today = replace(office, feeds=FeedsOfABatch(office.feeds))

    def decide(record: SQSRecord, lambda_context: LambdaContext) -> None:
        decide_on(record, lambda_context, today)

    return process_partial_response(event, decide, processor, context)


def decide_on(record: SQSRecord, lambda_context: LambdaContext, office: Office) -> None:
    """Whatever this raises brings the message back, and in the end to the dead letters."""
    if lambda_context.get_remaining_time_in_millis() < TIME_FOR_A_MESSAGE_MS:
        raise Outage("too little time is left: the message comes back")
    try:
        advance(read_message(record.body), office)
    except RecouvrementError as error:
        # No trace: what pydantic says of a value in it may be somebody's name.
        logger.error("not decided", reason=str(error), kind=type(error).__name__, message_id=record.message_id)  # noqa: TRY400
        raise
