"""What was done and not heard of: a claim is known again as one's own, and a carrier is never called twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.awsrequest import AWSResponse
from moto.core.botocore_stubber import MockRawResponse
from pynamodb.transactions import TransactWrite

from fakes.case_material import CASE_ID, LETTER_ID, TODAY, letter, opening
from fakes.cloud import TABLE, cloud
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.email_ses import SesMailer
from recouvrement.adapters.send_ledger import DynamoSendLedger
from recouvrement.adapters.table import Table
from recouvrement.domain.errors import Conflict, Outage
from recouvrement.usecases.ports import ClaimOutcome
from recouvrement.usecases.releases import Sending
from recouvrement.usecases.sending_ports import Email, NotSent, SendState

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with cloud(monkeypatch):
        yield


@pytest.fixture
def ledger() -> DynamoSendLedger:
    table = Table(TABLE)
    DynamoCaseStore(table).save(opening(letter()))
    return DynamoSendLedger(table, Sending.LETTER)


def test_a_claim_whose_answer_was_lost_meets_itself_and_is_ours(
    ledger: DynamoSendLedger, monkeypatch: pytest.MonkeyPatch
):
    commit = TransactWrite._commit

    def sent_twice(self: TransactWrite) -> None:
        commit(self)
        commit(self)  # moto honours no token: the second sending meets what the first one did

    with monkeypatch.context() as patched:
        patched.setattr(TransactWrite, "_commit", sent_twice)
        assert ledger.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.CLAIMED
    assert ledger.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.IN_DOUBT


def test_a_claim_that_only_met_another_transaction_comes_back(
    ledger: DynamoSendLedger, monkeypatch: pytest.MonkeyPatch
):
    def passed_by(_self: TransactWrite) -> None:
        raise Conflict("another transaction is at work on the case")

    monkeypatch.setattr(TransactWrite, "_commit", passed_by)
    with pytest.raises(Conflict):
        ledger.claim(CASE_ID, LETTER_ID, TODAY)
    record = ledger.record(CASE_ID, LETTER_ID)
    assert record is not None
    assert record.state == SendState.RESERVED


def test_a_carrier_that_failed_is_not_called_again_by_the_sdk():
    mailer, calls = SesMailer.of("recouvrement@banque.example"), []

    def failing(request: Any, **_more: object) -> AWSResponse:
        calls.append(request)
        return AWSResponse(request.url, 500, {}, MockRawResponse("{}"))  # type: ignore[arg-type]

    mailer.client.meta.events.register_first("before-send.sesv2", failing)
    with pytest.raises(Outage) as caught:
        mailer.send(Email("zoe@example.org", "Objet", "Référence R-1", "R-1"))
    assert not isinstance(caught.value, NotSent)
    assert len(calls) == 1
