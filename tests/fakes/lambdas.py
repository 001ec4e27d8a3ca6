"""The real handlers, loaded as Lambda loads them: under their own name, with the environment that they ask for."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3

from fakes.cloud import BUS, EVIDENCE, TABLE, queue_url

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    import pytest

CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Context:
    remaining_ms: int = 60_000
    function_name: str = "test"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:eu-west-3:123456789012:function:test"
    aws_request_id: str = "request-1"

    def get_remaining_time_in_millis(self) -> int:
        return self.remaining_ms


def load(name: str, monkeypatch: pytest.MonkeyPatch, without: str | None = None, **variables: str) -> ModuleType:
    """Load `functions/<name>/app.py`. The calendar's clock, unless told otherwise: tests name their own day."""
    sqs = boto3.client("sqs")
    told = {
        "TABLE_NAME": TABLE,
        "EVIDENCE_BUCKET": EVIDENCE,
        "EVENT_BUS_NAME": BUS,
        "SENDER_EMAIL": "recouvrement@banque.example",
        "PROCEDURE_DIR": str(CHECKOUT / "layers" / "procedure" / "procedure"),
        "CLOCK": "messages",
        "POWERTOOLS_SERVICE_NAME": name,
        "POWERTOOLS_METRICS_NAMESPACE": "Recouvrement",
        **{f"{queue.upper()}_QUEUE_URL": queue_url(queue, sqs) for queue in _QUEUES},
        **variables,
    }
    for variable, value in told.items():
        monkeypatch.setenv(variable, value)
    if without is not None:
        monkeypatch.delenv(without)
    path = CHECKOUT / "functions" / name / "app.py"
    specification = importlib.util.spec_from_file_location(f"loaded_{name}", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module  # dataclasses look their module up
    specification.loader.exec_module(module)
    return module


_QUEUES = ("inbox", "ticks", "letters", "notices", "handovers", "post")


def sqs_event(bodies: Sequence[str]) -> dict[str, Any]:
    """Give the bodies as SQS gives them; the n-th message is called `m-<n>`."""
    return {
        "Records": [
            {
                "messageId": f"m-{number}",
                "receiptHandle": f"r-{number}",
                "body": body,
                "attributes": {"ApproximateReceiveCount": "1"},
                "messageAttributes": {},
                "eventSource": "aws:sqs",
                "eventSourceARN": "arn:aws:sqs:eu-west-3:123456789012:queue",
                "awsRegion": "eu-west-3",
            }
            for number, body in enumerate(bodies)
        ]
    }


def failed(answer: Any) -> list[str]:
    """Name what the handler wants back."""
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]
