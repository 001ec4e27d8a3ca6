"""Incident fees of one month and their caps (CMF R312-4-1, R312-4-2; domain §3.5, C-15)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.law.dues import check_count, check_none_negative
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from recouvrement.domain.law.parameters import FeeCaps, IncidentFeeParameters, LegalParameters


class FeeProfile(StrEnum):
    STANDARD = "standard"
    FRAGILE = "fragile"  # fragile client who has not subscribed the specific offer
    SPECIFIC_OFFER = "specific_offer"


@dataclass(frozen=True, slots=True)
class MonthOfIncidents:
    """What happened on a consumer's account in one month. Raises InvalidMessage on a negative figure."""

    profile: FeeProfile
    overrun_operations: int
    rejected_debits: tuple[Money, ...]  # amount of each operation
    charged_this_year: Money  # incident fees, before this month

    def __post_init__(self) -> None:
        check_count("the number of overrun operations", self.overrun_operations, 0)
        check_none_negative("a rejected debit", self.rejected_debits)
        check_none_negative("the year's fees", (self.charged_this_year,))


@dataclass(frozen=True, slots=True)
class IncidentFees:
    intervention: Money
    rejection: Money
    gross: Money
    chargeable: Money
    parameters_version: str


def incident_fees(month: MonthOfIncidents, parameters: LegalParameters) -> IncidentFees:
    """Each kind under its own cap first, their sum under the client's cap then."""
    caps = parameters.incident_fees
    intervention = _intervention(month, caps)
    rejection = total(min(amount, caps.rejected_debit) for amount in month.rejected_debits)
    gross = intervention + rejection
    return IncidentFees(intervention, rejection, gross, _chargeable(month, gross, caps), parameters.version)


def _intervention(month: MonthOfIncidents, caps: IncidentFeeParameters) -> Money:
    cap: FeeCaps = caps.standard_intervention
    if month.profile is FeeProfile.SPECIFIC_OFFER:
        cap = caps.specific_intervention
    return min(cap.per_operation.times(month.overrun_operations), cap.per_month)


def _chargeable(month: MonthOfIncidents, gross: Money, caps: IncidentFeeParameters) -> Money:
    match month.profile:
        case FeeProfile.STANDARD:
            return gross
        case FeeProfile.FRAGILE:
            return min(gross, caps.fragile_month)
        case FeeProfile.SPECIFIC_OFFER:
            left_this_year = max(ZERO, caps.specific_year - month.charged_this_year)
            return min(gross, caps.specific_month, left_this_year)
        case _:
            assert_never(month.profile)
