"""What the post says of a letter that has left. Its subject is the case, as on the order to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.commands.letters import ReportDelivery
from recouvrement.domain.case.commands.people import InvalidateAddress
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.identifiers import LetterId, PartyId
from recouvrement.messages.data import Addressee, Data, Identifier, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class DeliveryReported(Data):
    """`time` is that of the first presentation: the cure period runs from it (domain §6).

    `served`: by a commissaire de justice, as staff tell when the post proves nothing.
    """

    letter_id: Identifier
    delivery: Delivery

    def command(self, envelope: Envelope) -> Command:
        return ReportDelivery(LetterId(self.letter_id), self.delivery, day_of(envelope))


class AddressInvalid(Data):
    party_id: Identifier

    def command(self, envelope: Envelope) -> Command:
        return InvalidateAddress(PartyId(self.party_id), day_of(envelope))


POST: Final = (
    typed("letter.delivery_reported", Addressee.CASE, DeliveryReported),
    typed("address.invalid", Addressee.CASE, AddressInvalid),
)
