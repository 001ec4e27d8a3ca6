from datetime import UTC, date, datetime

import pytest

from fakes.case_store import FakeCaseStore
from recouvrement.clock import MessageClock
from recouvrement.domain.case.commands.acts import ApproveAct, Person
from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition, ReversePayment
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.endings import CloseCase, ReopenCase
from recouvrement.domain.case.commands.letters import ReportDelivery
from recouvrement.domain.case.commands.money import AttachPayment, SearchPayment
from recouvrement.domain.case.commands.stops import PlaceHold
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.journal import broken_at, read
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.case.state import CloseReason, Phase
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.errors import Conflict, InvalidMessage
from recouvrement.domain.identifiers import CaseId, ContractId, LetterId, MessageId, PersonName, ReceiptId
from recouvrement.domain.law.delegation import Level
from recouvrement.messages.data import Addressee
from recouvrement.messages.effects import read_effect
from recouvrement.messages.reader import Message, Tick
from recouvrement.usecases.advance_case import ATTEMPTS, Office, advance
from support.contracts import loan, receipt
from support.desk import ANNE, PAUL, procedure
from support.plans import ASSIGNEE

CASE = CaseId("LOAN-1-01")
LOAN = ContractId("LOAN-1")
FIRST = receipt(date(2025, 7, 12), "216.50", "T-first")
OPENING = date(2025, 8, 15)


class Procedures:
    def of(self, product):
        return procedure(product)


class Feeds:
    def __init__(self):
        self.newest = OPENING

    def newest_complete(self):
        return self.newest


class World:
    """An office, and messages to it. Ids are told once unless a test repeats them."""

    def __init__(self, store=None):
        self.store, self.feeds, self.pauses = store or FakeCaseStore(), Feeds(), []
        self.office = Office(self.store, self.feeds, Procedures(), MessageClock(), self.pauses.append)

    def tell(self, command, on, *, message_id=None, subject=LOAN, addressee=Addressee.CONTRACT):
        identifier = MessageId(message_id or f"{type(command).__name__}-{on}")
        time = datetime.combine(on, datetime.min.time(), UTC)
        advance(Message(identifier, "a.fact", time, subject, addressee, on, command), self.office)

    def tick(self, on, slot=Slot.MORNING):
        time = datetime(on.year, on.month, on.day, 6, tzinfo=UTC)
        advance(Tick(MessageId(f"day-{on}-{slot}"), time, on, (CASE,), ReachDay(slot)), self.office)

    def night(self, as_of, *receipts):
        self.feeds.newest = as_of
        self.tell(ReportPosition(loan(as_of, FIRST, *receipts)), as_of.replace(day=as_of.day + 1))

    @property
    def stored(self):
        return self.store.case(CASE)

    @property
    def journal(self):
        return [read(entry) for entry in self.store.journal(CASE)]


@pytest.fixture
def world():
    found = World()
    found.night(OPENING)
    return found


def names(events):
    return [type(event).__name__ for event in events]


def test_an_incident_opens_a_case_and_points_its_contract_to_it(world):
    assert world.stored.case.phase is Phase.AMICABLE
    assert world.store.pointer(LOAN).open_case == CASE
    assert world.store.party(CASE, "P-1", 1).last_name == "Martin"


def test_a_healthy_position_opens_nothing():
    world = World()
    world.tell(ReportPosition(loan(date(2025, 8, 1), FIRST)), date(2025, 8, 2))
    assert world.stored is None


def test_the_journal_folds_to_the_stored_case_and_its_chain_is_whole(world):
    world.night(date(2025, 8, 17))
    world.tick(date(2025, 8, 18), Slot.MORNING)
    assert fold(world.journal) == world.stored.case
    assert broken_at(world.store.journal(CASE)) is None


def test_a_position_that_says_nothing_new_moves_its_day_and_writes_nothing(world):
    before = world.journal
    world.night(date(2025, 8, 16))
    assert world.journal == before
    assert world.stored.as_of == date(2025, 8, 16)


def test_each_effect_is_a_message_that_names_its_case_and_its_day(world):
    world.night(date(2025, 8, 17))
    world.tick(date(2025, 8, 18), Slot.MORNING)
    sent = [read_effect(effect.body) for effect in world.store.rows.effects.values()]
    assert {message.case_id for message in sent} == {CASE}
    assert sent[-1].businessday == date(2025, 8, 18)
    assert len({message.effect_id for message in sent}) == len(sent)


def test_a_message_delivered_twice_counts_once(world):
    hold = PlaceHold(Hold("H-1", HoldReason.DISPUTE, OPENING, None), PersonName("Anne"))
    for _ in range(2):
        world.tell(hold, date(2025, 8, 16))
    assert names(world.journal).count("HoldPlaced") == 1


def test_a_payment_without_a_case_waits_for_one():
    world = World()
    world.tell(RecordPayment(receipt(date(2025, 8, 14), "16.50", "T-early")), date(2025, 8, 14))
    world.night(OPENING)
    assert [one.receipt_id for one in world.stored.case.receipts] == ["T-first", "T-early"]
    assert world.store.pointer(LOAN).waiting == ()


