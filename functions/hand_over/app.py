"""Makes the judiciary file and lets its bailiff in, or recalls it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools import Logger

from recouvrement.adapters.bank_toml import load_bank
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.adapters.docx_sheets import DocxSheets
from recouvrement.adapters.email_ses import SesMailer
from recouvrement.adapters.evidence_s3 import EvidenceOnS3
from recouvrement.adapters.grants import DynamoGrants
from recouvrement.adapters.judiciary_zip import ZipArchiver
from recouvrement.adapters.procedure_toml import load_procedures
from recouvrement.adapters.send_ledger import DynamoSendLedger
from recouvrement.adapters.sqs import QueueSender
from recouvrement.adapters.sqs_batch import Worker
from recouvrement.adapters.table import Table
from recouvrement.adapters.tokens_kms import KmsTokens
from recouvrement.clock import clock_named
from recouvrement.messages.effects import read_effect
from recouvrement.settings import from_environment
from recouvrement.usecases.chambers import Chambers, Door
from recouvrement.usecases.hand_over import carry_out
from recouvrement.usecases.judiciary_file import FileRoom
from recouvrement.usecases.judiciary_ports import Scribes
from recouvrement.usecases.releases import Sending

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

TIME_FOR_A_FILE_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Settings:
    table_name: str
    evidence_bucket: str
    inbox_queue_url: str
    sender_email: str
    partner_url: str
    token_key_id: str
    procedure_dir: str
    clock: str


settings = from_environment(Settings)
logger = Logger()
worker = Worker(logger, TIME_FOR_A_FILE_MS)
table = Table(settings.table_name)
procedure = Path(settings.procedure_dir)
chambers = Chambers(
    room=FileRoom(
        store=DynamoCaseStore(table),
        evidence=EvidenceOnS3.of(settings.evidence_bucket),
        procedures=load_procedures(procedure),
        bank=load_bank(procedure),
        scribes=Scribes(DocxLetters(procedure / "templates"), DocxSheets(), ZipArchiver()),
    ),
    ledger=DynamoSendLedger(table, Sending.FILE),
    door=Door(
        grants=DynamoGrants(table),
        tokens=KmsTokens.of(settings.token_key_id),
        mailer=SesMailer.of(settings.sender_email),
        partner_url=settings.partner_url,
    ),
    inbox=QueueSender.to(settings.inbox_queue_url),
    clock=clock_named(settings.clock),
)


def handler(event: dict[str, Any], context: LambdaContext) -> Any:  # noqa: ANN401 - powertools' own answer
    """Answer which messages are to come back."""
    return worker.answer(event, context, carry_out_one)


def carry_out_one(body: str) -> None:
    message = read_effect(body)
    carry_out(message, chambers)
    logger.info("carried out", case_id=message.case_id, effect=type(message.effect).__name__)
