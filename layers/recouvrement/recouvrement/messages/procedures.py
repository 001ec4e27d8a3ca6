"""What a commission, a court or a judge decided about a debtor, as the bank's desk passes it on (domain §10)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.commands.stops import GrantGracePeriod
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, InsolvencyStage, Stage
from recouvrement.domain.case.stops.grace_periods import GracePeriod, ScheduledPayment
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.money import Money
from recouvrement.messages.data import Addressee, Amount, Data, Identifier, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class Payment(BaseModel):
    """What is to be paid on a day."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)

    due_on: date
    amount: Amount


class OverIndebtednessNotified(Data):
    """The Banque de France notified a stage (CCo L722-2 and after). Measures come with their first day and payments."""

    party_id: Identifier
    stage: Stage
    starts_on: date | None = None
    schedule: tuple[Payment, ...] = ()

    def command(self, envelope: Envelope) -> Command:
        party_id, on = PartyId(self.party_id), day_of(envelope)
        return NotifyStage(
            Freeze(
                party_id,
                FreezeReason.OVER_INDEBTEDNESS,
                self.stage,
                on,
                schedule=_scheduled(self.schedule),
                starts_on=self.starts_on,
            )
        )


class InsolvencyOpened(Data):
    """`time` is that of the opening judgment (Ccom L622-21). The length of the loan says whether its interest stops."""

    party_id: Identifier
    published_on: date | None = None  # in the BODACC
    loan_months: Annotated[int, Field(ge=0)] | None = None
    is_abroad: bool = False  # the branch that declares the claim lies outside metropolitan France

    def command(self, envelope: Envelope) -> Command:
        return NotifyStage(
            Freeze(
                PartyId(self.party_id),
                FreezeReason.INSOLVENCY,
                InsolvencyStage.OPENED,
                day_of(envelope),
                published_on=self.published_on,
                loan_months=self.loan_months,
                is_abroad=self.is_abroad,
            )
        )


class InsolvencyNotified(Data):
    """What became of the proceedings: a plan, a liquidation, its closing, their end."""

    party_id: Identifier
    stage: InsolvencyStage

    def command(self, envelope: Envelope) -> Command:
        return NotifyStage(Freeze(PartyId(self.party_id), FreezeReason.INSOLVENCY, self.stage, day_of(envelope)))


class GracePeriodGranted(Data):
    """`time` is the day of the judge's decision; without a party it was given to all the debtors (CC 1343-5)."""

    order_id: Identifier
    until: date
    party_id: Identifier | None = None
    schedule: tuple[Payment, ...] = ()

    def command(self, envelope: Envelope) -> Command:
        granted_on = day_of(envelope)
        if self.until < granted_on:
            raise InvalidMessage("grace_period.granted: until: before the decision")
        party_id = None if self.party_id is None else PartyId(self.party_id)
        return GrantGracePeriod(GracePeriod(self.order_id, granted_on, self.until, party_id, _scheduled(self.schedule)))


def _scheduled(payments: tuple[Payment, ...]) -> tuple[ScheduledPayment, ...]:
    return tuple(ScheduledPayment(one.due_on, Money(one.amount)) for one in payments)


PROCEDURES: Final = (
    typed("over_indebtedness.notified", Addressee.CONTRACT, OverIndebtednessNotified),
    typed("insolvency.opened", Addressee.CONTRACT, InsolvencyOpened),
    typed("insolvency.notified", Addressee.CONTRACT, InsolvencyNotified),
    typed("grace_period.granted", Addressee.CONTRACT, GracePeriodGranted),
)
