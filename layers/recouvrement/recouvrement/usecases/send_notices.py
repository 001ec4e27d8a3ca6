"""A released letter or message leaves once, on its day, if the case still wants it (design §7).

reserved -> sending -> sent, failed or unknown. Only what was certainly not sent is tried again; an e-mail may leave
twice, with the same reference; a letter in doubt waits for a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from recouvrement.clock import PARIS
from recouvrement.domain.case.effects import SendNotice
from recouvrement.domain.case.letters.record import Channel
from recouvrement.domain.errors import InvalidMessage, Outage
from recouvrement.domain.law.calendar import add_months, is_contact_time
from recouvrement.messages import reports
from recouvrement.messages.reports import Occasion
from recouvrement.usecases.envelopes import envelope_of
from recouvrement.usecases.ports import ClaimOutcome, SendRecord, letter_key
from recouvrement.usecases.sending_ports import NotSent, PostalOrder, SendState, Undeliverable

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.clock import Clock
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.state import Case
    from recouvrement.messages.effects import EffectMessage
    from recouvrement.messages.envelope import Envelope
    from recouvrement.usecases.ports import CaseStore, Evidence, Inbox, SendLedger
    from recouvrement.usecases.sending_ports import Mailer, MessageTexts, PostalGateway

IN_DOUBT = "an earlier attempt did not say how it ended"


@dataclass(frozen=True, slots=True)
class MailRoom:
    """What sending needs. `archive_years`: how long what has left is kept (C. com. L110-4)."""

    cases: CaseStore
    ledger: SendLedger
    evidence: Evidence
    texts: MessageTexts
    mailer: Mailer
    printing_house: PostalGateway
    inbox: Inbox
    clock: Clock
    archive_years: int


@dataclass(frozen=True, slots=True)
class _Task:
    message: EffectMessage
    notice: SendNotice
    letter: Letter
    today: date
    may_leave: bool  # on the day of its release; an e-mail within contact hours


def send_notice(message: EffectMessage, room: MailRoom) -> None:
    """Send it or not, and tell the case which. Raises InvalidMessage, or Outage or Conflict when it must come back."""
    task = _task(message, room)
    match _claim(task, room):
        case ClaimOutcome.CLAIMED:
            _send(task, room)
        case ClaimOutcome.IN_DOUBT if task.letter.channel is Channel.EMAIL:
            _send(task, room)
        case ClaimOutcome.IN_DOUBT:
            _settle(task, SendRecord(SendState.UNKNOWN, IN_DOUBT), room)
        case ClaimOutcome.NOT_RELEASED | ClaimOutcome.SETTLED:
            pass
    _report(task, room)


def _task(message: EffectMessage, room: MailRoom) -> _Task:
    if not isinstance(message.effect, SendNotice):
        raise InvalidMessage(f"{message.effect_id} is not a notice to send")
    stored = room.cases.case(message.case_id)
    letter = None if stored is None else stored.case.letter(message.effect.letter_id)
    if stored is None or letter is None:
        raise InvalidMessage(f"{message.effect_id}: there is no such letter")
    today = room.clock.today(message.businessday)
    may_leave = message.effect.released_on == today and _is_the_hour(message, stored.case, letter, room)
    return _Task(message, message.effect, letter, today, may_leave)


def _is_the_hour(message: EffectMessage, case: Case, letter: Letter, room: MailRoom) -> bool:
    """A copy of a message that comes back in the evening disturbs nobody (domain §4.4)."""
    if letter.channel is not Channel.EMAIL:
        return True
    now = room.clock.now(message.businessday, message.time).astimezone(PARIS)
    return is_contact_time(now, case.region_of(letter.party_id))


def _claim(task: _Task, room: MailRoom) -> ClaimOutcome:
    """A release that cannot be claimed any more is ended, so that nobody claims it after we said that it expired."""
    case_id, notice = task.message.case_id, task.notice
    if task.may_leave:
        outcome = room.ledger.claim(case_id, notice.letter_id, notice.released_on)
        if outcome is not ClaimOutcome.NOT_RELEASED:
            return outcome
    return room.ledger.expire(case_id, notice.letter_id)


def _send(task: _Task, room: MailRoom) -> None:
    try:
        reference = _handed_to_carrier(task, room)
    except NotSent:
        _settle(task, SendRecord(SendState.RESERVED, None), room)
        raise
    except Undeliverable as error:
        _settle(task, SendRecord(SendState.FAILED, str(error)), room)
    except Outage as error:
        if task.letter.channel is Channel.EMAIL:
            raise
        _settle(task, SendRecord(SendState.UNKNOWN, str(error)), room)
    else:
        _settle(task, SendRecord(SendState.SENT, reference), room)


def _handed_to_carrier(task: _Task, room: MailRoom) -> str:
    """Give the carrier's reference."""
    letter = task.letter
    match letter.channel:
        case Channel.EMAIL:
            party = room.cases.party(task.message.case_id, letter.party_id, letter.party_version)
            if party is None:
                raise Undeliverable("the person's particulars were erased")
            return room.mailer.send(room.texts.email(letter.code, party, letter.letter_id))
        case Channel.POST | Channel.REGISTERED:
            return room.printing_house.post(_order(task, room))
        case _:
            assert_never(letter.channel)


