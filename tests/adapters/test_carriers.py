"""The senders on moto, and what each failure of theirs means."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError

from fakes.case_material import CASE_ID, DEBTOR, LETTER_ID, NOW, TODAY
from fakes.cloud import BUS, cloud, queue_url, received
from fakes.lambdas import CHECKOUT
from recouvrement.adapters.email_ses import SesMailer
from recouvrement.adapters.events_bus import AlertsOnBus
from recouvrement.adapters.message_texts import load_message_texts
from recouvrement.adapters.postal_gateway import PostalQueue
from recouvrement.adapters.sending import sending_through
from recouvrement.adapters.tokens_kms import KmsTokens
from recouvrement.domain.case.effects import RaiseAlert
from recouvrement.domain.errors import InvalidProcedure, Outage
from recouvrement.domain.identifiers import EffectId
from recouvrement.messages.effects import EffectMessage
from recouvrement.usecases.sending_ports import Email, NotSent, PostalOrder, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SENDER = "recouvrement@banque.example"
EMAIL = Email("zoe@example.org", "Objet é", "Référence à rappeler : R-1", "R-1")
ORDER = PostalOrder(CASE_ID, LETTER_ID, "L10", True, "cases/k.docx", "a" * 64, "E-1", TODAY, TODAY)  # noqa: FBT003


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with cloud(monkeypatch):
        yield


def refusal(status: int, code: str = "Code") -> ClientError:
    response: Any = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "Operation")


@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        (refusal(400, "Throttling"), NotSent),
        (refusal(403, "AccessDenied"), NotSent),
        (refusal(500, "InternalError"), Outage),
        (ConnectTimeoutError(endpoint_url="https://x"), NotSent),
        (EndpointConnectionError(endpoint_url="https://x"), NotSent),
        (ReadTimeoutError(endpoint_url="https://x"), Outage),
    ],
    ids=lambda value: getattr(value, "__name__", type(value).__name__),
)
def test_a_refused_call_was_not_sent_and_a_lost_answer_is_in_doubt(fault: Exception, meaning: type[Exception]):
    with pytest.raises(Outage) as caught, sending_through("somebody"):
        raise fault
    assert type(caught.value) is meaning


def test_an_email_leaves_as_it_was_written():
    boto3.client("sesv2").create_email_identity(EmailIdentity=SENDER)
    assert SesMailer.of(SENDER).send(EMAIL)
    [sent] = _mailbox()
    assert sent.source == SENDER
    assert sent.destinations["ToAddresses"] == ["zoe@example.org"]
    assert (sent.subject, sent.body) == (EMAIL.subject, EMAIL.text)


def _mailbox() -> list[Any]:
    from moto.ses.models import ses_backends  # noqa: PLC0415 - moto's own memory, looked at here alone

    return list(ses_backends["123456789012"]["eu-west-3"].sent_messages)


def test_a_sender_that_ses_refuses_is_certain_and_final():
    with pytest.raises(Undeliverable, match="MessageRejected"):
        SesMailer.of(SENDER).send(EMAIL)


def test_a_text_that_hides_its_reference_does_not_leave():
    with pytest.raises(Undeliverable, match="does not show its reference"):
        SesMailer.of(SENDER).send(replace(EMAIL, reference="R-2"))


def test_the_printing_house_gets_the_same_order_for_the_same_letter():
    house = PostalQueue.to(queue_url("post"))
    assert house.post(ORDER) == house.post(ORDER) == LETTER_ID
    first, again = received("post")
    assert first == again
    assert json.loads(first) == {
        "case_id": CASE_ID,
        "letter_id": LETTER_ID,
        "code": "L10",
        "is_registered": True,
        "key": "cases/k.docx",
        "sha256": "a" * 64,
        "envelope": "E-1",
        "released_on": "2026-01-05",
        "businessday": "2026-01-05",
    }


def test_a_printing_house_that_refuses_got_nothing():
    with pytest.raises(NotSent):
        PostalQueue.to(queue_url("post") + "-absent").post(ORDER)


def test_the_same_file_has_the_same_token_and_another_file_another():
    key = boto3.client("kms").create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")["KeyMetadata"]["KeyId"]
    tokens = KmsTokens.of(key)
    assert tokens.token("F-1") == tokens.token("F-1")
    assert tokens.token("F-1") != tokens.token("F-2")
    assert len(tokens.token("F-1")) == 43
    assert set(tokens.token("F-1")) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_an_alert_is_heard_under_its_kind():
    with _listening("heard"):
        message = EffectMessage(EffectId("e.1.0"), CASE_ID, RaiseAlert("case.opened", "k", "é"), NOW, TODAY)
        AlertsOnBus.of(BUS).raise_alert(message, RaiseAlert("case.opened", "k", "é"))
        [heard] = [json.loads(body) for body in received("heard")]
    assert (heard["source"], heard["detail-type"]) == ("fr.recouvrement", "case.opened")
    assert heard["detail"]["case_id"] == CASE_ID
    assert heard["detail"]["sentence"] == "é"
    assert heard["detail"]["businessday"] == "2026-01-05"


@contextmanager
def _listening(queue: str) -> Iterator[None]:
    sqs, events = boto3.client("sqs"), boto3.client("events")
    url = sqs.create_queue(QueueName=queue)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    events.put_rule(Name="all", EventBusName=BUS, EventPattern='{"source": ["fr.recouvrement"]}')
    events.put_targets(Rule="all", EventBusName=BUS, Targets=[{"Id": "heard", "Arn": arn}])
    yield


def procedure(tmp_path: Path, text: str) -> Path:
    (tmp_path / "templates" / "messages").mkdir(parents=True)
    (tmp_path / "templates" / "messages" / "M01.txt").write_text(text, encoding="utf-8")
    (tmp_path / "bank.toml").write_text((CHECKOUT / "infra" / "bank.toml").read_text("utf-8"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Objet : x\n\n$reference $amount", "amount"),
        ("Objet : x\n\nsans référence", "reference"),
        ("Bonjour\n\n$reference", "Objet"),
        ("Objet : x\n\n$reference 5 $", "use of"),
    ],
)
def test_a_message_text_that_cannot_be_used_stops_the_function_at_once(tmp_path: Path, text: str, fault: str):
    with pytest.raises(InvalidProcedure, match=fault):
        load_message_texts(procedure(tmp_path, text))


def test_a_missing_text_or_address_is_told_apart(tmp_path: Path):
    texts = load_message_texts(procedure(tmp_path, "Objet : Sujet\n\nBonjour $name, $reference\n"))
    assert texts.email("M01", DEBTOR, "R") == Email(
        "zoe@example.org", "Sujet", "Bonjour Madame Dupont & Fils <SARL>, R\n", "R"
    )
    with pytest.raises(InvalidProcedure):
        texts.email("M99", DEBTOR, "R")
    with pytest.raises(Undeliverable):
        texts.email("M01", replace(DEBTOR, email=None), "R")


def test_someone_without_civility_is_called_by_his_names(tmp_path: Path):
    texts = load_message_texts(procedure(tmp_path, "Objet : Sujet\n\n$name $reference"))
    assert texts.email("M01", replace(DEBTOR, civility=None), "R").text == "Zoé Dupont & Fils <SARL> R"
