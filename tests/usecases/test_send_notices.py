"""Whatever fails between claim and report, a letter leaves at most once and an e-mail is known by its reference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from fakes.case_material import CASE_ID, LETTER_ID, TODAY, case, following, letter, opening
from fakes.case_store import FakeCaseStore, FakeSendLedger
from fakes.lambdas import CHECKOUT
from fakes.senders import FakeEvidence, FakeMailer, FakePrintingHouse, FakeQueue
from recouvrement.adapters.message_texts import load_message_texts
from recouvrement.clock import MessageClock
from recouvrement.domain.case.effects import SendNotice, WriteLetter
from recouvrement.domain.case.letters.record import Channel, Letter, LetterState
from recouvrement.domain.errors import InvalidMessage, Outage
from recouvrement.domain.identifiers import EffectId, LetterId
from recouvrement.messages.effects import EffectMessage
from recouvrement.usecases.envelopes import envelope_of
from recouvrement.usecases.ports import ClaimOutcome, SendRecord, letter_key
from recouvrement.usecases.releases import Sending
from recouvrement.usecases.send_notices import MailRoom, send_notice
from recouvrement.usecases.sending_ports import NotSent, SendState, Undeliverable
from support.contracts import LEA, NOE

KEY = letter_key(CASE_ID, LETTER_ID)
EFFECT = EffectId("LOAN-1-01.000003.0")


@dataclass
class Office:
    room: MailRoom
    store: FakeCaseStore
    ledger: FakeSendLedger
    mailer: FakeMailer
    house: FakePrintingHouse
    inbox: FakeQueue
    evidence: FakeEvidence

    def send(self, businessday: date = TODAY) -> None:
        send_notice(notice(businessday), self.room)

    @property
    def state(self) -> str | None:
        record = self.ledger.record(CASE_ID, LETTER_ID)
        return None if record is None else record.state


def notice(businessday: date = TODAY) -> EffectMessage:
    time = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
    return EffectMessage(EFFECT, CASE_ID, SendNotice(LETTER_ID, 3, TODAY), time, businessday)


def office(*letters: Letter) -> Office:
    store = FakeCaseStore()
    store.save(opening(*letters))
    ledger = FakeSendLedger(store.rows, Sending.LETTER)
    mailer, house, inbox, evidence = FakeMailer(), FakePrintingHouse(), FakeQueue(), FakeEvidence()
    texts = load_message_texts(CHECKOUT / "layers" / "procedure" / "procedure")
    room = MailRoom(store, ledger, evidence, texts, mailer, house, inbox, MessageClock(), 5)
    return Office(room, store, ledger, mailer, house, inbox, evidence)


def registered() -> Letter:
    return letter(Channel.REGISTERED)


def message() -> Letter:
    return replace(letter(Channel.EMAIL), code="M01")


def test_a_registered_letter_goes_to_the_printing_house_and_is_locked():
    desk = office(registered())
    desk.send()
    [order] = desk.house.posted
    assert (order.letter_id, order.is_registered, order.key, order.sha256) == (LETTER_ID, True, KEY, "a" * 64)
    assert desk.evidence.retained == {KEY: date(2031, 1, 5)}
    [report] = desk.inbox.sent
    assert (report.short_type, report.id, report.subject) == ("letter.sent", f"{EFFECT}:sent", CASE_ID)
    assert report.data == {"letter_id": LETTER_ID, "reference": "post-1"}
    assert report.businessday == TODAY


def test_a_plain_letter_is_ordered_as_plain():
    desk = office(letter(Channel.POST))
    desk.send()
    assert [order.is_registered for order in desk.house.posted] == [False]


def test_a_registered_letter_has_an_envelope_of_its_own():
    desk = office(registered())
    desk.send()
    assert [order.envelope for order in desk.house.posted] == [LETTER_ID]


def test_a_plain_letter_goes_into_the_envelope_of_the_person_and_the_day():
    desk = office(letter(Channel.POST))
    desk.send()
    party = desk.store.party(CASE_ID, letter(Channel.POST).party_id, 1)
    [order] = desk.house.posted
    assert order.envelope == envelope_of(party, letter(Channel.POST), TODAY)


def test_a_plain_letter_whose_particulars_cannot_be_read_has_not_left(monkeypatch):
    def unreadable(*_: object) -> None:
        raise Outage("DynamoDB is away")

    desk = office(letter(Channel.POST))
    monkeypatch.setattr(desk.store, "party", unreadable)
    with pytest.raises(NotSent):
        desk.send()
    assert (desk.state, desk.house.posted) == (SendState.RESERVED, [])


def test_the_letters_of_two_contracts_to_one_person_share_an_envelope_that_day_only():
    first, other = letter(Channel.POST), replace(letter(Channel.POST), letter_id=LetterId("LOAN-2-01.000002"))
    assert envelope_of(LEA, first, TODAY) == envelope_of(LEA, other, TODAY)
    assert envelope_of(LEA, first, TODAY) != envelope_of(LEA, first, TODAY + timedelta(days=1))


def test_two_holders_of_one_account_have_an_envelope_each_at_the_same_address():
    assert NOE.address == LEA.address
    assert envelope_of(LEA, letter(Channel.POST), TODAY) != envelope_of(NOE, letter(Channel.POST), TODAY)


def test_an_envelope_goes_to_one_address_and_without_any_the_letter_travels_alone():
    moved = replace(LEA, address=replace(LEA.address, line1="9 rue Neuve"))
    assert envelope_of(LEA, letter(Channel.POST), TODAY) != envelope_of(moved, letter(Channel.POST), TODAY)
    assert envelope_of(None, letter(Channel.POST), TODAY) == LETTER_ID


def test_an_email_says_its_reference_and_no_amount():
    desk = office(message())
    desk.send()
    [email] = desk.mailer.sent
    assert email.to == "zoe@example.org"
    assert LETTER_ID in email.text
    assert "Madame Dupont & Fils <SARL>" in email.text
    assert "€" not in email.text
    assert "200" not in email.text.replace(LETTER_ID, "")
    assert desk.evidence.retained == {}
    assert desk.inbox.types == ["letter.sent"]


def test_the_same_notice_delivered_twice_sends_once_and_reports_the_same_twice():
    desk = office(registered())
    desk.send()
    desk.send()
    assert len(desk.house.posted) == 1
    assert len({report.id for report in desk.inbox.sent}) == 1
    assert desk.inbox.sent[0].data == desk.inbox.sent[1].data


def test_a_notice_that_comes_a_day_late_sends_nothing_and_says_so():
    desk = office(registered())
    desk.send(TODAY + timedelta(days=1))
    assert desk.house.posted == []
    assert desk.inbox.types == ["letter.expired"]
    desk.send(TODAY)
    assert desk.house.posted == []


def test_a_report_that_was_lost_is_made_again_days_later_with_the_day_of_sending():
    desk = office(registered())
    desk.inbox.fault = Outage("the inbox is away")
    with pytest.raises(Outage):
        desk.send()
    desk.inbox.fault = None
    desk.send(TODAY + timedelta(days=5))
    assert len(desk.house.posted) == 1
    assert desk.inbox.types == ["letter.sent"]
    assert desk.inbox.sent[0].time.date() == TODAY


@pytest.mark.parametrize(("hour", "minute", "is_sent"), [(7, 59, False), (8, 0, True), (18, 59, True), (19, 0, False)])
def test_an_email_that_comes_back_outside_contact_hours_sends_nothing(hour, minute, is_sent):
    desk = office(message())
    at = datetime(2026, 1, 5, hour, minute, tzinfo=UTC)  # an hour later in Paris; from nine to eight there
    send_notice(replace(notice(), time=at), desk.room)
    assert bool(desk.mailer.sent) is is_sent
    desk = office(registered())
    send_notice(replace(notice(), time=at), desk.room)
    assert desk.house.posted


def test_a_letter_that_the_case_took_back_does_not_leave():
    desk = office(registered())
    stored = desk.store.case(CASE_ID)
    assert stored is not None
    desk.store.save(following(stored, case(2, (letter(Channel.REGISTERED, LetterState.RECALLED),))))
    desk.send()
    assert desk.house.posted == []
    assert desk.inbox.types == ["letter.expired"]
    assert desk.state == SendState.EXPIRED


def test_what_was_certainly_not_sent_is_given_back_and_tried_again():
    desk = office(registered())
    desk.house.fault = NotSent("throttled")
    with pytest.raises(NotSent):
        desk.send()
    assert (desk.state, desk.inbox.sent) == (SendState.RESERVED, [])
    desk.house.fault = None
    desk.send()
    assert desk.inbox.types == ["letter.sent"]


def test_a_letter_whose_fate_is_unknown_waits_for_a_person():
    desk = office(registered())
    desk.house.fault = Outage("the answer was lost")
    desk.send()
    desk.house.fault = None
    desk.send()
    assert desk.house.posted == []
    assert desk.inbox.types == ["send.unknown", "send.unknown"]
    assert desk.state == SendState.UNKNOWN


def test_a_letter_claimed_by_an_attempt_that_died_waits_for_a_person():
    desk = office(registered())
    assert desk.ledger.claim(CASE_ID, LETTER_ID, TODAY) is ClaimOutcome.CLAIMED
    desk.send()
    assert desk.house.posted == []
    assert desk.inbox.types == ["send.unknown"]


def test_an_email_in_doubt_leaves_again_with_the_same_reference():
    desk = office(message())
    desk.mailer.fault = Outage("the answer was lost")
    with pytest.raises(Outage):
        desk.send()
    desk.mailer.fault = None
    desk.send()
    assert [email.reference for email in desk.mailer.sent] == [LETTER_ID]
    assert desk.inbox.types == ["letter.sent"]


def test_an_attempt_that_ends_after_it_was_thought_dead_corrects_the_doubt():
    desk = office(registered())
    desk.ledger.claim(CASE_ID, LETTER_ID, TODAY)
    desk.send()
    desk.ledger.settle(CASE_ID, LETTER_ID, SendRecord(SendState.SENT, "post-7"))
    desk.send()
    assert desk.inbox.types == ["send.unknown", "letter.sent"]


def test_a_refused_recipient_is_a_failure_that_nobody_retries():
    desk = office(message())
    desk.mailer.fault = Undeliverable("SES: MessageRejected")
    desk.send()
    assert desk.inbox.types == ["send.failed"]
    assert desk.inbox.sent[0].data["reason"] == "SES: MessageRejected"


def test_a_person_who_was_erased_or_has_no_address_gets_nothing():
    desk = office(message())
    desk.store.rows.parties.clear()
    desk.send()
    assert desk.inbox.types == ["send.failed"]


def test_a_lock_that_fails_is_tried_again_without_sending_again():
    desk = office(registered())
    desk.evidence.fault = Outage("S3 is away")
    with pytest.raises(Outage):
        desk.send()
    desk.evidence.fault = None
    desk.send()
    assert len(desk.house.posted) == 1
    assert KEY in desk.evidence.retained


def test_what_is_no_notice_or_names_no_letter_is_refused():
    desk = office(registered())
    with pytest.raises(InvalidMessage):
        send_notice(replace(notice(), effect=WriteLetter(LETTER_ID, 2)), desk.room)
    with pytest.raises(InvalidMessage):
        send_notice(replace(notice(), effect=SendNotice(LetterId("other"), 2, TODAY)), desk.room)
