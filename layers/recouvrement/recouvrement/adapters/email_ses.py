"""E-mail through SES. It has no idempotency token: a second copy bears the same visible reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import boto3
from botocore.exceptions import ClientError

from recouvrement.adapters.sending import ONCE, error_code, sending_through
from recouvrement.usecases.sending_ports import Undeliverable

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sesv2.type_defs import SendEmailResponseTypeDef

    from recouvrement.usecases.sending_ports import Email

_NEVER: Final = frozenset({"MessageRejected", "BadRequestException"})  # the recipient or the text is refused


@dataclass(frozen=True, slots=True)
class SesMailer:
    client: SESV2Client
    sender: str

    @classmethod
    def of(cls, sender: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("sesv2", config=ONCE), sender)

    def send(self, email: Email) -> str:
        if email.reference not in email.text:
            raise Undeliverable("the text does not show its reference")
        with sending_through("SES"):
            return self._sent(email)["MessageId"]

    def _sent(self, email: Email) -> SendEmailResponseTypeDef:
        try:
            return self.client.send_email(
                FromEmailAddress=self.sender,
                Destination={"ToAddresses": [email.to]},
                Content={
                    "Simple": {
                        "Subject": {"Data": email.subject, "Charset": "UTF-8"},
                        "Body": {"Text": {"Data": email.text, "Charset": "UTF-8"}},
                    }
                },
            )
        except ClientError as error:
            if error_code(error) in _NEVER:
                raise Undeliverable(f"SES: {error_code(error)}") from error
            raise
