"""Two, three, twenty writers on real threads: what moto cannot be asked, since it is not safe under threads."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from fakes.case_material import CASE_ID, LETTER_ID, NOW, TODAY, case, following, letter, opening
from faults.second_engine.crowd import at_once, conflicts, tables
from faults.second_engine.engine import needs_second_engine, second_cloud
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.feed_register import FeedRegisterOnDynamoDB
from recouvrement.adapters.grants import DynamoGrants
from recouvrement.adapters.send_ledger import DynamoSendLedger
from recouvrement.clock import MessageClock
from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition
from recouvrement.domain.case.journal import broken_at
from recouvrement.domain.case.letters.record import LetterState
from recouvrement.domain.identifiers import CaseId, ContractId, MessageId
from recouvrement.domain.money import total
from recouvrement.messages.data import Addressee
from recouvrement.messages.feed_slice import FeedSlice
from recouvrement.messages.reader import Message
from recouvrement.usecases.advance_case import Office, advance
from recouvrement.usecases.feed_ports import FeedPlan
from recouvrement.usecases.feed_progress import SliceOutcome
from recouvrement.usecases.ports import ClaimOutcome
from recouvrement.usecases.releases import Sending
from recouvrement.usecases.sending_ports import Grant
from support.contracts import loan, receipt
from support.desk import procedure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.position import Product
    from recouvrement.domain.procedure import Procedure

pytestmark = needs_second_engine

LOAN, LOAN_CASE = ContractId("LOAN-1"), CaseId("LOAN-1-01")
FIRST = receipt(date(2025, 7, 12), "216.50", "T-first")
NIGHT, MORNING = date(2025, 8, 15), date(2025, 8, 16)
EARLY = datetime(2025, 8, 16, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with second_cloud(monkeypatch):
        yield


class Bank:
    """A strategy for each product, and a feed that is always there."""

    def of(self, product: Product) -> Procedure:
        return procedure(product)

    def newest_complete(self) -> date:
        return NIGHT


def offices(count: int) -> list[Office]:
    bank = Bank()
    return [Office(DynamoCaseStore(one), bank, bank, MessageClock(), pause) for one in tables(count)]


def pause(attempt: int) -> None:
    """As advance_case does."""
    time.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - no secret is made here


def told(office: Office, command: Command, message_id: str) -> Callable[[], None]:
    message = Message(MessageId(message_id), "a.fact", EARLY, LOAN, Addressee.CONTRACT, MORNING, command)
    return lambda: advance(message, office)


def paid(number: int) -> RecordPayment:
    return RecordPayment(receipt(MORNING, "0.50", f"T-{number}"))


@pytest.mark.parametrize("writers", [2, 3])
def test_of_several_savers_of_one_version_exactly_one_is_saved(writers: int) -> None:
    stores = [DynamoCaseStore(one) for one in tables(writers)]
    stores[0].save(opening())
    for version in range(1, 9):
        read = stores[0].case(CASE_ID)
        assert read is not None
        saves = [
            lambda store=store, read=read, name=f"m-{version}-{number}": store.save(
                following(read, case(read.case.version + 1), message_id=name)
            )
            for number, store in enumerate(stores)
        ]
        assert conflicts(at_once(saves)) == writers - 1
    journal = stores[0].journal(CASE_ID)
    assert [entry.number for entry in journal] == list(range(1, 10))
    assert broken_at(journal) is None


def test_payments_delivered_twice_by_three_workers_at_once_are_each_counted_once() -> None:
    workers = offices(3)
    told(workers[0], ReportPosition(loan(NIGHT, FIRST)), "night")()
    for number in range(8):
        once = told(workers[0], paid(number), f"p-{number}")
        again = told(workers[1], paid(number), f"p-{number}")
        other = told(workers[2], paid(100 + number), f"p-{100 + number}")
        assert conflicts(at_once([once, again, other])) == 0
    store = workers[0].store
    stored, journal = store.case(LOAN_CASE), store.journal(LOAN_CASE)
    assert stored is not None
    names = [one.receipt_id for one in stored.case.receipts]
    assert sorted(names) == sorted(["T-first", *(f"T-{n}" for n in range(8)), *(f"T-{100 + n}" for n in range(8))])
    assert (len(journal), broken_at(journal)) == (stored.case.version, None)


def test_two_feeds_and_a_payment_at_once_open_one_case_and_lose_no_money() -> None:
    workers = offices(3)
    paid_some = RecordPayment(receipt(MORNING, "16.50", "T-crossing"))
    for round_ in range(6):
        contract = f"LOAN-R{round_}"
        position = replace(loan(NIGHT, FIRST), contract_id=ContractId(contract))

        def to(office: Office, command: Command, name: str, contract: str = contract) -> None:
            advance(Message(MessageId(name), "t", EARLY, contract, Addressee.CONTRACT, MORNING, command), office)

        at_once(
            [
                lambda to=to, position=position: to(workers[0], ReportPosition(position), "feed-1"),  # type: ignore[misc]
                lambda to=to, position=position: to(workers[1], ReportPosition(position), "feed-2"),  # type: ignore[misc]
                lambda to=to: to(workers[2], paid_some, "payment"),
            ]
        )
        store = workers[0].store
        pointer = store.pointer(ContractId(contract))
        assert (pointer.cases, pointer.open_case) == (1, f"{contract}-01")
        stored = store.case(CaseId(f"{contract}-01"))
        assert stored is not None
        counted = [*stored.case.receipts, *pointer.waiting]
        assert total(one.amount for one in counted) == total([FIRST.amount, paid_some.receipt.amount])


def test_of_six_claims_of_one_letter_one_is_given() -> None:
    ledgers = [DynamoSendLedger(one, Sending.LETTER) for one in tables(6)]
    DynamoCaseStore(tables(1)[0]).save(opening(letter()))
    claims = [lambda ledger=ledger: ledger.claim(CASE_ID, LETTER_ID, TODAY) for ledger in ledgers]
    answers = at_once(claims)
    assert answers.count(ClaimOutcome.CLAIMED) == 1
    assert set(answers) - {ClaimOutcome.CLAIMED, ClaimOutcome.IN_DOUBT} <= {a for a in answers if conflicts([a])}


def test_a_claim_and_a_withdrawal_at_once_leave_a_letter_that_was_claimed_or_cannot_be() -> None:
    worker, clerk = tables(2)
    store, ledger = DynamoCaseStore(clerk), DynamoSendLedger(worker, Sending.LETTER)
    store.save(opening(letter()))
    read = store.case(CASE_ID)
    assert read is not None
    withdrawal = following(read, case(2, (letter(state=LetterState.RECALLED),)))
    claimed, saved = at_once([lambda: ledger.claim(CASE_ID, LETTER_ID, TODAY), lambda: store.save(withdrawal)])
    if conflicts([saved]):  # the claim's check stood in the way: the case decides again, as advance_case does
        store.save(withdrawal)
    again = ledger.claim(CASE_ID, LETTER_ID, TODAY)
    assert again is (ClaimOutcome.IN_DOUBT if claimed is ClaimOutcome.CLAIMED else ClaimOutcome.NOT_RELEASED)


def test_a_grant_of_ten_uses_is_used_ten_times_by_twenty_visitors() -> None:
    doors = [DynamoGrants(one) for one in tables(20)]
    doors[0].create(Grant("g" * 64, CASE_ID, "k.zip", NOW + timedelta(days=30), 10))
    answers = at_once([lambda door=door: door.use("g" * 64, NOW) for door in doors])
    uses = [answer.uses for answer in answers if isinstance(answer, Grant)]
    assert sorted(uses) == list(range(1, 11))


def test_slices_that_end_together_are_all_counted_and_one_of_them_sees_the_end() -> None:
    register = FeedRegisterOnDynamoDB.of("cases")
    pieces = [FeedSlice(NIGHT, "drop", "a.jsonl", 0, part, part, part + 1, "e", None) for part in range(12)]
    register.expect(FeedPlan(NIGHT, "drop", (12,), tuple(pieces)))
    outcomes = at_once(
        [lambda piece=piece: register.slice_done(piece, SliceOutcome(piece.slice_id, 1, 0, 0)) for piece in pieces]
    )
    finished = [one for one in outcomes if one is not None and not isinstance(one, Exception) and one.is_finished]
    assert len(finished) == 1
