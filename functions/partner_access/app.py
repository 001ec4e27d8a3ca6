"""A bailiff's browser: the page that offers a file, and the link to it, signed when he asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools import Logger

from recouvrement.adapters.evidence_s3 import EvidenceOnS3
from recouvrement.adapters.grants import DynamoGrants
from recouvrement.adapters.partner_pages import answered
from recouvrement.adapters.sqs import QueueSender
from recouvrement.adapters.table import Table
from recouvrement.clock import clock_named
from recouvrement.messages.visits import read_visit
from recouvrement.settings import from_environment
from recouvrement.usecases.partner_access import Desk, fetch, look

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


@dataclass(frozen=True, slots=True)
class Settings:
    table_name: str
    evidence_bucket: str
    inbox_queue_url: str
    clock: str


settings = from_environment(Settings)
clock = clock_named(settings.clock)
logger = Logger()
desk = Desk(
    grants=DynamoGrants(Table(settings.table_name)),
    evidence=EvidenceOnS3.of(settings.evidence_bucket),
    inbox=QueueSender.to(settings.inbox_queue_url),
)


def handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, object]:
    """Show the page to whoever looks; give the link to whoever asks."""
    request = read_visit(event, clock)
    found = fetch(request.visit, desk) if request.asks_for_file else look(request.visit, desk)
    logger.info("partner access", method=event["requestContext"]["http"]["method"], outcome=type(found).__name__)
    return answered(found)
