"""What an event asks of the world. Each is a message that counts once: its id is the event's number and an ordinal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.claim import CaseClosed, CaseOpened
from recouvrement.domain.case.events.enforcement import BailiffTold, GrantRenewed, GrantRevoked, Subject
from recouvrement.domain.case.events.ficp import FicpDeclarationPrepared, FicpLiftingPrepared
from recouvrement.domain.case.events.letters import LetterReleased, LetterRequested
from recouvrement.domain.case.events.procedure import AlarmRaised, ApprovalAsked, HandoverRecalled, HandoverReleased
from recouvrement.domain.case.ficp.entries import FicpAct
from recouvrement.domain.case.letters.record import Channel
from recouvrement.domain.identifiers import CaseId, EffectId, LetterId, PartyId
from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case


@dataclass(frozen=True, slots=True)
class WriteLetter:
    """Compose and store it, from the case as it stood at `version`: later facts do not change what is written."""

    letter_id: LetterId
    version: int


@dataclass(frozen=True, slots=True)
class SendNotice:
    """Send a released letter or message, on `released_on` or not at all."""

    letter_id: LetterId
    version: int
    released_on: date


@dataclass(frozen=True, slots=True)
class HandOverFile:
    """Make the judiciary file from the case as it stood at `version`, and grant the bailiff access to it."""

    file_id: str
    version: int
    released_on: date


@dataclass(frozen=True, slots=True)
class RecallFile:
    file_id: str
    version: int
    reason: str


@dataclass(frozen=True, slots=True)
class RaiseAlert:
    kind: str  # of an alarm, or of what everybody may want to know: teams subscribe to it
    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ReportToFicp:
    """Put it into the remittance of the day to the Banque de France; `amount` is what stood unpaid."""

    act: FicpAct
    party_id: PartyId
    version: int


@dataclass(frozen=True, slots=True)
class TellBailiff:
    """One thing that he must know before his next act. `amount`: of a payment, else None."""

    file_id: str
    version: int
    subject: Subject
    about: str
    fact_on: date
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class RevokeAccess:
    """Every link to the file that was ever made."""

    file_id: str
    version: int


@dataclass(frozen=True, slots=True)
class RenewAccess:
    """A new link, in place of those before it. `number`: of the renewal, from 1."""

    file_id: str
    version: int
    number: int


BailiffNews = TellBailiff | RevokeAccess | RenewAccess
Effect = WriteLetter | SendNotice | HandOverFile | RecallFile | BailiffNews | ReportToFicp | RaiseAlert


def effect_id(case_id: CaseId, number: int, ordinal: int = 0) -> EffectId:
    """`number`: of the event that caused it."""
    return EffectId(f"{case_id}.{number:06d}.{ordinal}")


def effects_of(case: Case, event: Event) -> tuple[Effect, ...]:
    """`case` is the case just after `event`, so its version is the event's number."""
    match event:
        case LetterRequested(letter_id=letter_id, channel=channel) if channel is not Channel.EMAIL:
            return (WriteLetter(letter_id, case.version),)
        case LetterReleased(letter_id, on, _):
            return (SendNotice(letter_id, case.version, on),)
        case HandoverReleased(file_id=file_id, on=on):
            return (HandOverFile(file_id, case.version, on),)
        case HandoverRecalled(file_id, reason, _):
            return (RecallFile(file_id, case.version, reason),)
        case FicpDeclarationPrepared(party_id=party_id):
            return (ReportToFicp(FicpAct.DECLARE, party_id, case.version),)
        case FicpLiftingPrepared(party_id=party_id):
            return (ReportToFicp(FicpAct.LIFT, party_id, case.version),)
        case BailiffTold() | GrantRevoked() | GrantRenewed():
            return _for_the_bailiff(case, event)
        case AlarmRaised(kind, key, sentence, _):
            return (RaiseAlert(kind, key, sentence),)
        case ApprovalAsked(act=act):
            return (
                RaiseAlert(
                    "approval.wanted", f"{act}:{case.version}", f"{case.case_id}: a named person must decide on {act}"
                ),
            )
        case CaseOpened(on=on):
            return (RaiseAlert("case.opened", case.case_id, f"{case.case_id} was opened on {on}"),)
        case CaseClosed(reason, on):
            return (RaiseAlert("case.closed", case.case_id, f"{case.case_id} was closed on {on}: {reason}"),)
        case _:
            return ()


def _for_the_bailiff(case: Case, event: BailiffTold | GrantRevoked | GrantRenewed) -> tuple[Effect, ...]:
    if case.handover is None:
        return ()
    file_id, version = case.handover.file_id, case.version
    match event:
        case BailiffTold(_, subject, about, fact_on, _, amount):
            return (TellBailiff(file_id, version, subject, about, fact_on, amount),)
        case GrantRevoked():
            return (RevokeAccess(file_id, version),)
        case GrantRenewed(number=number):
            return (RenewAccess(file_id, version, number),)
        case _:
            assert_never(event)
