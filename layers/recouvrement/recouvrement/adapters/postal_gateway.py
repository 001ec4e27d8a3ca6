"""The printing house: a queue of orders, each naming a document of the evidence bucket (infra/decisions/0032).

The same letter gives the same order, so that the printing house can know a copy by its `letter_id`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import boto3

from recouvrement.adapters.sending import ONCE, sending_through

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

    from recouvrement.usecases.sending_ports import PostalOrder


@dataclass(frozen=True, slots=True)
class PostalQueue:
    client: SQSClient
    url: str

    @classmethod
    def to(cls, url: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("sqs", config=ONCE), url)

    def post(self, order: PostalOrder) -> str:
        """Give the name under which it was ordered: the queue's own identifier would differ at each retry."""
        body = json.dumps(_written(order), ensure_ascii=False, sort_keys=True)
        with sending_through("the printing house's queue"):
            self.client.send_message(QueueUrl=self.url, MessageBody=body)
        return order.letter_id


def _written(order: PostalOrder) -> dict[str, Any]:
    written: dict[str, Any] = {
        "case_id": order.case_id,
        "letter_id": order.letter_id,
        "code": order.code,
        "is_registered": order.is_registered,
        "key": order.key,
        "sha256": order.sha256,
        "envelope": order.envelope,
        "released_on": order.released_on.isoformat(),
    }
    return written if order.businessday is None else written | {"businessday": order.businessday.isoformat()}
