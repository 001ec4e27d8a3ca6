"""Released letters and messages leave: by e-mail, or through the printing house."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools import Logger

from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.email_ses import SesMailer
from recouvrement.adapters.evidence_s3 import EvidenceOnS3
from recouvrement.adapters.message_texts import load_message_texts
from recouvrement.adapters.parameters_toml import load_parameters
from recouvrement.adapters.postal_gateway import PostalQueue
from recouvrement.adapters.send_ledger import DynamoSendLedger
from recouvrement.adapters.sqs import QueueSender
from recouvrement.adapters.sqs_batch import Worker
from recouvrement.adapters.table import Table
from recouvrement.clock import clock_named
from recouvrement.messages.effects import read_effect
from recouvrement.settings import from_environment
from recouvrement.usecases.releases import Sending
from recouvrement.usecases.send_notices import MailRoom, send_notice

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

TIME_FOR_A_NOTICE_MS: Final = 25_000  # a send that hangs, and the word that it is in doubt


@dataclass(frozen=True, slots=True)
class Settings:
    table_name: str
    evidence_bucket: str
    inbox_queue_url: str
    post_queue_url: str
    sender_email: str
    procedure_dir: str
    clock: str


settings = from_environment(Settings)
logger = Logger()
worker = Worker(logger, TIME_FOR_A_NOTICE_MS)
table = Table(settings.table_name)
procedure = Path(settings.procedure_dir)
room = MailRoom(
    cases=DynamoCaseStore(table),
    ledger=DynamoSendLedger(table, Sending.LETTER),
    evidence=EvidenceOnS3.of(settings.evidence_bucket),
    texts=load_message_texts(procedure),
    mailer=SesMailer.of(settings.sender_email),
    printing_house=PostalQueue.to(settings.post_queue_url),
    inbox=QueueSender.to(settings.inbox_queue_url),
    clock=clock_named(settings.clock),
    archive_years=load_parameters(procedure / "parameters").retention.archive_years,
)


def handler(event: dict[str, Any], context: LambdaContext) -> Any:  # noqa: ANN401 - powertools' own answer
    """Answer which notices are to come back."""
    return worker.answer(event, context, lambda body: send_notice(read_effect(body), room))
