"""What our own functions report of an effect they carried out. The words they use are in `reports`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import Field

from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.ficp import ReportFicpExpired
from recouvrement.domain.case.commands.files import ReportHandedOver, ReportHandoverExpired, ReportLinkUse
from recouvrement.domain.case.commands.letters import (
    ReportExpired,
    ReportFailed,
    ReportInDoubt,
    ReportSent,
    ReportUnwritable,
    ReportWritten,
)
from recouvrement.domain.identifiers import LetterId, PartyId
from recouvrement.messages.data import Addressee, Data, Identifier, MessageType, Sha256, Text, day_of, typed
from recouvrement.messages.envelope import Envelope, utc

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command

CASES_PER_TICK: Final = 10


class LetterWritten(Data):
    """`left_out`: what no paper can carry, by place and code point; the source of the name is to be mended."""

    letter_id: Identifier
    sha256: Sha256
    left_out: tuple[Text, ...] = ()

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ReportWritten(LetterId(self.letter_id), self.sha256)


class LetterUnwritable(Data):
    letter_id: Identifier
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ReportUnwritable(LetterId(self.letter_id), self.reason)


class LetterSent(Data):
    """`reference` is that of whoever took it: the mailer's, or the printing house's queue."""

    letter_id: Identifier
    reference: Text

    def command(self, envelope: Envelope) -> Command:
        return ReportSent(LetterId(self.letter_id), day_of(envelope), self.reference)


class LetterExpired(Data):
    letter_id: Identifier

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ReportExpired(LetterId(self.letter_id))


class SendFailed(Data):
    letter_id: Identifier
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ReportFailed(LetterId(self.letter_id), self.reason)


class SendUnknown(Data):
    letter_id: Identifier
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ReportInDoubt(LetterId(self.letter_id), self.reason)


class FileHandedOver(Data):
    file_id: Identifier
    sha256: Sha256
    grant_id: Sha256

    def command(self, envelope: Envelope) -> Command:
        return ReportHandedOver(self.file_id, self.sha256, self.grant_id, day_of(envelope))


class FileExpired(Data):
    file_id: Identifier

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ReportHandoverExpired(self.file_id)


class LinkUsed(Data):
    """`address` is the network address that followed the link."""

    grant_id: Sha256
    address: Text

    def command(self, envelope: Envelope) -> Command:
        return ReportLinkUse(self.grant_id, utc(envelope.time), self.address)


class FicpExpired(Data):
    """The declaration was not remitted on the day it was decided."""

    party_id: Identifier

    def command(self, envelope: Envelope) -> Command:
        del envelope
        return ReportFicpExpired(PartyId(self.party_id))


class DayReached(Data):
    """The only message about several cases: its subject is the day."""

    case_ids: list[Identifier] = Field(min_length=1, max_length=CASES_PER_TICK)
    slot: Slot

    def command(self, envelope: Envelope) -> ReachDay:
        del envelope
        return ReachDay(self.slot)


_MODELS: Final[dict[str, type[Data]]] = {
    "letter.written": LetterWritten,
    "letter.unwritable": LetterUnwritable,
    "letter.sent": LetterSent,
    "letter.expired": LetterExpired,
    "send.failed": SendFailed,
    "send.unknown": SendUnknown,
    "file.handed_over": FileHandedOver,
    "file.expired": FileExpired,
    "link.used": LinkUsed,
    "ficp.expired": FicpExpired,
}
FUNCTIONS: Final[tuple[MessageType, ...]] = tuple(typed(name, Addressee.CASE, model) for name, model in _MODELS.items())
DAY_REACHED: Final = "day.reached"