def _order(task: _Task, room: MailRoom) -> PostalOrder:
    letter, released_on = task.letter, task.notice.released_on
    if letter.sha256 is None:
        raise Undeliverable("the letter was never written")
    return PostalOrder(
        case_id=task.message.case_id,
        letter_id=letter.letter_id,
        code=letter.code,
        is_registered=letter.channel is Channel.REGISTERED,
        key=letter_key(task.message.case_id, letter.letter_id),
        sha256=letter.sha256,
        envelope=_envelope(task, room),
        released_on=released_on,
        businessday=task.message.businessday,
    )


def _envelope(task: _Task, room: MailRoom) -> str:
    """Raises NotSent when the particulars cannot be read: nothing was ordered yet."""
    letter = task.letter
    if letter.channel is Channel.REGISTERED:
        return letter.letter_id
    try:
        party = room.cases.party(task.message.case_id, letter.party_id, letter.party_version)
    except Outage as error:
        raise NotSent("the particulars could not be read") from error
    return envelope_of(party, letter, task.notice.released_on)


def _settle(task: _Task, record: SendRecord, room: MailRoom) -> None:
    room.ledger.settle(task.message.case_id, task.letter.letter_id, record)


def _report(task: _Task, room: MailRoom) -> None:
    """Say what the ledger says: an earlier attempt may have known better."""
    case_id, letter = task.message.case_id, task.letter
    record = room.ledger.record(case_id, letter.letter_id) or SendRecord(SendState.EXPIRED, None)
    if record.state == SendState.SENT and letter.channel is not Channel.EMAIL:
        until = add_months(task.notice.released_on, 12 * room.archive_years)
        room.evidence.retain(letter_key(case_id, letter.letter_id), until)
    room.inbox.send([_told(letter, record, _occasion(task, room))])


def _told(letter: Letter, record: SendRecord, occasion: Occasion) -> Envelope:
    said = record.reference or occasion.cause_id
    match SendState(record.state):
        case SendState.SENT:
            return reports.sent(occasion, letter.letter_id, said)
        case SendState.FAILED:
            return reports.failed(occasion, letter.letter_id, said)
        case SendState.UNKNOWN | SendState.SENDING:
            return reports.unknown(occasion, letter.letter_id, said)
        case SendState.EXPIRED | SendState.RESERVED:
            return reports.expired(occasion, letter.letter_id)


def _occasion(task: _Task, room: MailRoom) -> Occasion:
    """What left, left on the day of its release: a report that comes later does not move that day."""
    message = task.message
    is_that_day = task.today == task.notice.released_on
    at = room.clock.now(message.businessday, message.time) if is_that_day else message.time
    return Occasion("send_notices", message.effect_id, message.case_id, at, message.businessday)