def test_money_recognised_without_a_case_waits_at_its_original_date():
    world = World()
    early = receipt(date(2025, 8, 14), "16.50", "T-early")
    world.tell(AttachPayment(early, PAUL), date(2025, 8, 15))
    assert world.store.pointer(LOAN).waiting == (early,)
    world.night(OPENING)
    assert early in world.stored.case.receipts


def test_money_recognised_after_a_write_off_belongs_to_what_was_written_off(world):
    world.tell(ApproveAct(Act.WRITE_OFF, ANNE, PAUL), date(2025, 8, 18))
    lost = receipt(date(2025, 8, 14), "16.50", "T-lost")
    world.tell(AttachPayment(lost, PAUL), date(2025, 8, 19))
    assert lost in world.stored.case.receipts


def test_money_searched_for_when_the_case_closed_is_attached_to_it_and_waits_for_the_next_one(world):
    lost = receipt(date(2025, 8, 14), "16.50", "T-lost")
    world.tell(SearchPayment(lost, date(2025, 8, 16)), date(2025, 8, 16))
    world.tell(RecordPayment(receipt(date(2025, 8, 18), "216.50", "T-all")), date(2025, 8, 18))
    assert not world.stored.case.is_open
    world.tell(AttachPayment(lost, PAUL), date(2025, 8, 19))
    assert lost in world.stored.case.receipts
    assert lost in world.store.pointer(LOAN).waiting


def test_a_waiting_payment_that_is_reversed_no_longer_waits():
    world = World()
    world.tell(RecordPayment(receipt(date(2025, 8, 14), "16.50", "T-early")), date(2025, 8, 14))
    world.tell(ReversePayment(ReceiptId("T-early"), date(2025, 8, 15)), date(2025, 8, 15))
    assert world.store.pointer(LOAN).waiting == ()


def test_a_payment_lost_after_the_case_was_closed_reopens_the_same_incident(world):
    world.tell(RecordPayment(receipt(date(2025, 8, 18), "216.50", "T-all")), date(2025, 8, 18))
    assert world.store.pointer(LOAN).last.case_id == "LOAN-1-01"
    world.tell(ReversePayment(ReceiptId("T-all"), date(2025, 8, 25)), date(2025, 8, 25))
    assert names(world.journal)[-4:] == ["ReceiptReversed", "CaseReopened", "StepsUndone", "AlarmRaised"]
    pointer = world.store.pointer(LOAN)
    assert (pointer.open_case, pointer.cases, pointer.last) == ("LOAN-1-01", 1, None)
    world.night(date(2025, 8, 26))
    assert world.stored.case.is_open
    assert world.store.pointer(LOAN).cases == 1


def test_what_was_written_off_opens_nothing_and_its_money_finds_it(world):
    world.tell(ApproveAct(Act.WRITE_OFF, ANNE, PAUL), date(2025, 8, 18))
    assert world.store.pointer(LOAN).open_case is None
    world.night(date(2025, 8, 19))
    assert world.store.pointer(LOAN).cases == 1
    world.tell(RecordPayment(receipt(date(2025, 8, 21), "50.00", "T-50")), date(2025, 8, 21))
    assert "T-50" in {one.receipt_id for one in world.stored.case.receipts}
    world.tell(
        ReopenCase(date(2025, 8, 22), ANNE.name, "a new employer"), date(2025, 8, 22), addressee=Addressee.EITHER
    )
    assert world.store.pointer(LOAN).open_case == CASE
    world.night(date(2025, 8, 25))
    assert world.stored.case.is_open


def test_money_for_a_claim_that_was_assigned_is_told_to_its_case_which_asks_a_person(world):
    committee = Person(PersonName("Comité"), Level.COMMITTEE)
    world.tell(CloseCase(CloseReason.ASSIGNED, date(2025, 8, 18), committee, PAUL, ASSIGNEE), date(2025, 8, 18))
    assert world.store.pointer(LOAN).open_case is None
    world.tell(RecordPayment(receipt(date(2025, 8, 21), "50.00", "T-50")), date(2025, 8, 21))
    assert "T-50" in {one.receipt_id for one in world.stored.case.receipts}
    assert world.stored.next_action_on == date(2025, 8, 21)


def test_a_customer_who_falls_behind_again_soon_is_known(world):
    paid = receipt(date(2025, 8, 18), "216.50", "T-all")
    world.tell(RecordPayment(paid), date(2025, 8, 18))
    world.night(date(2025, 9, 16), paid)
    pointer = world.store.pointer(LOAN)
    assert (pointer.open_case, pointer.last) == ("LOAN-1-02", None)
    opened = world.store.case(pointer.open_case).case
    assert (opened.previous.case_id, opened.previous.in_a_row) == (CASE, 2)


