"""A repayment plan as the case knows it: proposed, signed by each, agreed by the bank, kept or not (domain §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.law.affordable_plan import Means
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.law.repayment_plan import PlanInstalment, PlanTerms, plan_schedule
from recouvrement.domain.money import Money


class PlanInterest(StrEnum):
    """What becomes of the late interest that runs while the plan is kept."""

    KEPT = "kept"  # owed beside the plan
    REDUCED = "reduced"  # the plan's sum holds all of it that is asked for
    WAIVED = "waived"


class PlanOrigin(StrEnum):
    BANK = "bank"
    BAILIFF = "bailiff"  # agreement record (PV d'accord), or the simplified procedure for small claims


class PlanEnd(StrEnum):
    KEPT = "kept"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PlanConditions:
    """What is signed. An accelerated loan stays accelerated unless the plan says otherwise in writing."""

    terms: PlanTerms
    current_instalments_continue: bool
    interest: PlanInterest = PlanInterest.KEPT
    undoes_acceleration: bool = False
    guarantors: tuple[PartyId, ...] = ()  # those who agreed


@dataclass(frozen=True, slots=True)
class Signature:
    """`key`, `sha256`: the proof file (eIDAS) in the evidence bucket; None: the bailiff keeps the paper."""

    party_id: PartyId
    on: date
    key: str | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class BankAgreement:
    on: date
    by: PersonName
    requested_by: PersonName
    level: Level | None = None  # None: the bailiff recorded it, within his mandate


@dataclass(frozen=True, slots=True)
class Plan:
    plan_id: str
    proposed_on: date
    proposed_by: PersonName
    claim: Money  # of that day
    conditions: PlanConditions
    sign_by: date | None = None  # the offer lasts until then; None: none was sent for signature
    means: Means | None = None  # monthly, as declared
    origin: PlanOrigin = PlanOrigin.BANK
    signatures: tuple[Signature, ...] = ()
    agreement: BankAgreement | None = None
    in_force_on: date | None = None  # day of the last of the signatures, the bank's included
    ended_on: date | None = None
    end: PlanEnd | None = None

    @property
    def is_in_force(self) -> bool:
        return self.in_force_on is not None and self.end is None

    @property
    def is_offered(self) -> bool:
        """Sent for signature, and not yet signed by all."""
        return self.in_force_on is None and self.end is None

    @property
    def is_kept(self) -> bool:
        return self.end is PlanEnd.KEPT

    @property
    def schedule(self) -> tuple[PlanInstalment, ...]:
        return plan_schedule(self.conditions.terms)

    def is_signed_by(self, party_id: PartyId) -> bool:
        return any(signature.party_id == party_id for signature in self.signatures)
