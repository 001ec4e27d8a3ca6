"""What a bailiff says of an act, flat, as a form or a script can fill it: amounts are texts, dates ISO 8601."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from recouvrement.domain.case.enforcement import acts
from recouvrement.domain.case.enforcement.acts import Award, AwardedRate, BailiffAct, CostBearer, Served, ServiceMode
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import ActReference, PartyId, ReceiptId
from recouvrement.domain.money import Money
from recouvrement.messages.data import Amount, Identifier
from recouvrement.messages.envelope import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Count = Annotated[int, Field(strict=False, ge=0, le=120)]  # a form knows texts only
Transfer = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:/-]{0,34}$")]  # SEPA's end-to-end reference


class _Act(BaseModel, ABC):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)

    reference: Identifier
    on: date

    @property
    def named(self) -> tuple[ActReference, date]:
        return ActReference(self.reference), self.on

    @abstractmethod
    def act(self) -> BailiffAct:
        """Say it as the domain does. Raises InvalidMessage when it contradicts itself."""


class _DebtorAct(_Act, ABC):
    party_id: Identifier

    @property
    def against(self) -> tuple[ActReference, date, PartyId]:
        return *self.named, PartyId(self.party_id)


class _Decision(_Act, ABC):
    """`counted_on`: day up to which the interest granted is counted."""

    principal: Amount
    interest: Amount
    costs: Amount
    rate: AwardedRate
    counted_on: date

    @property
    def award(self) -> Award:
        sums = (Money(self.principal), Money(self.interest), Money(self.costs))
        return Award(*sums, self.rate, self.counted_on)


class OrderRequested(_Act):
    act_type: Literal["ORDER_REQUESTED"]

    def act(self) -> BailiffAct:
        return acts.OrderRequested(*self.named)


class OrderGranted(_Decision):
    act_type: Literal["ORDER_GRANTED"]
    refused: Amount = "0.00"

    def act(self) -> BailiffAct:
        return acts.OrderGranted(*self.named, self.award, Money(self.refused))


class OrderRefused(_Act):
    act_type: Literal["ORDER_REFUSED"]

    def act(self) -> BailiffAct:
        return acts.OrderRefused(*self.named)


class Judgment(_Decision):
    act_type: Literal["JUDGMENT"]

    def act(self) -> BailiffAct:
        return acts.Judgment(*self.named, self.award)


class ServiceDone(_DebtorAct):
    act_type: Literal["SERVICE_DONE"]
    mode: ServiceMode
    served: Served = Served.ORDER

    def act(self) -> BailiffAct:
        return acts.ServiceDone(*self.against, self.mode, self.served)


class PlainAct(_DebtorAct):
    """Its type, its day and the debtor say everything."""

    act_type: Literal[
        "SMALL_CLAIM_INVITATION",
        "SERVICE_FAILED",
        "OPPOSITION",
        "NON_OPPOSITION",
        "PAYMENT_COMMAND",
        "NO_ASSETS",
        "UNCOLLECTABLE",
    ]

    def act(self) -> BailiffAct:
        return _PLAIN[self.act_type](*self.against)


class AgreementRecord(_DebtorAct):
    act_type: Literal["AGREEMENT_RECORD"]
    instalments: Annotated[Count, Field(ge=1)]
    first_due_on: date
    amount: Amount

    def act(self) -> BailiffAct:
        return acts.AgreementRecord(*self.against, self.instalments, self.first_due_on, Money(self.amount))


class WageReport(_DebtorAct):
    act_type: Literal["WAGE_REPORT"]
    monthly_net: Amount | None = None
    dependants: Count = 0

    def act(self) -> BailiffAct:
        net = None if self.monthly_net is None else Money(self.monthly_net)
        return acts.WageReport(*self.against, net, self.dependants)


class AccountAttachment(_DebtorAct):
    act_type: Literal["ACCOUNT_ATTACHMENT"]
    amount: Amount

    def act(self) -> BailiffAct:
        return acts.AccountAttachment(*self.against, Money(self.amount))


class MeasureAct(_DebtorAct):
    """`measure`: reference of the attachment that it is about."""

    act_type: Literal["ATTACHMENT_NOTICE", "NO_CONTEST_CERTIFICATE", "RELEASE"]
    measure: Identifier

    def act(self) -> BailiffAct:
        return _ON_MEASURES[self.act_type](*self.against, ActReference(self.measure))


class Receipt(_DebtorAct):
    """`transfer_reference`: the end-to-end reference of the transfer of the net sum to the bank (ADR 0069)."""

    act_type: Literal["RECEIPT"]
    gross: Amount
    fees_withheld: Amount
    net: Amount
    transfer_reference: Transfer

    def act(self) -> BailiffAct:
        gross, withheld = Money(self.gross), Money(self.fees_withheld)
        if not gross or gross - withheld != Money(self.net):
            raise InvalidMessage("net: it is the gross sum, above zero, less the fees withheld")
        return acts.BailiffReceipt(*self.against, gross, withheld, ReceiptId(self.transfer_reference))


class FeeNote(_Act):
    act_type: Literal["FEE_NOTE"]
    amount: Amount
    borne_by: CostBearer

    def act(self) -> BailiffAct:
        return acts.FeeNote(*self.named, Money(self.amount), self.borne_by)


_PLAIN: Final[Mapping[str, Callable[[ActReference, date, PartyId], BailiffAct]]] = {
    "SMALL_CLAIM_INVITATION": acts.SmallClaimInvitation,
    "SERVICE_FAILED": acts.ServiceFailed,
    "OPPOSITION": acts.Opposition,
    "NON_OPPOSITION": acts.NonOpposition,
    "PAYMENT_COMMAND": acts.PaymentCommand,
    "NO_ASSETS": acts.NoAssets,
    "UNCOLLECTABLE": acts.Uncollectable,
}
_ON_MEASURES: Final[Mapping[str, Callable[[ActReference, date, PartyId, ActReference], BailiffAct]]] = {
    "ATTACHMENT_NOTICE": acts.AttachmentNotice,
    "NO_CONTEST_CERTIFICATE": acts.NoContestCertificate,
    "RELEASE": acts.MeasureRelease,
}
Description = Annotated[
    OrderRequested
    | OrderGranted
    | OrderRefused
    | Judgment
    | ServiceDone
    | PlainAct
    | AgreementRecord
    | WageReport
    | AccountAttachment
    | MeasureAct
    | Receipt
    | FeeNote,
    Field(discriminator="act_type"),
]
DESCRIPTION: Final[TypeAdapter[Description]] = TypeAdapter(Description)


def read_act(written: str | bytes) -> BailiffAct:
    """Read a description in JSON. Raises InvalidMessage naming the fields at fault, never their values."""
    try:
        return DESCRIPTION.validate_json(written).act()
    except ValidationError as error:
        raise InvalidMessage(faults(error)) from None  # the cause would repeat what was written
