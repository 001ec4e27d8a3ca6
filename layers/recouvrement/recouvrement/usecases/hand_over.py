"""The judiciary file leaves the bank, or comes back: once for the case, however often the message comes.

Each part may be done again without harm: the evidence is written once, the token of a file is always the same, a grant
is made if absent, the e-mail bears the same reference. So an attempt that died is simply done again.
"""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.clock import PARIS
from recouvrement.domain.case.effects import HandOverFile, RecallFile, RenewAccess, RevokeAccess, TellBailiff
from recouvrement.domain.case.time_bar.last_day import last_day_to_sue
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.calendar import add_months
from recouvrement.messages import reports
from recouvrement.messages.reports import HandedOver, Occasion
from recouvrement.usecases.bailiff_emails import Access, handed_over_email
from recouvrement.usecases.bailiff_news import keep_bailiff_informed, new_grant
from recouvrement.usecases.judiciary_file import dossier_of, judiciary_file
from recouvrement.usecases.ports import ClaimOutcome, SendRecord, file_key
from recouvrement.usecases.sending_ports import Grant, NotSent, SendState, Undeliverable

if TYPE_CHECKING:
    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.messages.effects import EffectMessage
    from recouvrement.usecases.chambers import Chambers

FUNCTION: Final = "hand_over"


def carry_out(message: EffectMessage, chambers: Chambers) -> None:
    """Hand a file over, or tell its bailiff what has changed since. Raises InvalidMessage for any other effect."""
    match message.effect:
        case HandOverFile() as effect:
            _hand_over(message, effect, chambers)
        case RecallFile() | TellBailiff() | RevokeAccess() | RenewAccess() as effect:
            keep_bailiff_informed(message, effect, chambers)
        case _:
            raise InvalidMessage(f"hand_over does not carry out {type(message.effect).__name__}")


def _hand_over(message: EffectMessage, effect: HandOverFile, chambers: Chambers) -> None:
    outcome = _claim(message, effect, chambers)
    match outcome:
        case ClaimOutcome.NOT_RELEASED:
            _give_up(message, effect, chambers)
        case ClaimOutcome.SETTLED:
            _report_handed_over(message, effect, chambers)
        case ClaimOutcome.IN_DOUBT if not _may_go_on(message, effect, chambers):
            _settle(message, effect, SendRecord(SendState.EXPIRED, None), chambers)
            _give_up(message, effect, chambers)
        case ClaimOutcome.CLAIMED | ClaimOutcome.IN_DOUBT:
            _leave(message, effect, outcome, chambers)
            _report_handed_over(message, effect, chambers)
        case _:
            assert_never(outcome)


def _claim(message: EffectMessage, effect: HandOverFile, chambers: Chambers) -> ClaimOutcome:
    """A release that cannot be claimed any more is ended, so that nobody claims it after we said that it expired."""
    if _is_its_day(message, effect, chambers):
        outcome = chambers.ledger.claim(message.case_id, effect.file_id, effect.released_on)
        if outcome is not ClaimOutcome.NOT_RELEASED:
            return outcome
    return chambers.ledger.expire(message.case_id, effect.file_id)


def _is_its_day(message: EffectMessage, effect: HandOverFile, chambers: Chambers) -> bool:
    """Whether this is the one business day on which the release is valid (design §7)."""
    return chambers.clock.today(message.businessday) == effect.released_on


def _may_go_on(message: EffectMessage, effect: HandOverFile, chambers: Chambers) -> bool:
    """Whether an attempt that died is to be finished.

    The grant comes before the e-mail: without one the bailiff knows nothing yet, so that a release which is over, or
    taken back meanwhile, may still be given up. With one he may know: he gets the file, and is told if it is recalled.
    """
    if chambers.door.grants.grant(chambers.door.grant_id(effect.file_id)) is not None:
        return True
    stored = chambers.room.store.case(message.case_id)
    file = None if stored is None else stored.case.handover
    is_released = file is not None and file.file_id == effect.file_id and file.is_released
    return is_released and _is_its_day(message, effect, chambers)


def _leave(message: EffectMessage, effect: HandOverFile, outcome: ClaimOutcome, chambers: Chambers) -> None:
    room, key = chambers.room, file_key(message.case_id, effect.file_id)
    dossier = dossier_of(room, message.case_id, effect.version)
    room.evidence.store(key, judiciary_file(room, dossier))
    grant = new_grant(message, (effect.file_id, 0), dossier.desk.parameters, chambers)
    chambers.door.grants.create(grant)
    try:
        reference = _tell_bailiff(dossier, grant, chambers)
    except (NotSent, Undeliverable):
        # Certainly not sent: the claim is given back, unless an earlier attempt may have sent it.
        if outcome is ClaimOutcome.CLAIMED:
            _settle(message, effect, SendRecord(SendState.RESERVED, None), chambers)
        raise
    room.evidence.retain(key, _kept_until(dossier))
    _settle(message, effect, SendRecord(SendState.SENT, reference), chambers)


def _settle(message: EffectMessage, effect: HandOverFile, record: SendRecord, chambers: Chambers) -> None:
    chambers.ledger.settle(message.case_id, effect.file_id, record)


def _tell_bailiff(dossier: Dossier, grant: Grant, chambers: Chambers) -> str:
    """Give the mail service's reference. The link lasts as long as the grant that is kept, whoever made it."""
    door, file_id = chambers.door, dossier.handover.file_id
    kept = door.grants.grant(grant.grant_id) or grant
    last_day = last_day_to_sue(dossier.case, dossier.on, dossier.desk.parameters)
    access = Access(door.link(file_id), kept.not_after.astimezone(PARIS).date(), last_day)
    return door.mailer.send(handed_over_email(dossier.desk.bank, dossier.desk.bailiff, file_id, access))


def _kept_until(dossier: Dossier) -> date:
    """As long as the order that it is to bring may be enforced (CPCE L111-4)."""
    return add_months(dossier.on, 12 * dossier.desk.parameters.retention.order_years)


def _report_handed_over(message: EffectMessage, effect: HandOverFile, chambers: Chambers) -> None:
    """Tell what is kept, so that a report made twice says the same."""
    kept = chambers.room.evidence.load(file_key(message.case_id, effect.file_id))
    handed = HandedOver(effect.file_id, sha256(kept).hexdigest(), chambers.door.grant_id(effect.file_id))
    chambers.inbox.send([reports.handed_over(_occasion(message, effect, chambers), handed)])


def _give_up(message: EffectMessage, effect: HandOverFile, chambers: Chambers) -> None:
    """Nothing left the bank. A grant that an attempt has made, and that nobody was told of, is closed all the same."""
    chambers.door.grants.revoke(chambers.door.grant_id(effect.file_id), chambers.clock.today(message.businessday))
    chambers.inbox.send([reports.file_expired(_occasion(message, effect, chambers), effect.file_id)])


def _occasion(message: EffectMessage, effect: HandOverFile, chambers: Chambers) -> Occasion:
    """What left, left on the day of its release: a report that comes later does not move that day."""
    at = _now(message, chambers) if _is_its_day(message, effect, chambers) else message.time
    return Occasion(FUNCTION, message.effect_id, message.case_id, at, message.businessday)


def _now(message: EffectMessage, chambers: Chambers) -> datetime:
    return chambers.clock.now(message.businessday, message.time)
