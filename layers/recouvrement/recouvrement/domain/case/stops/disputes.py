"""A claim contested, in whole or in part: what is disputed is not certain, and is not asked for (domain §10.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.law.periods import Days
from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable


class Grievance(StrEnum):
    """A closed list: free words about a person do not enter the journal (domain §13)."""

    AMOUNT = "amount"
    PAYMENT_NOT_COUNTED = "payment_not_counted"
    SIGNATURE = "signature"
    CONTRACT = "contract"
    INSURANCE = "insurance"
    FEES = "fees"
    OTHER = "other"


class Outcome(StrEnum):
    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Without instalments nor amount, the whole claim is contested."""

    dispute_id: str
    raised_on: date
    grievance: Grievance = Grievance.OTHER
    party_id: PartyId | None = None  # who contests; None: the bank did not say
    instalments: tuple[int, ...] = ()  # by number
    amount: Money | None = None

    @property
    def is_whole(self) -> bool:
        return not self.instalments and self.amount is None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The bank's decision, told to whoever contested (L17)."""

    dispute_id: str
    on: date
    outcome: Outcome
    facts: str = ""  # what was found, in French, as the letter says it
    resumes_on: date | None = None  # first day on which the disputed part is asked for again; None: the day itself

    @property
    def ends_on(self) -> date:
        return self.resumes_on or self.on


def dispute_days(dispute: Dispute, resolutions: Iterable[Resolution]) -> Days:
    """From the day it was raised until what was decided takes effect; the first decision counts."""
    found = resolution_of(dispute, resolutions)
    return Days(dispute.raised_on, None if found is None else found.ends_on - timedelta(days=1))


def resolution_of(dispute: Dispute, resolutions: Iterable[Resolution]) -> Resolution | None:
    own = (one for one in resolutions if one.dispute_id == dispute.dispute_id)
    return min(own, key=lambda one: (one.on, one.ends_on, one.outcome), default=None)
