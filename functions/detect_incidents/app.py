"""A slice of the feed: report the contracts that matter to the inbox."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools import Logger

from recouvrement.adapters.feed_alarms import AlarmsOnBus
from recouvrement.adapters.feed_metrics import tell_slice
from recouvrement.adapters.feed_openings import read_openings
from recouvrement.adapters.feed_register import FeedRegisterOnDynamoDB
from recouvrement.adapters.feed_s3 import FeedOnS3
from recouvrement.adapters.feed_set_aside import SetAsideOnS3
from recouvrement.adapters.known_contracts import KnownContractsOnS3
from recouvrement.adapters.sqs import QueueSender
from recouvrement.adapters.sqs_batch import Worker
from recouvrement.messages.envelope import read_envelope
from recouvrement.messages.feed_slice import read_slice
from recouvrement.settings import from_environment
from recouvrement.usecases.detect_incidents import Detection, detect_incidents

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

TIME_FOR_A_SLICE_MS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Settings:
    feed_bucket: str
    inbox_queue_url: str
    table_name: str
    event_bus_name: str
    procedure_dir: str


settings = from_environment(Settings)
logger = Logger()
worker = Worker(logger, TIME_FOR_A_SLICE_MS)
detection = Detection(
    files=FeedOnS3.of(settings.feed_bucket),
    known=KnownContractsOnS3.of(settings.feed_bucket),
    inbox=QueueSender.to(settings.inbox_queue_url),
    shelf=SetAsideOnS3.of(settings.feed_bucket),
    register=FeedRegisterOnDynamoDB.of(settings.table_name),
    alarms=AlarmsOnBus.of(settings.event_bus_name),
    openings=read_openings(Path(settings.procedure_dir)),
)


def handler(event: dict[str, Any], context: LambdaContext) -> Any:  # noqa: ANN401 - powertools' own answer
    """Answer which slices are to come back."""
    return worker.answer(event, context, read_one)


def read_one(body: str) -> None:
    envelope = read_envelope(body)
    report = detect_incidents(read_slice(envelope), envelope.businessday, detection)
    tell_slice(report)
    logger.info("slice read", subject=envelope.subject, feed_complete=report.completed, **asdict(report.outcome))
