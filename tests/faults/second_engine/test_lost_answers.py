"""An answer that was lost: botocore sends again under the same token, which this engine honours and moto ignores."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import pytest
from botocore.exceptions import ConnectionClosedError
from botocore.httpsession import URLLib3Session
from pynamodb.exceptions import TransactWriteError

from fakes.case_material import CASE_ID, LETTER_ID, TODAY, case, following, letter, opening
from fakes.cloud import TABLE
from faults.second_engine.engine import needs_second_engine, second_cloud
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.items import CASE_KEY, CaseItem, SendItem, case_pk, send_key
from recouvrement.adapters.send_ledger import DynamoSendLedger
from recouvrement.adapters.table import Table
from recouvrement.domain.errors import Conflict
from recouvrement.usecases.ports import ClaimOutcome
from recouvrement.usecases.releases import Sending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from botocore.awsrequest import AWSPreparedRequest

pytestmark = needs_second_engine


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    with second_cloud(monkeypatch):
        yield Table(TABLE)


@contextmanager
def losing(answers: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Do each call, and lose its answer so many times; give the tokens under which transactions were sent."""
    send, tokens, left = URLLib3Session.send, [], [answers]

    def lossy(self: URLLib3Session, request: AWSPreparedRequest) -> Any:
        if b"TransactWriteItems" in request.headers.get("X-Amz-Target", b""):
            tokens.append(json.loads(cast("bytes", request.body))["ClientRequestToken"])
        answer = send(self, request)
        if left[0] and tokens:
            left[0] -= 1
            raise ConnectionClosedError(endpoint_url=request.url)
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(URLLib3Session, "send", lossy)
        yield tokens


def test_a_save_sent_again_under_its_token_is_one_save(table: Table, monkeypatch: pytest.MonkeyPatch):
    store = DynamoCaseStore(table)
    with losing(2, monkeypatch) as tokens:
        store.save(opening())
    assert len(tokens) == 3
    assert len(set(tokens)) == 1
    assert [entry.number for entry in store.journal(CASE_ID)] == [1]


def test_a_save_whose_every_answer_was_lost_is_known_by_its_message(table: Table, monkeypatch: pytest.MonkeyPatch):
    store = DynamoCaseStore(table)
    store.save(opening())
    read = store.case(CASE_ID)
    assert read is not None
    saving = following(read, case(2), message_id="m-2")
    with losing(99, monkeypatch), pytest.raises(Exception, match="DynamoDB"):
        store.save(saving)
    with pytest.raises(Conflict):
        store.save(saving)
    assert store.is_done(CASE_ID, saving.message_id or "")  # type: ignore[arg-type]
    assert len(store.journal(CASE_ID)) == 2


def test_a_claim_whose_answer_was_lost_is_ours(table: Table, monkeypatch: pytest.MonkeyPatch):
    DynamoCaseStore(table).save(opening(letter()))
    ledger = DynamoSendLedger(table, Sending.LETTER)
    with losing(2, monkeypatch) as tokens:
        assert ledger.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.CLAIMED
    assert len(set(tokens)) == 1
    assert ledger.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.IN_DOUBT


def test_reasons_of_a_cancellation_come_in_the_order_sent_checks_then_updates(table: Table):
    DynamoCaseStore(table).save(opening(letter()))
    with pytest.raises(TransactWriteError) as cancelled:
        _update_then_check(table)
    reasons = [None if one is None else one.code for one in cancelled.value.cancellation_reasons]
    assert reasons == ["ConditionalCheckFailed", None]


def _update_then_check(table: Table) -> None:
    with table.transaction() as write:
        item = table.of(SendItem)(case_pk(CASE_ID), send_key(Sending.LETTER, LETTER_ID))
        write.update(item, actions=[SendItem.state.set("sending")], condition=SendItem.state == "reserved")
        nothing = CaseItem.releases.contains("nothing")
        write.condition_check(table.of(CaseItem), case_pk(CASE_ID), CASE_KEY, condition=nothing)