def test_a_case_is_not_reopened_beside_another(world):
    paid = receipt(date(2025, 8, 18), "216.50", "T-all")
    world.tell(RecordPayment(paid), date(2025, 8, 18))
    world.night(date(2025, 9, 16), paid)
    told = {"subject": CASE, "addressee": Addressee.CASE}
    with pytest.raises(InvalidMessage, match="LOAN-1-02 is open"):
        world.tell(ReversePayment(ReceiptId("T-all"), date(2025, 9, 18)), date(2025, 9, 18), **told)


def test_a_case_that_is_paid_closes_and_frees_its_contract(world):
    world.tell(RecordPayment(receipt(date(2025, 8, 18), "216.50", "T-all")), date(2025, 8, 18))
    assert world.stored.case.close_reason is CloseReason.REGULARISED
    assert world.store.pointer(LOAN).open_case is None
    assert world.stored.next_action_on is None


def test_a_payment_that_the_feed_does_not_know_yet_reopens_nothing(world):
    world.tell(RecordPayment(receipt(date(2025, 8, 18), "216.50", "T-all")), date(2025, 8, 18))
    world.night(date(2025, 8, 20))  # the bank's own books are late: the feed still shows the arrears
    assert world.store.pointer(LOAN).open_case is None


def test_an_old_position_does_not_reopen_a_settled_case(world):
    world.tell(RecordPayment(receipt(date(2025, 8, 18), "216.50", "T-all")), date(2025, 8, 18))
    world.tell(ReportPosition(loan(OPENING, FIRST)), date(2025, 8, 19), message_id="late")
    assert world.store.pointer(LOAN).open_case is None


def test_a_new_incident_after_a_settled_one_opens_a_second_case(world):
    world.tell(RecordPayment(receipt(date(2025, 8, 18), "216.50", "T-all")), date(2025, 8, 18))
    world.night(date(2025, 9, 15), receipt(date(2025, 8, 18), "216.50", "T-all"))
    assert world.store.pointer(LOAN).open_case == "LOAN-1-02"


def test_a_subject_that_nobody_knows_is_a_dead_letter(world):
    with pytest.raises(InvalidMessage, match="there is no case LOAN-9-01"):
        world.tell(ReachDay(Slot.MORNING), OPENING, subject="LOAN-9-01", addressee=Addressee.CASE)


class Contended(FakeCaseStore):
    """Another writer is faster so many times."""

    def __init__(self, times):
        super().__init__()
        self.times = times

    def save(self, transition):
        if self.times:
            self.times -= 1
            raise Conflict("somebody was faster")
        super().save(transition)


def test_contention_is_decided_again_at_once():
    world = World(Contended(ATTEMPTS - 1))
    world.night(OPENING)
    assert world.stored is not None
    assert world.pauses == [1, 2, 3, 4, 5]


def test_contention_that_lasts_brings_the_message_back():
    with pytest.raises(Conflict):
        World(Contended(ATTEMPTS)).night(OPENING)


class AnswerLost(FakeCaseStore):
    """The first save succeeds, and its answer is lost."""

    lost = False

    def save(self, transition):
        super().save(transition)
        if not self.lost:
            self.lost = True
            raise Conflict("our own earlier success")


def test_our_own_success_whose_answer_was_lost_is_recognised():
    world = World(AnswerLost())
    world.night(OPENING)
    assert names(world.journal) == ["CaseOpened"]


def test_a_request_that_was_refused_is_recorded_once_however_often_it_comes(world):
    for _ in range(2):
        world.tell(ReportDelivery(LetterId("L-9"), Delivery.PRESENTED, OPENING), date(2025, 8, 16), message_id="m-9")
    assert names(world.journal).count("CommandRefused") == 1


def test_a_payment_that_waits_is_parked_once_however_often_it_comes():
    world = World()
    for _ in range(2):
        world.tell(RecordPayment(receipt(date(2025, 8, 14), "16.50", "T-early")), date(2025, 8, 14))
    assert world.store.pointer(LOAN).version == 1
    assert world.pauses == []


def test_the_payment_that_closed_a_case_counts_once_when_it_comes_again(world):
    for _ in range(2):
        world.tell(RecordPayment(receipt(date(2025, 8, 18), "216.50", "T-all")), date(2025, 8, 18))
        closed = world.store.pointer(LOAN).version
    assert world.stored.case.phase is Phase.CLOSED
    assert closed == 2  # the opening and the closing


def test_an_older_position_does_not_take_the_day_of_the_facts_back(world):
    world.tell(ReportPosition(loan(date(2025, 8, 13), FIRST)), date(2025, 8, 17))
    assert world.stored.as_of == OPENING


def test_several_events_of_one_decision_follow_one_another_in_the_chain(world):
    world.tell(RecordPayment(receipt(date(2025, 8, 18), "216.50", "T-all")), date(2025, 8, 18))
    assert names(world.journal)[-2:] == ["ReceiptBooked", "CaseClosed"]
    assert broken_at(world.store.journal(CASE)) is None
