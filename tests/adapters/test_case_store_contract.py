"""One contract for the stores in memory and those on DynamoDB: whatever holds of one holds of the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from fakes.case_material import (
    CASE_ID,
    CONTRACT,
    DEBTOR,
    LETTER_ID,
    NOW,
    PARTY,
    TODAY,
    case,
    following,
    letter,
    opening,
    pending,
)
from fakes.case_store import FakeAgenda, FakeCaseStore, FakeOutbox, FakeSendLedger, Rows
from fakes.cloud import TABLE
from faults.second_engine.engine import engine, second_engine
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.outbox import DynamoOutbox
from recouvrement.adapters.send_ledger import DynamoSendLedger
from recouvrement.adapters.table import Table
from recouvrement.domain.case.effects import RaiseAlert, WriteLetter
from recouvrement.domain.case.endings.closed import ClosedCase
from recouvrement.domain.case.handover.record import Handover
from recouvrement.domain.case.journal import broken_at, read
from recouvrement.domain.case.letters.record import LetterState
from recouvrement.domain.case.state import CloseReason, Phase
from recouvrement.domain.errors import Conflict, InvalidMessage
from recouvrement.domain.identifiers import MessageId, PartyId, ReceiptId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Receipt
from recouvrement.usecases.ports import CaseStore, ClaimOutcome, ContractPointer, Outbox, SendLedger, SendRecord
from recouvrement.usecases.releases import Sending
from recouvrement.usecases.sending_ports import SendState
from recouvrement.usecases.sweep_cases import Agenda, AgendaRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.usecases.ports import StoredCase


@dataclass
class Stores:
    cases: CaseStore
    outbox: Outbox
    letters: SendLedger
    files: SendLedger
    agenda: Agenda

    def opened(self, *letters: Letter) -> StoredCase:
        self.cases.save(opening(*letters))
        return self.now()

    def now(self) -> StoredCase:
        stored = self.cases.case(CASE_ID)
        assert stored is not None
        return stored


@pytest.fixture(params=["memory", "moto", second_engine])
def stores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stores]:
    if request.param == "memory":
        rows = Rows()
        ledgers = (FakeSendLedger(rows, Sending.LETTER), FakeSendLedger(rows, Sending.FILE))
        yield Stores(FakeCaseStore(rows), FakeOutbox(rows), *ledgers, FakeAgenda(rows))
    else:
        with engine(request.param, monkeypatch):
            yield _on_dynamodb(Table(TABLE))


def _on_dynamodb(table: Table) -> Stores:
    ledgers = (DynamoSendLedger(table, Sending.LETTER), DynamoSendLedger(table, Sending.FILE))
    return Stores(DynamoCaseStore(table), DynamoOutbox(table), *ledgers, DynamoCaseStore(table))


LAST = ClosedCase(CASE_ID, TODAY, CloseReason.REGULARISED, 2, informed=(date(2025, 12, 5),))


def test_what_was_never_seen_reads_as_nothing(stores: Stores) -> None:
    assert stores.cases.case(CASE_ID) is None
    assert stores.cases.pointer(CONTRACT) == ContractPointer(CONTRACT)
    assert stores.cases.journal(CASE_ID) == ()
    assert not stores.cases.is_done(CASE_ID, MessageId("m-1"))
    assert list(stores.cases.due(TODAY)) == []


def test_an_opened_case_is_read_back_whole(stores: Stores) -> None:
    transition = opening()
    stores.cases.save(transition)
    stored = stores.now()
    assert stored.case == transition.after
    assert stored.head == transition.entries[-1].hash
    assert stored.as_of == date(2026, 1, 4)
    assert stores.cases.party(CASE_ID, PARTY, 1) == DEBTOR
    assert stores.cases.pointer(CONTRACT) == ContractPointer(CONTRACT, 1, CASE_ID, 1)
    assert stores.cases.is_done(CASE_ID, MessageId("m-1"))
    assert not stores.cases.is_done(CONTRACT, MessageId("m-1"))


def test_an_erased_or_unknown_version_of_a_party_reads_as_nothing(stores: Stores) -> None:
    stores.opened()
    assert stores.cases.party(CASE_ID, PARTY, 2) is None
    assert stores.cases.party(CASE_ID, PartyId("P-9"), 1) is None


def test_opening_twice_is_a_conflict_and_leaves_the_first(stores: Stores) -> None:
    stored = stores.opened()
    with pytest.raises(Conflict):
        stores.cases.save(opening(message_id="m-2"))
    assert stores.now() == stored
    assert not stores.cases.is_done(CASE_ID, MessageId("m-2"))


def test_of_two_savers_of_one_version_one_meets_a_conflict(stores: Stores) -> None:
    read_by_both = stores.opened()
    stores.cases.save(following(read_by_both, case(2), message_id="m-2"))
    with pytest.raises(Conflict):
        stores.cases.save(following(read_by_both, case(3), message_id="m-3"))
    assert stores.now().case.version == 2
    assert len(stores.cases.journal(CASE_ID)) == 2
    assert not stores.cases.is_done(CASE_ID, MessageId("m-3"))


def test_a_message_counts_once_even_for_the_newest_version(stores: Stores) -> None:
    stores.cases.save(following(stores.opened(), case(2), message_id="m-2"))
    with pytest.raises(Conflict):
        stores.cases.save(following(stores.now(), case(3), message_id="m-2"))
    assert stores.now().case.version == 2


def test_the_chain_of_the_journal_holds_when_read_back(stores: Stores) -> None:
    stores.opened()
    for version in range(2, 14):
        stores.cases.save(following(stores.now(), case(version)))
    journal = stores.cases.journal(CASE_ID)
    assert [entry.number for entry in journal] == list(range(1, 14))
    assert broken_at(journal) is None
    assert journal[-1].hash == stores.now().head
    assert read(journal[11]).key == "key-12"  # type: ignore[union-attr]


def test_ninety_events_are_one_transition(stores: Stores) -> None:
    stores.cases.save(following(stores.opened(), case(91), message_id="m-90"))
    assert len(stores.cases.journal(CASE_ID)) == 91
    assert broken_at(stores.cases.journal(CASE_ID)) is None


def test_more_than_a_transaction_holds_is_refused_and_nothing_is_saved(stores: Stores) -> None:
    stored = stores.opened()
    with pytest.raises(InvalidMessage, match="transaction"):
        stores.cases.save(following(stored, case(101), message_id="m-big"))
    assert stores.now() == stored


def test_the_pointer_is_saved_under_its_version(stores: Stores) -> None:
    stored = stores.opened()
    stale = (ContractPointer(CONTRACT, 7, CASE_ID, 1), ContractPointer(CONTRACT, 8, None, 1))
    with pytest.raises(Conflict):
        stores.cases.save(replace(following(stored, case(2)), pointer=stale))
    assert stores.now() == stored


def test_a_closed_case_leaves_the_agenda_and_its_contract(stores: Stores) -> None:
    stored = stores.opened()
    pointer = stores.cases.pointer(CONTRACT)
    closed = replace(case(2), closed_on=TODAY, close_reason=CloseReason.REGULARISED)
    closing = replace(
        following(stored, closed),
        next_action_on=None,
        pointer=(pointer, replace(pointer, open_case=None, as_of=date(2026, 1, 4), last=LAST)),
    )
    stores.cases.save(closing)
    assert list(stores.cases.due(date(2030, 1, 1))) == []
    assert stores.cases.pointer(CONTRACT) == ContractPointer(CONTRACT, 2, None, 1, date(2026, 1, 4), last=LAST)
    assert stores.now().case.close_reason is CloseReason.REGULARISED


def test_money_waits_on_the_contract_and_counts_once(stores: Stores) -> None:
    before = ContractPointer(CONTRACT)
    waiting = replace(before, waiting=(Receipt(ReceiptId("T-9"), TODAY, Money("12.34")),))
    stores.cases.park(before, waiting, MessageId("p-1"))
    assert stores.cases.pointer(CONTRACT) == replace(waiting, version=1)
    assert stores.cases.is_done(CONTRACT, MessageId("p-1"))
    with pytest.raises(Conflict):
        stores.cases.park(before, waiting, MessageId("p-2"))
    with pytest.raises(Conflict):
        stores.cases.park(stores.cases.pointer(CONTRACT), waiting, MessageId("p-1"))


def test_the_agenda_gives_what_is_due_that_day_or_before(stores: Stores) -> None:
    stores.opened()
    assert list(stores.cases.due(date(2026, 1, 9))) == []
    assert list(stores.cases.due(date(2026, 1, 10))) == [CASE_ID]
    assert list(stores.cases.due(date(2026, 3, 10))) == [CASE_ID]


def test_the_agenda_is_read_whole_with_its_phases(stores: Stores):
    stores.opened()
    assert list(stores.agenda.rows()) == [AgendaRow(CASE_ID, date(2026, 1, 10), Phase.AMICABLE)]
    stores.cases.move(stores.now(), None, None)
    assert list(stores.agenda.rows()) == []


def test_the_day_of_the_facts_and_of_the_next_look_move_without_an_event(stores: Stores) -> None:
    stored = stores.opened()
    stores.cases.move(stored, date(2026, 1, 5), date(2026, 1, 20))
    assert stores.now() == replace(stored, as_of=date(2026, 1, 5), next_action_on=date(2026, 1, 20))
    assert list(stores.cases.due(date(2026, 1, 19))) == []
    assert list(stores.cases.due(date(2026, 1, 20))) == [CASE_ID]


def test_a_case_that_nothing_is_owed_to_leaves_the_agenda_and_may_come_back(stores: Stores) -> None:
    stores.cases.move(stores.opened(), date(2026, 1, 5), None)
    assert list(stores.cases.due(date(2030, 1, 1))) == []
    stores.cases.move(stores.now(), date(2026, 1, 5), TODAY)
    assert list(stores.cases.due(TODAY)) == [CASE_ID]


def test_a_move_of_a_case_saved_meanwhile_is_a_conflict(stores: Stores) -> None:
    stored = stores.opened()
    stores.cases.save(following(stored, case(2)))
    with pytest.raises(Conflict):
        stores.cases.move(stored, date(2026, 1, 5), TODAY)


def test_a_save_never_takes_a_newer_position_date_back(stores: Stores) -> None:
    stored = stores.opened()
    stores.cases.move(stored, date(2026, 1, 5), TODAY)
    with pytest.raises(Conflict):
        stores.cases.save(following(stored, case(2)))
    assert stores.now().as_of == date(2026, 1, 5)


def test_effects_wait_in_the_outbox_until_they_are_published(stores: Stores) -> None:
    effects = (pending(WriteLetter(LETTER_ID, 2), 2), pending(RaiseAlert("k", "k", "é"), 3, NOW + timedelta(hours=1)))
    stores.cases.save(replace(following(stores.opened(), case(3)), effects=effects))
    assert list(stores.outbox.unpublished(NOW)) == []
    assert list(stores.outbox.unpublished(NOW + timedelta(minutes=1))) == [effects[0]]
    stores.outbox.published(effects[0].effect_id)
    stores.outbox.published(effects[0].effect_id)
    assert list(stores.outbox.unpublished(NOW + timedelta(days=1))) == [effects[1]]


def test_an_effect_is_saved_once(stores: Stores) -> None:
    effects = (pending(WriteLetter(LETTER_ID, 2), 2),)
    stores.cases.save(replace(following(stores.opened(), case(2)), effects=effects))
    with pytest.raises(Conflict):
        stores.cases.save(replace(following(stores.now(), case(3)), effects=effects))


def test_a_released_letter_is_claimed_once(stores: Stores) -> None:
    stores.opened(letter())
    assert stores.letters.record(CASE_ID, LETTER_ID) == SendRecord(SendState.RESERVED, None)
    assert stores.letters.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.CLAIMED
    assert stores.letters.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.IN_DOUBT
    stores.letters.settle(CASE_ID, LETTER_ID, SendRecord(SendState.SENT, "ref-1"))
    assert stores.letters.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.SETTLED
    assert stores.letters.record(CASE_ID, LETTER_ID) == SendRecord(SendState.SENT, "ref-1")


def test_the_first_settlement_stands(stores: Stores) -> None:
    stores.opened(letter())
    stores.letters.claim(CASE_ID, LETTER_ID, TODAY)
    stores.letters.settle(CASE_ID, LETTER_ID, SendRecord(SendState.SENT, "ref-1"))
    stores.letters.settle(CASE_ID, LETTER_ID, SendRecord(SendState.FAILED, "ref-2"))
    assert stores.letters.record(CASE_ID, LETTER_ID) == SendRecord(SendState.SENT, "ref-1")


def test_a_claim_given_back_may_be_claimed_again(stores: Stores) -> None:
    stores.opened(letter())
    stores.letters.claim(CASE_ID, LETTER_ID, TODAY)
    stores.letters.settle(CASE_ID, LETTER_ID, SendRecord(SendState.RESERVED, None))
    assert stores.letters.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.CLAIMED


def test_a_release_holds_on_its_own_day_only(stores: Stores) -> None:
    stores.opened(letter())
    assert stores.letters.claim(CASE_ID, LETTER_ID, TODAY + timedelta(days=1)) is ClaimOutcome.NOT_RELEASED


def test_a_release_that_the_case_took_back_cannot_be_claimed(stores: Stores) -> None:
    stored = stores.opened(letter())
    stores.cases.save(following(stored, case(2, (letter(state=LetterState.RECALLED),))))
    assert stores.letters.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.NOT_RELEASED
    assert stores.letters.expire(CASE_ID, LETTER_ID) is ClaimOutcome.NOT_RELEASED
    assert stores.letters.record(CASE_ID, LETTER_ID) == SendRecord(SendState.EXPIRED, None)


def test_an_expired_release_cannot_be_claimed_and_a_claimed_one_cannot_expire(stores: Stores) -> None:
    stores.opened(letter())
    stores.letters.claim(CASE_ID, LETTER_ID, TODAY)
    assert stores.letters.expire(CASE_ID, LETTER_ID) is ClaimOutcome.IN_DOUBT
    stores.letters.settle(CASE_ID, LETTER_ID, SendRecord(SendState.RESERVED, None))
    assert stores.letters.expire(CASE_ID, LETTER_ID) is ClaimOutcome.NOT_RELEASED
    assert stores.letters.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.NOT_RELEASED


def test_an_unknown_letter_is_not_released(stores: Stores) -> None:
    stores.opened()
    assert stores.letters.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.NOT_RELEASED
    assert stores.letters.expire(CASE_ID, LETTER_ID) is ClaimOutcome.NOT_RELEASED
    assert stores.letters.record(CASE_ID, LETTER_ID) is None


def test_a_judiciary_file_is_claimed_as_a_letter_is(stores: Stores) -> None:
    stored = stores.opened()
    released = replace(case(2), handover=Handover("F-1", "bailiff-69", TODAY, (PARTY,)))
    stores.cases.save(following(stored, released))
    assert stores.letters.claim(CASE_ID, "F-1", TODAY) is ClaimOutcome.NOT_RELEASED
    assert stores.files.claim(CASE_ID, "F-1", TODAY) is ClaimOutcome.CLAIMED
    assert stores.files.record(CASE_ID, "F-1") == SendRecord(SendState.SENDING, None)


def test_releases_of_other_letters_leave_a_claim_alone(stores: Stores) -> None:
    stored = stores.opened(letter())
    stores.letters.claim(CASE_ID, LETTER_ID, TODAY)
    stores.cases.save(following(stored, case(2, (letter(),))))
    assert stores.letters.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.IN_DOUBT
