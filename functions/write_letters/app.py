"""Writes the letters that cases ask for, in Word, and keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools import Logger

from recouvrement.adapters.bank_toml import load_bank
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.adapters.evidence_s3 import EvidenceOnS3
from recouvrement.adapters.procedure_toml import load_procedures
from recouvrement.adapters.sqs import QueueSender
from recouvrement.adapters.sqs_batch import Worker
from recouvrement.adapters.table import Table
from recouvrement.clock import clock_named
from recouvrement.messages.effects import read_effect
from recouvrement.settings import from_environment
from recouvrement.usecases.documents import write_document
from recouvrement.usecases.write_letters import WritingRoom

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

TIME_FOR_A_LETTER_MS: Final = 15_000


@dataclass(frozen=True, slots=True)
class Settings:
    table_name: str
    evidence_bucket: str
    inbox_queue_url: str
    procedure_dir: str
    clock: str


settings = from_environment(Settings)
logger = Logger()
worker = Worker(logger, TIME_FOR_A_LETTER_MS)
room = WritingRoom(
    store=DynamoCaseStore(Table(settings.table_name)),
    evidence=EvidenceOnS3.of(settings.evidence_bucket),
    inbox=QueueSender.to(settings.inbox_queue_url),
    renderer=DocxLetters(Path(settings.procedure_dir) / "templates"),
    procedures=load_procedures(Path(settings.procedure_dir)),
    bank=load_bank(Path(settings.procedure_dir)),
    clock=clock_named(settings.clock),
)


def handler(event: dict[str, Any], context: LambdaContext) -> Any:  # noqa: ANN401 - powertools' own answer
    """Answer which letters are to come back."""
    return worker.answer(event, context, write_one)


def write_one(body: str) -> None:
    message = read_effect(body)
    outcome = write_document(message, room)
    logger.info("document reported", case_id=message.case_id, outcome=outcome)
