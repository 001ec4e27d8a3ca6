"""From the letters queue to the evidence bucket and the inbox, through the real handler."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from fakes.case_material import opening
from fakes.cloud import EVIDENCE, TABLE, cloud, queue_url, received
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.table import Table
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.messages.effects import EffectMessage, effect_envelope
from recouvrement.usecases.ports import StoredParty, Transition
from support.contracts import LEA
from support.correspondence import text_of
from support.desk import ROOT, Desk
from support.stories import Story
from support.writing import journal, request_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

APP = Path(__file__).parents[2] / "functions" / "write_letters" / "app.py"


@dataclass
class Context:
    remaining_ms: int = 100_000
    function_name: str = "write_letters"
    memory_limit_in_mb: int = 1024
    invoked_function_arn: str = "arn:aws:lambda:eu-west-3:123456789012:function:write_letters"
    aws_request_id: str = "request"

    def get_remaining_time_in_millis(self) -> int:
        return self.remaining_ms


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Story().until(date(2025, 10, 20))


@pytest.fixture
def variables(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    with cloud(monkeypatch):
        yield {
            "TABLE_NAME": TABLE,
            "EVIDENCE_BUCKET": EVIDENCE,
            "INBOX_QUEUE_URL": queue_url("inbox"),
            "PROCEDURE_DIR": str(procedure_directory()),
            "CLOCK": "messages",
        }


@pytest.fixture
def app(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, desk: Desk) -> ModuleType:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    DynamoCaseStore(Table(TABLE)).save(stored(desk))
    return loaded()


def procedure_directory() -> Path:
    return ROOT / "layers" / "procedure" / "procedure"


def stored(desk: Desk) -> Transition:
    """The whole story saved at once; only its journal and its people matter here."""
    entries = journal(desk)[:60]
    first = opening()
    return Transition(
        before=None,
        after=desk.case,
        as_of=first.as_of,
        entries=entries,
        effects=(),
        parties=(StoredParty(LEA, 1),),
        next_action_on=first.next_action_on,
        message_id=None,
        pointer=None,
    )


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("app_of_write_letters", APP)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def record(message_id: str, body: str) -> dict[str, Any]:
    return {"messageId": message_id, "body": body, "eventSource": "aws:sqs", "receiptHandle": "handle"}


def asking(message: EffectMessage) -> str:
    return effect_envelope(message).to_json()


def failures(answer: dict[str, Any]) -> list[str]:
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def test_a_request_becomes_a_letter_in_the_bucket_and_a_report_in_the_inbox(app: ModuleType, desk: Desk) -> None:
    answer = app.handler({"Records": [record("1", asking(request_of(desk, "L10")))]}, Context())

    assert failures(answer) == []
    (report,) = [json.loads(body) for body in received("inbox")]
    assert report["type"] == "fr.recouvrement.letter.written"
    assert report["businessday"] == "2025-10-16"
    key = f"cases/LOAN-1-01/letters/{report['data']['letter_id']}.docx"
    content = boto3.client("s3").get_object(Bucket=EVIDENCE, Key=key)["Body"].read()
    assert sha256(content).hexdigest() == report["data"]["sha256"]
    assert "La présente lettre constitue une mise en demeure" in text_of(content)


def test_delivered_twice_the_letter_is_written_once_and_reported_under_one_id(app: ModuleType, desk: Desk) -> None:
    body = asking(request_of(desk, "L02"))
    app.handler({"Records": [record("1", body), record("2", body)]}, Context())

    first, second = [json.loads(one) for one in received("inbox")]
    assert first == second
    assert len(boto3.client("s3").list_object_versions(Bucket=EVIDENCE)["Versions"]) == 1


def test_a_message_that_is_no_request_comes_back_alone(app: ModuleType, desk: Desk) -> None:
    records = [record("1", '{"not": "a CloudEvent"}'), record("2", asking(request_of(desk, "L01")))]

    assert failures(app.handler({"Records": records}, Context())) == ["1"]
    assert len(received("inbox")) == 1


def test_with_too_little_time_left_nothing_is_written(app: ModuleType, desk: Desk) -> None:
    answer = app.handler({"Records": [record("1", asking(request_of(desk, "L01")))]}, Context(remaining_ms=5_000))

    assert failures(answer) == ["1"]
    assert received("inbox") == []


@pytest.mark.parametrize("missing", ["TABLE_NAME", "EVIDENCE_BUCKET", "INBOX_QUEUE_URL", "PROCEDURE_DIR", "CLOCK"])
def test_without_one_of_its_variables_the_function_does_not_start(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name, value in variables.items():
        if name != missing:
            monkeypatch.setenv(name, value)
    monkeypatch.delenv(missing, raising=False)

    with pytest.raises(InvalidProcedure, match=f"missing in the environment: {missing}"):
        loaded()
