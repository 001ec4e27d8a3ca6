"""The handler on moto: what a bailiff's browser sees, and what the case hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from fakes.case_material import CASE_ID, NOW, TODAY
from fakes.cloud import EVIDENCE, TABLE, cloud, received
from fakes.lambdas import Context, load
from recouvrement.adapters.grants import DynamoGrants
from recouvrement.adapters.table import Table
from recouvrement.domain.case.commands.files import ReportLinkUse
from recouvrement.domain.identifiers import CaseId
from recouvrement.messages.reader import read_message
from recouvrement.usecases.sending_ports import Grant, grant_id_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ_-12345"  # noqa: S105 - made up
GRANT = Grant(grant_id_of(TOKEN), CASE_ID, "cases/c/judiciary/f.zip", NOW + timedelta(days=30), 2)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with cloud(monkeypatch):
        boto3.client("s3").put_object(Bucket=EVIDENCE, Key=GRANT.key, Body=b"zip")
        yield load("partner_access", monkeypatch)


def grant(given: Grant = GRANT) -> None:
    DynamoGrants(Table(TABLE)).create(given)


def ask(app: Any, method: str, token: str = TOKEN, *, headers: dict[str, str] | None = None) -> dict[str, Any]:
    http = {"method": method, "path": f"/access/{token}", "sourceIp": "203.0.113.7", "protocol": "HTTP/1.1"}
    event = {
        "version": "2.0",
        "requestContext": {"http": http, "timeEpoch": int(NOW.timestamp() * 1000)},
        "pathParameters": {"token": token},
        "headers": {"x-businessday": TODAY.isoformat(), **(headers or {})},
    }
    answer: dict[str, Any] = app.handler(event, Context())
    return answer


def test_looking_shows_a_page_and_counts_nothing(app: Any):
    grant()
    for _ in range(3):
        answer = ask(app, "GET")
    assert answer["statusCode"] == 200
    assert "Télécharger le dossier" in answer["body"]
    assert "2\u00a0téléchargements possibles" in answer["body"]
    assert "<script" not in answer["body"]
    assert TOKEN not in answer["body"]
    assert DynamoGrants(Table(TABLE)).grant(GRANT.grant_id) == GRANT
    assert received("inbox") == []


def test_asking_counts_a_use_tells_the_case_and_leads_to_a_link_signed_now(app: Any):
    grant()
    answer = ask(app, "POST")
    assert answer["statusCode"] == 303
    assert answer["headers"]["location"].startswith(f"https://{EVIDENCE}.s3.eu-west-3.amazonaws.com/{GRANT.key}?")
    assert "X-Amz-Expires=300" in answer["headers"]["location"]
    message = read_message(received("inbox")[0])
    assert message.command == ReportLinkUse(GRANT.grant_id, NOW, "203.0.113.7")
    assert message.businessday == TODAY
    used = DynamoGrants(Table(TABLE)).grant(GRANT.grant_id)
    assert used is not None
    assert used.uses == 1


def test_each_use_is_told_under_its_own_id(app: Any):
    grant()
    ask(app, "POST")
    ask(app, "POST")
    assert len({read_message(body).message_id for body in received("inbox")}) == 2


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "ended",
    [
        replace(GRANT, not_after=NOW - timedelta(seconds=1)),
        replace(GRANT, max_uses=0),
    ],
    ids=["expired", "used up"],
)
def test_a_link_that_has_ended_says_so_kindly(app: Any, method: str, ended: Grant):
    grant(ended)
    answer = ask(app, method)
    assert answer["statusCode"] == 410
    assert "répondez au courriel" in answer["body"]
    assert "location" not in answer["headers"]
    assert received("inbox") == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_revoked_link_has_ended(app: Any, method: str):
    grant()
    DynamoGrants(Table(TABLE)).revoke(GRANT.grant_id, TODAY)
    assert ask(app, method)["statusCode"] == 410


@pytest.mark.parametrize("token", ["x" * 43, "short", "../../etc", "é" * 43, "", "<script>alert(1)</script>"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_that_nobody_was_given_is_not_found_and_not_repeated(app: Any, method: str, token: str):
    grant()
    answer = ask(app, method, token)
    assert answer["statusCode"] == 404
    assert not token or token not in answer["body"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_answer_is_kept_framed_or_passed_on(app: Any, method: str):
    grant()
    headers = ask(app, method)["headers"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_what_the_page_shows_is_escaped(app: Any):
    grant(replace(GRANT, case_id=CaseId('<b onclick="x">')))
    body = ask(app, "GET")["body"]
    assert "<b onclick" not in body
    assert "&lt;b onclick=&quot;x&quot;&gt;" in body


def test_on_aws_a_header_does_not_name_the_day(app: Any, monkeypatch: pytest.MonkeyPatch):
    grant(replace(GRANT, not_after=NOW.replace(year=2100)))
    wall = load("partner_access", monkeypatch, CLOCK="wall")
    del app
    assert ask(wall, "POST", headers={"x-businessday": "not a day"})["statusCode"] == 303
    assert read_message(received("inbox")[0]).businessday is None
