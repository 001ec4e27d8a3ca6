"""What the connector to the Banque de France answers (domain §3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.commands.ficp import ReportFicpDeclared, ReportFicpLifted
from recouvrement.domain.identifiers import PartyId
from recouvrement.messages.data import Addressee, Data, Identifier, MessageType, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class FicpDeclared(Data):
    """The Banque de France has it since `time`; `reference` is that of its remittance."""

    party_id: Identifier
    reference: Identifier

    def command(self, envelope: Envelope) -> Command:
        return ReportFicpDeclared(PartyId(self.party_id), day_of(envelope), self.reference)


class FicpLifted(Data):
    """The Banque de France has removed the entry."""

    party_id: Identifier
    reference: Identifier

    def command(self, envelope: Envelope) -> Command:
        return ReportFicpLifted(PartyId(self.party_id), day_of(envelope), self.reference)


FICP: Final[tuple[MessageType, ...]] = (
    typed("ficp.declared", Addressee.EITHER, FicpDeclared),
    typed("ficp.lifted", Addressee.EITHER, FicpLifted),
)
