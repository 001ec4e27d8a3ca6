"""Facts of one debtor, or of what keeps the bank from chasing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.letters.address_search import SearchDecision
from recouvrement.domain.case.people.debtors import Debtor
from recouvrement.domain.case.stops.freezes import FreezeReason
from recouvrement.domain.case.stops.grace_periods import ScheduledPayment
from recouvrement.domain.case.stops.holds import Hold
from recouvrement.domain.identifiers import LetterId, PartyId, PersonName
from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class DebtorChanged:
    """Joined, moved, or corrected: the new version of his particulars is kept apart."""

    debtor: Debtor


@dataclass(frozen=True, slots=True)
class AddressInvalidated:
    party_id: PartyId
    on: date


@dataclass(frozen=True, slots=True)
class SearchDecided:
    """His address was not found in time: how the case goes on."""

    party_id: PartyId
    decision: SearchDecision
    reason: str


@dataclass(frozen=True, slots=True)
class DebtorDied:
    party_id: PartyId
    on: date


@dataclass(frozen=True, slots=True)
class DebtorFrozen:
    """A stage of over-indebtedness or of insolvency, the first or a later one. None or empty: the bank was not told."""

    party_id: PartyId
    reason: FreezeReason
    stage: str
    on: date
    schedule: tuple[ScheduledPayment, ...] = ()
    starts_on: date | None = None
    published_on: date | None = None
    loan_months: int | None = None
    is_abroad: bool = False


@dataclass(frozen=True, slots=True)
class DebtorUnfrozen:
    """The procedure has ended; nothing is asked of him before a named person has looked."""

    party_id: PartyId
    stage: str
    on: date


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """The formal notice to that debtor has left: what he must pay, and how long he has from its presentation."""

    party_id: PartyId
    letter_id: LetterId
    cure_amount: Money
    cure_days: int
    received: Money  # before it was asked for: what came since counts towards the sum to cure
    on: date


@dataclass(frozen=True, slots=True)
class AccelerationSent:
    """L11 has left for that debtor; it takes effect with its first presentation."""

    party_id: PartyId
    letter_id: LetterId
    on: date


@dataclass(frozen=True, slots=True)
class CurePeriodOpened:
    """From the proof of first presentation, never from our clock (domain §6)."""

    party_id: PartyId
    letter_id: LetterId
    presented_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class DebtorAccelerated:
    party_id: PartyId
    letter_id: LetterId
    on: date


@dataclass(frozen=True, slots=True)
class NoticeExtinguished:
    """The sum to cure was paid before the acceleration left: void for every debtor (domain §7)."""

    on: date


@dataclass(frozen=True, slots=True)
class HoldPlaced:
    hold: Hold
    by: PersonName


@dataclass(frozen=True, slots=True)
class HoldLifted:
    hold_id: str
    by: PersonName
    on: date
    said_on: date | None = None  # None: the same day


PeopleEvent = (
    DebtorChanged
    | AddressInvalidated
    | SearchDecided
    | DebtorDied
    | DebtorFrozen
    | DebtorUnfrozen
    | NoticeGiven
    | AccelerationSent
    | CurePeriodOpened
    | DebtorAccelerated
    | NoticeExtinguished
    | HoldPlaced
    | HoldLifted
)
