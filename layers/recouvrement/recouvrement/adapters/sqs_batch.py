"""A batch of queue messages, as every worker answers it: each by itself, within the time that is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

from recouvrement.domain.errors import Outage, RecouvrementError

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_lambda_powertools import Logger
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext


@dataclass(frozen=True, slots=True)
class Worker:
    """`needed_ms`: with less time left, a message comes back rather than being cut in the middle."""

    logger: Logger
    needed_ms: int

    def answer(self, event: dict[str, Any], context: LambdaContext, work: Callable[[str], None]) -> Any:  # noqa: ANN401
        """Give each body to `work`; answer which messages are to come back, and in the end die, their reason logged."""

        def one(record: SQSRecord, lambda_context: LambdaContext) -> None:
            if lambda_context.get_remaining_time_in_millis() < self.needed_ms:
                raise Outage("too little time is left: the message comes back")
            try:
                work(record.body)
            except RecouvrementError as error:
                self._tell(error, record.message_id)
                raise

        processor = BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False)
        return process_partial_response(event, one, processor, context)

    def _tell(self, error: RecouvrementError, message_id: str) -> None:
        """Without its trace: pydantic repeats in it what a message says of people."""
        self.logger.error("not done", reason=str(error), kind=type(error).__name__, message_id=message_id)
