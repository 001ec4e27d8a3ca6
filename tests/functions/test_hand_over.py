"""The handler on moto: the file is made, kept, locked and granted once; its recall closes the door."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.sesv2.models import sesv2_backends

from fakes.cloud import EVIDENCE, TABLE, cloud, received
from fakes.lambdas import Context, failed, load, sqs_event
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.evidence_s3 import EvidenceOnS3
from recouvrement.adapters.grants import DynamoGrants
from recouvrement.adapters.judiciary_zip import unpacked
from recouvrement.adapters.table import Table
from recouvrement.domain.case.commands.files import ReportHandedOver, ReportHandoverExpired
from recouvrement.domain.case.effects import RecallFile
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.messages.effects import effect_envelope
from recouvrement.messages.reader import Message, read_message
from recouvrement.usecases.ports import StoredParty, Transition, file_key
from support.handed_over import CONTRACT_KEY, released

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from recouvrement.messages.effects import EffectMessage

STORY = released()
KEY = file_key(STORY.case.case_id, STORY.effect.file_id)
PARTNER_URL = "https://partner.example"
ROOM = Context(remaining_ms=170_000)


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with cloud(monkeypatch):
        boto3.client("sesv2").create_email_identity(EmailIdentity="recouvrement@banque.example")
        DynamoCaseStore(Table(TABLE)).save(saved())
        evidence = EvidenceOnS3.of(EVIDENCE)
        for key, content in STORY.evidence.items():
            evidence.store(key, content)
        yield


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    key = boto3.client("kms").create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")
    return load("hand_over", monkeypatch, PARTNER_URL=PARTNER_URL, TOKEN_KEY_ID=key["KeyMetadata"]["KeyId"])


def saved() -> Transition:
    """The whole story in one transaction: it is short enough."""
    return Transition(
        before=None,
        after=STORY.case,
        as_of=STORY.day - timedelta(days=1),
        entries=STORY.entries,
        effects=(),
        parties=tuple(StoredParty(party, 1) for party in STORY.parties),
        next_action_on=STORY.day,
        message_id=None,
        pointer=None,
    )


def sent(app: ModuleType, message: EffectMessage) -> Any:
    return app.handler(sqs_event([effect_envelope(message).to_json()]), ROOM)


def heard() -> list[Message]:
    read = [read_message(body) for body in received("inbox")]
    return [message for message in read if isinstance(message, Message)]


def mails() -> list[Any]:
    return list(sesv2_backends[DEFAULT_ACCOUNT_ID]["eu-west-3"].core_backend.sent_messages)


def kept() -> bytes:
    return EvidenceOnS3.of(EVIDENCE).load(KEY)


def test_the_file_is_kept_locked_granted_and_reported(app):
    assert failed(sent(app, STORY.message)) == []
    [message] = heard()
    assert isinstance(message.command, ReportHandedOver)
    assert message.command.sha256 == sha256(kept()).hexdigest()
    assert message.command.on == STORY.day
    assert boto3.client("s3").head_object(Bucket=EVIDENCE, Key=KEY)["ObjectLockMode"] == "GOVERNANCE"
    grant = DynamoGrants(Table(TABLE)).grant(message.command.grant_id)
    assert grant is not None
    assert (grant.case_id, grant.key, grant.max_uses) == (STORY.case.case_id, KEY, 10)


def test_the_bailiff_is_sent_the_token_whose_hash_is_kept(app):
    sent(app, STORY.message)
    [mail] = mails()
    [message] = heard()
    link = next(line for line in mail.body.splitlines() if line.startswith(PARTNER_URL))
    token = link.removeprefix(f"{PARTNER_URL}/access/")
    assert sha256(token.encode()).hexdigest() == message.command.grant_id
    assert "Martin" not in mail.body


def test_delivered_again_it_says_the_same_and_sends_nothing(app):
    sent(app, STORY.message)
    before = kept()
    sent(app, STORY.message)
    first, second = heard()
    assert first == second
    assert len(mails()) == 1
    assert kept() == before


def test_the_archive_holds_the_letters_and_the_exhibits_that_are_evidence(app):
    sent(app, STORY.message)
    files = unpacked(kept())
    assert files["J02-contrat-signe.pdf"] == STORY.evidence[CONTRACT_KEY]
    manifest = json.loads(files["manifest.json"])
    assert manifest["file_id"] == STORY.effect.file_id
    assert len(manifest["pieces"]) == len(files) - 1


def test_a_day_late_it_expires(app):
    late = replace(STORY.message, businessday=STORY.day + timedelta(days=1))
    assert failed(sent(app, late)) == []
    [message] = heard()
    assert isinstance(message.command, ReportHandoverExpired)
    assert mails() == []


def test_a_recall_revokes_the_grant_and_writes_to_the_bailiff(app):
    sent(app, STORY.message)
    [handed] = heard()
    recall = RecallFile(STORY.effect.file_id, STORY.case.version, "the case is closed: paid")
    on = STORY.day + timedelta(days=4)
    assert failed(sent(app, replace(STORY.message, effect=recall, businessday=on))) == []
    grant = DynamoGrants(Table(TABLE)).grant(handed.command.grant_id)
    assert grant is not None
    assert grant.revoked_on == on
    assert len(mails()) == 2


def test_a_tampered_exhibit_comes_back_until_the_dead_letters(app):
    s3 = boto3.client("s3")
    s3.put_object(Bucket=EVIDENCE, Key=CONTRACT_KEY, Body=b"another contract")
    assert failed(sent(app, STORY.message)) == ["m-0"]
    assert heard() == []
    assert mails() == []


def test_a_body_that_is_no_effect_comes_back_alone(app):
    good = effect_envelope(STORY.message).to_json()
    assert failed(app.handler(sqs_event(["{}", good]), ROOM)) == ["m-0"]
    assert len(heard()) == 1


def test_without_time_left_nothing_is_begun(app):
    event = sqs_event([effect_envelope(STORY.message).to_json()])
    assert failed(app.handler(event, Context(remaining_ms=20_000))) == ["m-0"]
    assert mails() == []


@pytest.mark.parametrize("variable", ["PARTNER_URL", "TOKEN_KEY_ID", "SENDER_EMAIL", "PROCEDURE_DIR", "CLOCK"])
def test_each_variable_is_needed(monkeypatch, variable):
    told = {"PARTNER_URL": PARTNER_URL, "TOKEN_KEY_ID": "key"}
    with pytest.raises(InvalidProcedure, match=variable):
        load("hand_over", monkeypatch, without=variable, **told)
