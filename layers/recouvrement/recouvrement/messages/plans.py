"""Repayment plans, as staff and the signature provider tell of them (domain §5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from recouvrement.domain.case.commands.plans import AgreePlan, CancelPlan, Offer, ProposePlan, SignPlan
from recouvrement.domain.case.plans.record import PlanConditions, PlanInterest, Signature
from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.law.affordable_plan import Means
from recouvrement.domain.law.repayment_plan import PlanTerms
from recouvrement.domain.money import Money
from recouvrement.messages.approver import Approver
from recouvrement.messages.data import Addressee, Amount, Data, Identifier, MessageType, Sha256, Text, day_of, typed
from recouvrement.messages.envelope import Envelope

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, hide_input_in_errors=True)


class Terms(_Part):
    """Equal monthly parts of `total`, on the anchor day of each month; the last takes the cents that are left."""

    total: Amount
    count: Annotated[int, Field(ge=1, le=120)]
    first_due_on: date
    anchor_day: Annotated[int, Field(ge=1, le=31)]


class SignatureProof(_Part):
    """`key`: of the proof file (eIDAS), already in the evidence bucket."""

    party_id: Identifier
    signed_on: date
    key: Text
    sha256: Sha256

    @property
    def signature(self) -> Signature:
        return Signature(PartyId(self.party_id), self.signed_on, self.key, self.sha256)


class PlanProposed(Data):
    """The sum is the claim of the day, the number of instalments what the declared means of a month allow."""

    plan_id: Identifier
    income: Amount
    charges: Amount
    first_due_on: date
    current_instalments_continue: bool
    interest: PlanInterest = PlanInterest.KEPT
    undoes_acceleration: bool = False
    by: Text

    def command(self, envelope: Envelope) -> Command:
        del envelope
        offer = Offer(
            Means(Money(self.income), Money(self.charges)),
            self.first_due_on,
            self.current_instalments_continue,
            self.interest,
            self.undoes_acceleration,
        )
        return ProposePlan(self.plan_id, offer, PersonName(self.by))


class PlanSigned(Data):
    """One debtor has signed, on the day of `time`."""

    plan_id: Identifier
    party_id: Identifier
    key: Text
    sha256: Sha256

    def command(self, envelope: Envelope) -> Command:
        return SignPlan(self.plan_id, Signature(PartyId(self.party_id), day_of(envelope), self.key, self.sha256))


class PlanAgreed(Data):
    """The bank has signed, on the day of `time`, what stands on the signed paper; it may bring signatures along."""

    plan_id: Identifier
    terms: Terms
    current_instalments_continue: bool
    interest: PlanInterest = PlanInterest.KEPT
    undoes_acceleration: bool = False
    guarantors: tuple[Identifier, ...] = ()
    signatures: tuple[SignatureProof, ...] = ()
    by: Approver
    requested_by: Text

    def command(self, envelope: Envelope) -> Command:
        terms = self.terms
        conditions = PlanConditions(
            PlanTerms(Money(terms.total), terms.count, terms.first_due_on, terms.anchor_day),
            self.current_instalments_continue,
            self.interest,
            self.undoes_acceleration,
            tuple(PartyId(party) for party in self.guarantors),
        )
        return AgreePlan(
            self.plan_id,
            conditions,
            day_of(envelope),
            self.by.person,
            PersonName(self.requested_by),
            tuple(proof.signature for proof in self.signatures),
        )


class PlanCancelled(Data):
    plan_id: Identifier
    by: Text
    reason: Text

    def command(self, envelope: Envelope) -> Command:
        return CancelPlan(self.plan_id, day_of(envelope), PersonName(self.by), self.reason)


_MODELS: Final[dict[str, type[Data]]] = {
    "plan.proposed": PlanProposed,
    "plan.signed": PlanSigned,
    "plan.agreed": PlanAgreed,
    "plan.cancelled": PlanCancelled,
}
PLANS: Final[tuple[MessageType, ...]] = tuple(typed(name, Addressee.EITHER, model) for name, model in _MODELS.items())
