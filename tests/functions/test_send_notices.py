"""The handler on moto: a released letter leaves once, and the inbox hears of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from fakes.case_material import CASE_ID, LETTER_ID, TODAY, letter, opening, pending
from fakes.cloud import EVIDENCE, TABLE, cloud, received
from fakes.lambdas import Context, failed, load, sqs_event
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.evidence_s3 import EvidenceOnS3
from recouvrement.adapters.table import Table
from recouvrement.domain.case.commands.letters import ReportExpired, ReportSent
from recouvrement.domain.case.effects import SendNotice
from recouvrement.domain.case.letters.record import Channel, Letter
from recouvrement.messages.reader import Message, read_message
from recouvrement.usecases.ports import letter_key

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = letter_key(CASE_ID, LETTER_ID)
UNREADABLE = json.dumps({"id": 1, "data": {"last_name": "Dupont"}})
BODY = pending(SendNotice(LETTER_ID, 1, TODAY), 1).body


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with cloud(monkeypatch):
        boto3.client("sesv2").create_email_identity(EmailIdentity="recouvrement@banque.example")
        yield


def released(sent_by: Channel) -> Letter:
    given = letter(sent_by)
    return replace(given, code="M01") if sent_by is Channel.EMAIL else given


def given(sent_by: Channel) -> None:
    DynamoCaseStore(Table(TABLE)).save(opening(released(sent_by)))
    EvidenceOnS3.of(EVIDENCE).store(KEY, b"letter")


def heard() -> list[Message]:
    read = [read_message(body) for body in received("inbox")]
    assert all(isinstance(message, Message) for message in read)
    return [message for message in read if isinstance(message, Message)]


def test_a_registered_letter_is_ordered_locked_and_reported(monkeypatch: pytest.MonkeyPatch):
    given(Channel.REGISTERED)
    app = load("send_notices", monkeypatch)
    assert failed(app.handler(sqs_event([BODY]), Context())) == []
    [order] = [json.loads(body) for body in received("post")]
    assert (order["letter_id"], order["is_registered"], order["key"]) == (LETTER_ID, True, KEY)
    assert "Dupont" not in json.dumps(order)
    assert boto3.client("s3").head_object(Bucket=EVIDENCE, Key=KEY)["ObjectLockMode"] == "GOVERNANCE"
    [message] = heard()
    assert isinstance(message.command, ReportSent)
    assert (message.command.letter_id, message.command.on) == (LETTER_ID, TODAY)
    assert message.businessday == TODAY


def test_delivered_again_it_orders_nothing_and_reports_under_the_same_id(monkeypatch: pytest.MonkeyPatch):
    given(Channel.REGISTERED)
    app = load("send_notices", monkeypatch)
    app.handler(sqs_event([BODY]), Context())
    app.handler(sqs_event([BODY, BODY]), Context())
    assert len(received("post")) == 1
    assert len({message.message_id for message in heard()}) == 1


def test_a_message_leaves_by_email(monkeypatch: pytest.MonkeyPatch):
    given(Channel.EMAIL)
    app = load("send_notices", monkeypatch)
    assert failed(app.handler(sqs_event([BODY]), Context())) == []
    assert received("post") == []
    [message] = heard()
    assert isinstance(message.command, ReportSent)


def test_a_late_notice_expires(monkeypatch: pytest.MonkeyPatch):
    given(Channel.REGISTERED)
    late = json.dumps(json.loads(BODY) | {"businessday": "2026-01-06"})
    assert failed(load("send_notices", monkeypatch).handler(sqs_event([late]), Context())) == []
    assert received("post") == []
    [message] = heard()
    assert isinstance(message.command, ReportExpired)


def test_what_cannot_be_read_comes_back_and_the_rest_of_the_batch_is_done(monkeypatch: pytest.MonkeyPatch):
    given(Channel.REGISTERED)
    answer = load("send_notices", monkeypatch).handler(sqs_event(["not JSON", BODY]), Context())
    assert failed(answer) == ["m-0"]
    assert len(received("post")) == 1


def test_a_printing_house_that_refuses_leaves_the_letter_to_be_sent_later(monkeypatch: pytest.MonkeyPatch):
    given(Channel.REGISTERED)
    absent = "https://sqs.eu-west-3.amazonaws.com/123456789012/absent"
    refused: Any = load("send_notices", monkeypatch, POST_QUEUE_URL=absent).handler(sqs_event([BODY]), Context())
    assert failed(refused) == ["m-0"]
    assert heard() == []
    assert failed(load("send_notices", monkeypatch).handler(sqs_event([BODY]), Context())) == []
    assert len(received("post")) == 1


def test_with_too_little_time_left_nothing_is_begun(monkeypatch: pytest.MonkeyPatch):
    given(Channel.REGISTERED)
    answer = load("send_notices", monkeypatch).handler(sqs_event([BODY]), Context(remaining_ms=10_000))
    assert failed(answer) == ["m-0"]
    assert received("post") == []


def test_the_log_of_a_failure_names_no_person(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    given(Channel.EMAIL)
    boto3.client("sesv2").delete_email_identity(EmailIdentity="recouvrement@banque.example")
    app = load("send_notices", monkeypatch, POWERTOOLS_SERVICE_NAME="logged")  # a logger of its own
    app.handler(sqs_event([UNREADABLE, BODY]), Context())
    logged = "".join(capsys.readouterr())
    assert "not done" in logged
    assert "zoe@example.org" not in logged
    assert "Dupont" not in logged
