"""Acts of the bailiff, and what the court answers through him (domain §12.3): every clock runs from the act's day.

A closed union: each act knows its type by a field that nobody gives, which tells one from another where it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar, get_args

from recouvrement.domain.identifiers import ActReference, PartyId, ReceiptId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Receipt


class ActType(StrEnum):
    ORDER_REQUESTED = "ORDER_REQUESTED"
    ORDER_GRANTED = "ORDER_GRANTED"
    ORDER_REFUSED = "ORDER_REFUSED"
    JUDGMENT = "JUDGMENT"
    SMALL_CLAIM_INVITATION = "SMALL_CLAIM_INVITATION"
    SERVICE_DONE = "SERVICE_DONE"
    SERVICE_FAILED = "SERVICE_FAILED"
    OPPOSITION = "OPPOSITION"
    NON_OPPOSITION = "NON_OPPOSITION"
    PAYMENT_COMMAND = "PAYMENT_COMMAND"
    AGREEMENT_RECORD = "AGREEMENT_RECORD"
    WAGE_REPORT = "WAGE_REPORT"
    ACCOUNT_ATTACHMENT = "ACCOUNT_ATTACHMENT"
    ATTACHMENT_NOTICE = "ATTACHMENT_NOTICE"
    NO_CONTEST_CERTIFICATE = "NO_CONTEST_CERTIFICATE"
    RECEIPT = "RECEIPT"
    NO_ASSETS = "NO_ASSETS"
    UNCOLLECTABLE = "UNCOLLECTABLE"
    RELEASE = "RELEASE"
    FEE_NOTE = "FEE_NOTE"


class ServiceMode(StrEnum):
    PERSON = "person"
    HOME = "home"
    OFFICE = "office"  # left at the bailiff's, a notice at the address
    SEARCHED = "659"  # CPC 659: no address found after a search, the report stands for the service


class Served(StrEnum):
    """What was served."""

    ORDER = "order"  # the payment order
    SUMMONS = "summons"
    JUDGMENT = "judgment"


class AwardedRate(StrEnum):
    CONTRACTUAL = "contractual"
    LEGAL = "legal"


class CostBearer(StrEnum):
    DEBTOR = "debtor"  # acts and A444-31, once there is an order
    CREDITOR = "creditor"  # A444-32, or no order


@dataclass(frozen=True, slots=True)
class Award:
    """What the court grants. `counted_on`: interest is inside up to that day; later interest and payments are not."""

    principal: Money
    interest: Money
    costs: Money
    rate: AwardedRate
    counted_on: date

    @property
    def is_nothing(self) -> bool:
        return not (self.principal or self.interest or self.costs)


@dataclass(frozen=True, slots=True)
class CourtAct:
    """`reference` is the bailiff's own: an act counts once. `on`: day of the act, not of its upload."""

    reference: ActReference
    on: date


@dataclass(frozen=True, slots=True)
class DebtorAct(CourtAct):
    """Against one debtor: service, opposition and measures are his own facts (domain §2)."""

    party_id: PartyId


@dataclass(frozen=True, slots=True)
class OrderRequested(CourtAct):
    act_type: ActType = field(default=ActType.ORDER_REQUESTED, init=False)


@dataclass(frozen=True, slots=True)
class OrderGranted(CourtAct):
    """`refused`: the part that was not granted, against which there is no appeal; zero when all was."""

    award: Award
    refused: Money
    act_type: ActType = field(default=ActType.ORDER_GRANTED, init=False)


@dataclass(frozen=True, slots=True)
class OrderRefused(CourtAct):
    act_type: ActType = field(default=ActType.ORDER_REFUSED, init=False)


@dataclass(frozen=True, slots=True)
class Judgment(CourtAct):
    """It replaces the order that was opposed; an award of nothing dismisses the claim."""

    award: Award
    act_type: ActType = field(default=ActType.JUDGMENT, init=False)


@dataclass(frozen=True, slots=True)
class SmallClaimInvitation(DebtorAct):
    """The debtor has a month to agree (CPCE R125-1)."""

    act_type: ActType = field(default=ActType.SMALL_CLAIM_INVITATION, init=False)


