"""The one function that decides: facts from the inbox, days from the ticks."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools import Logger

from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.feed_register import FeedRegisterOnDynamoDB
from recouvrement.adapters.procedure_toml import load_procedures
from recouvrement.adapters.sqs_batch import Worker
from recouvrement.adapters.table import Table
from recouvrement.clock import clock_named
from recouvrement.messages.reader import read_message
from recouvrement.settings import from_environment
from recouvrement.usecases.advance_case import FeedsOfABatch, Office, advance

if TYPE_CHECKING:
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
worker = Worker(logger, TIME_FOR_A_MESSAGE_MS)
office = Office(
    store=DynamoCaseStore(Table(settings.table_name)),
    feeds=FeedRegisterOnDynamoDB.of(settings.table_name),
    procedures=load_procedures(Path(settings.procedure_dir)),
    clock=clock_named(settings.clock),
    pause=pause,
)


def handler(event: dict[str, Any], context: LambdaContext) -> Any:  # noqa: ANN401 - powertools' own answer
    """Answer which messages are to come back."""
    today = replace(office, feeds=FeedsOfABatch(office.feeds))
    return worker.answer(event, context, lambda body: advance(read_message(body), today))