@dataclass(frozen=True, slots=True)
class ServiceDone(DebtorAct):
    mode: ServiceMode
    served: Served
    act_type: ActType = field(default=ActType.SERVICE_DONE, init=False)


@dataclass(frozen=True, slots=True)
class ServiceFailed(DebtorAct):
    act_type: ActType = field(default=ActType.SERVICE_FAILED, init=False)


@dataclass(frozen=True, slots=True)
class Opposition(DebtorAct):
    act_type: ActType = field(default=ActType.OPPOSITION, init=False)


@dataclass(frozen=True, slots=True)
class NonOpposition(DebtorAct):
    act_type: ActType = field(default=ActType.NON_OPPOSITION, init=False)


@dataclass(frozen=True, slots=True)
class PaymentCommand(DebtorAct):
    act_type: ActType = field(default=ActType.PAYMENT_COMMAND, init=False)


@dataclass(frozen=True, slots=True)
class AgreementRecord(DebtorAct):
    """Equal monthly instalments; on the small-claim procedure the record is itself an order (domain §5)."""

    instalments: int
    first_due_on: date
    amount: Money  # of one instalment
    act_type: ActType = field(default=ActType.AGREEMENT_RECORD, init=False)


@dataclass(frozen=True, slots=True)
class WageReport(DebtorAct):
    """`monthly_net` None: the employer has not declared it yet, so nothing is estimated."""

    monthly_net: Money | None
    dependants: int
    act_type: ActType = field(default=ActType.WAGE_REPORT, init=False)


@dataclass(frozen=True, slots=True)
class AccountAttachment(DebtorAct):
    attached: Money
    act_type: ActType = field(default=ActType.ACCOUNT_ATTACHMENT, init=False)


@dataclass(frozen=True, slots=True)
class AttachmentNotice(DebtorAct):
    """`measure`: reference of the attachment that the debtor is told of."""

    measure: ActReference
    act_type: ActType = field(default=ActType.ATTACHMENT_NOTICE, init=False)


@dataclass(frozen=True, slots=True)
class NoContestCertificate(DebtorAct):
    measure: ActReference
    act_type: ActType = field(default=ActType.NO_CONTEST_CERTIFICATE, init=False)


@dataclass(frozen=True, slots=True)
class BailiffReceipt(DebtorAct):
    """`receipt_id`: end-to-end reference of the transfer, under which the bank books the net sum (ADR 0069)."""

    gross: Money
    fees_withheld: Money
    receipt_id: ReceiptId
    act_type: ActType = field(default=ActType.RECEIPT, init=False)

    @property
    def receipt(self) -> Receipt:
        """The debtor is credited with the gross sum, at the date of the act (domain §12.3)."""
        return Receipt(self.receipt_id, self.on, self.gross)


@dataclass(frozen=True, slots=True)
class NoAssets(DebtorAct):
    act_type: ActType = field(default=ActType.NO_ASSETS, init=False)


@dataclass(frozen=True, slots=True)
class Uncollectable(DebtorAct):
    act_type: ActType = field(default=ActType.UNCOLLECTABLE, init=False)


@dataclass(frozen=True, slots=True)
class MeasureRelease(DebtorAct):
    measure: ActReference
    act_type: ActType = field(default=ActType.RELEASE, init=False)


@dataclass(frozen=True, slots=True)
class FeeNote(CourtAct):
    amount: Money
    borne_by: CostBearer
    act_type: ActType = field(default=ActType.FEE_NOTE, init=False)


BailiffAct = (
    OrderRequested
    | OrderGranted
    | OrderRefused
    | Judgment
    | SmallClaimInvitation
    | ServiceDone
    | ServiceFailed
    | Opposition
    | NonOpposition
    | PaymentCommand
    | AgreementRecord
    | WageReport
    | AccountAttachment
    | AttachmentNotice
    | NoContestCertificate
    | BailiffReceipt
    | NoAssets
    | Uncollectable
    | MeasureRelease
    | FeeNote
)
Kind = TypeVar("Kind", bound=CourtAct)


def act_kinds() -> tuple[type[CourtAct], ...]:
    return get_args(BailiffAct)
